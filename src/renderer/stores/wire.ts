import type { Stores } from './index.ts';

/** Drops everything that was read from a vault, so that nothing of it stays after the lock. */
export function resetVaultStores(stores: Stores): void {
  stores.presence.cancel();
  stores.dialogs.close();
  stores.drafts.reset();
  stores.guides.reset();
  stores.imports.reset();
  stores.verification.reset();
  stores.verifyRuns.reset();
  stores.rotations.reset();
  stores.history.reset();
  stores.backups.reset();
  stores.restore.locked();
  stores.comparison.reset();
  stores.places.reset();
  stores.detail.reset();
  stores.consumers.reset();
  stores.list.reset();
  stores.counts.reset();
  stores.accounts.reset();
  stores.settings.reset();
  stores.whereabouts.reset();
  stores.worklist.reset();
  stores.digest.reset();
  stores.network.reset();
  stores.reach.close();
  stores.handOvers.reset();
  stores.broker.reset();
  stores.looks.reset();
  stores.kept.reset();
  stores.landing.reset();
}

async function loadVaultStores(stores: Stores): Promise<void> {
  await Promise.all([
    stores.list.refresh(),
    stores.counts.refresh(),
    stores.accounts.refresh(),
    stores.settings.refresh(),
    stores.detail.refresh([]),
    stores.rotations.refresh(),
    stores.backups.refresh(),
    stores.comparison.refresh(),
    stores.drafts.refresh(),
    stores.guides.refresh(),
    stores.worklist.refresh(),
    stores.verifyRuns.refresh(),
    stores.broker.refresh(),
  ]);
}

/**
 * Connects main's events with the stores and asks for the first answers. Events carry ids only: each one makes
 * the stores that it concerns ask again. Returns the function that disconnects them.
 */
export function wireStores(stores: Stores): () => void {
  const {
    client,
    session,
    list,
    detail,
    consumers,
    counts,
    accounts,
    preferences,
    policy,
    rotations,
    history,
    places,
    backups,
    worklist,
    digest,
    network,
    reach,
    comparison,
    drafts,
    reminders,
    updates,
    landing,
    dialogs,
    presence,
    restore,
    verifyRuns,
    looks,
    kept,
    handOvers,
    broker,
  } = stores;
  // A failed refresh leaves the last answer in place: the next event or the person's next step asks again.
  const ignore = (): void => undefined;

  /** Most of what happens leaves a row; nobody looks at them elsewhere. */
  const look = (): void => {
    if (places.state.getState().place === 'history') void history.refresh();
  };

  /** What became due, or was done, by another window or in a terminal. */
  const compare = (): void => {
    if (session.state.getState().status?.state === 'unlocked') void comparison.refresh();
  };

  /** Whether what was pressed before the vault came into sight was asked for. */
  let looked = false;
  const land = (): Promise<void> => {
    if (looked) return landing.again();
    looked = true;
    return landing.look();
  };

  const ends = [
    client.on('vault.changed', () => {
      void session.refresh();
      policy.refresh().catch(ignore);
      reminders.refresh().catch(ignore);
      compare();
    }),
    client.on('credentials.changed', ({ ids }) => {
      look();
      void list.refresh();
      void detail.refresh(ids);
      void consumers.refresh(ids);
      counts.refresh().catch(ignore);
      void backups.refresh();
      accounts.refresh().catch(ignore);
      worklist.refresh().catch(ignore);
      // What it found may be mended by now.
      if (places.state.getState().place === 'verification') void verifyRuns.refresh();
      // A draft for a key goes with it.
      if (drafts.state.getState().all.length > 0) drafts.refresh().catch(ignore);
    }),
    client.on('rotations.changed', () => {
      void rotations.refresh();
      worklist.refresh().catch(ignore);
      look();
    }),
    client.on('verification.changed', () => void verifyRuns.refresh()),
    client.on('look.changed', () => void looks.refresh()),
    client.on('consumers.changed', () => {
      void consumers.refresh([]);
      if (places.state.getState().place === 'look') void looks.refresh().then(looks.recheck);
      if (kept.state.getState().value !== null) kept.refresh().catch(ignore);
    }),
    client.on('broker.changed', () => {
      if (session.state.getState().status?.state === 'unlocked') void broker.refresh();
    }),
    client.on('handOver.changed', () => {
      if (handOvers.state.getState().value !== null) handOvers.refresh().catch(ignore);
    }),
    client.on('digest.changed', () => {
      if (digest.state.getState().value !== null) digest.refresh().catch(ignore);
    }),
    client.on('network.changed', () => {
      if (network.state.getState().value !== null) network.refresh().catch(ignore);
    }),
    client.on('reach.changed', ({ run }) => void reach.refresh(run).catch(ignore)),
    client.on('backups.changed', () => {
      void backups.refresh();
      look();
    }),
    client.on('reminders.changed', () => void reminders.refresh().catch(ignore)),
    client.on('place.changed', () => void landing.look().catch(ignore)),
    client.on('window.renewing', session.leave),
    client.on('preferences.changed', () => void preferences.refresh().catch(ignore)),
    client.on('updates.changed', () => void updates.refresh().catch(ignore)),
    list.state.subscribe((now, before) => {
      if (now.selected !== before.selected) void detail.show(now.selected);
    }),
    detail.state.subscribe((now, before) => {
      const id = now.detail?.id ?? null;
      if (id !== (before.detail?.id ?? null)) void consumers.show(id);
    }),
    session.state.subscribe((now, before) => {
      const open = now.status?.state === 'unlocked';
      if (open && now.status !== before.status)
        loadVaultStores(stores)
          // What was pressed while it was locked, or while there was no window, waits for this.
          .then(land)
          .catch(ignore);
      if (!open) looked = false;
      if (!open && before.status?.state === 'unlocked') resetVaultStores(stores);
    }),
  ];
  for (const store of [dialogs.state, presence.state, reach.state, restore.state, session.state])
    ends.push(store.subscribe(() => void landing.again().catch(ignore)));
  preferences.refresh().catch(ignore);
  policy.refresh().catch(ignore);
  reminders.refresh().catch(ignore);
  void session.refresh();
  return () => {
    for (const end of ends) end();
  };
}
