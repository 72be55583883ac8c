import { resolveLocale } from '../shared/i18n/locale.ts';
import { KeyturnError } from '../shared/ipc/envelope.ts';
import type { LockReason } from '../shared/model/vault.ts';
import type { AppOptions, AppPorts } from './app-options.ts';
import { fileKindOf } from './formats/files/index.ts';
import { underPolicy } from './ipc/governed-router.ts';
import { handlersFor } from './ipc/handlers/index.ts';
import { createRouter } from './ipc/router.ts';
import type { KeyturnApp, LockWatch } from './keyturn-app.ts';
import { createAccounts } from './services/accounts/index.ts';
import { createAudit } from './services/audit/index.ts';
import { createHeadTeller } from './services/audit/tell-head.ts';
import { createBackups, describeBucket } from './services/backup/index.ts';
import { createBroker } from './services/broker/index.ts';
import { createClipboardGuard } from './services/clipboard-guard.ts';
import { createComparisons } from './services/comparison/index.ts';
import { createConsumers } from './services/consumers/index.ts';
import { createCredentialWriting } from './services/credential-writing.ts';
import { createCredentials } from './services/credentials.ts';
import { createDeviceId } from './services/device-id.ts';
import { createDiagnoses } from './services/diagnosis.ts';
import { VENDOR_ORIGINS } from './services/digest/address.ts';
import { createDigests } from './services/digest/index.ts';
import { createDrafts } from './services/drafts.ts';
import { createEvents } from './services/events.ts';
import { createExports } from './services/exports/index.ts';
import { watchForeignChanges } from './services/foreign-changes.ts';
import { createGuides } from './services/guides.ts';
import { createHandOuts, type Receiver } from './services/hand-outs/index.ts';
import { createHandOvers } from './services/hand-over/index.ts';
import { createImports } from './services/import/index.ts';
import type { Services } from './services/index.ts';
import { createKeptCopies } from './services/kept-copies.ts';
import { createLooks } from './services/look/index.ts';
import { createManagedPolicy } from './services/managed-policy.ts';
import { createMenuCommands } from './services/menu-commands.ts';
import { createNetwork } from './services/network/index.ts';
import { createWayOutside } from './services/network/way-out.ts';
import { createPlaintext } from './services/plaintext/index.ts';
import { createPreferences } from './services/preferences.ts';
import { createPresenceCheck } from './services/presence.ts';
import { createProof } from './services/proof.ts';
import { createReachability } from './services/reachability/index.ts';
import { createRecoveryKit } from './services/recovery-kit/index.ts';
import { createReminders } from './services/reminders/index.ts';
import { createRestores } from './services/restore/index.ts';
import { createRotations } from './services/rotation/index.ts';
import { createScripts } from './services/scripts/index.ts';
import { createSecretAccess } from './services/secret-access.ts';
import { createSettings } from './services/settings.ts';
import { createStartupSetting } from './services/startup.ts';
import { createPlaceTickets } from './services/tickets.ts';
import { createUpdates } from './services/updates.ts';
import { createUserFiles } from './services/user-files/index.ts';
import { createVaultSession } from './services/vault-session.ts';
import { createVerifyRuns } from './services/verification/index.ts';
import { createLookUps } from './services/verification/look-up.ts';
import { createVerification } from './services/verification/verify-key.ts';
import { createWhereabouts } from './services/whereabouts.ts';
import { createWitness } from './services/witness.ts';
import { createWorklist } from './services/worklist/index.ts';
import { inspectVault } from './vault/index.ts';

export type { AppOptions, AppPorts } from './app-options.ts';
export type { KeyturnApp, LockWatch } from './keyturn-app.ts';

/** Builds all services from ports. Pure Node: the window, the command line and the tests start here. */
export function createApp(ports: AppPorts, options: AppOptions): KeyturnApp {
  const { clock, random, logger, files } = ports;
  const { folder, via, osUser, device } = options;
  const events = createEvents();
  const policy = createManagedPolicy({
    files,
    ownership: ports.ownership,
    path: options.policyFile ?? null,
  });
  const rules = policy.rules;
  const heads = createHeadTeller({ sink: ports.headSink, clock, logger });
  const proof = createProof(clock);
  const witness = createWitness({ files, clock, logger, deviceFolder: options.deviceFolder ?? null });
  const session = createVaultSession({
    ports,
    folder,
    actor: { via, osUser, device },
    events,
    logger,
    heads,
    policy,
    proof,
    presence: ports.presence,
    witness,
    ...(options.kdf === undefined ? {} : { kdf: options.kdf }),
  });
  const presence = createPresenceCheck({ session, system: ports.presence, proof, clock });
  const settings = createSettings(session, events, rules);
  const preferences = createPreferences({ files, folder, events });
  const updates = createUpdates({
    ...{ updater: ports.updater, files, clock, logger, events, preferences, rules },
    deviceFolder: options.deviceFolder ?? null,
    version: options.version,
    unattended: via === 'app',
  });
  const credentials = createCredentials(session, events, clock);
  const writing = createCredentialWriting({ session, events, clock, random });
  const clipboard = createClipboardGuard(ports.clipboard, clock, events);
  const { http, ...outside } = createWayOutside({
    ...{ session, events, clock, system: ports.systemProxy, options: options.http ?? {} },
    allowed: () => rules().allowedHosts,
  });
  const verification = createVerification({ session, events, clock, http });
  const reachability = createReachability({ session, events, clock, http, ...outside, verification });
  const deviceId = createDeviceId({ files, random, folder });
  const userFiles = createUserFiles({
    ...{ session, events, clock, random, files, locks: ports.locks, logger, folder, deviceId },
    ...{ deviceName: device, kindOf: fileKindOf },
  });
  const places = createPlaceTickets({ files, clock, random });
  const imports = createImports({ files, random, clock, session, writing });
  const consumers = createConsumers({
    ...{ session, events, clock, random, userFiles, imports, deviceId, options },
    programs: ports.programs,
  });
  const handOuts = createHandOuts({
    ...{ session, events, clock, random, deviceId, deviceName: device },
    caller: options.caller ?? null,
  });
  const plaintext = createPlaintext({
    ...{ session, events, clock, random, handOuts, files, logger, userFiles, deviceId, rules },
    ...{ kindOf: fileKindOf, command: options.command ?? null, unattended: via === 'app' },
    keychain: async () => (await session.status()).keychain,
  });
  const rotations = createRotations({
    ...{ session, events, clock, random, files, locks: ports.locks, logger, http, folder },
    ...{ tryKey: verification.verify, serving: consumers, device: deviceId },
    unattended: via === 'app',
  });
  const drafts = createDrafts({ session, clock, random, imports });
  const comparisons = createComparisons({ session, events, clock, http, verification });
  const { home, environment: env = {}, platform } = options;
  const looks = createLooks({
    ...{ session, events, clock, random, files, logger, http, writing, places, device: deviceId },
    ...{ picker: ports.filePicker, deviceName: device },
    around: home === undefined ? null : { platform, home, env },
  });
  const backing = {
    ...{ session, events, clock, random, files, locks: ports.locks, logger, http, folder, places },
    actor: { via, osUser, device },
  };
  const backups = createBackups({
    ...backing,
    device: deviceId,
    picker: ports.filePicker,
    unattended: via === 'app',
  });

  const locale = async () => resolveLocale((await preferences.get()).locale, options.systemLocale);
  const zone = () => options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { reminders, landing } = createReminders({
    ...{ session, events, clock, random, files, locks: ports.locks, keychain: ports.keychain, logger },
    ...{ preferences, locale, deviceFolder: options.deviceFolder ?? null },
    inspect: () => inspectVault({ files }, folder),
    zone,
    keychainAllowed: () => !rules().forbidKeychain,
    unattended: via === 'app',
  });

  const lookUps = createLookUps({ session, clock, http });
  const verifyRuns = createVerifyRuns({
    ...{ session, events, clock, logger, verification },
    unattended: via === 'app',
    tell: reminders.tellFailed,
  });

  const digests = createDigests({
    ...{ session, events, clock, random, files, logger, http, places, clipboard, locale },
    device: deviceId,
    picker: ports.filePicker,
    origins: options.webhooks ?? VENDOR_ORIGINS,
    zone,
    unattended: via === 'app',
  });

  const broker = createBroker({
    ...{ session, events, clock, random, logger, policy, preferences, deviceId, landing, locale, plaintext },
    door: ports.door,
    route: ({ channel, input }, receiver) => routerFor(receiver).handleUnknown(channel, input),
  });

  const lock = async (reason: LockReason, waits = reason === 'quit'): Promise<void> => {
    broker.leave();
    verifyRuns.leave();
    verification.cancelAll();
    lookUps.cancel();
    reachability.cancelAll();
    comparisons.cancel();
    looks.stop();
    const answered = rotations.pause();
    const ended = [consumers.leave()];
    const backedOff = backups.pause();
    const unsent = digests.pause();
    // Side by side: a clipboard that does not answer must not keep the vault open.
    const left = reminders.leave();
    const clearing = clipboard.clearNow().catch(() => logger.warn('clipboard.not-cleared'));
    try {
      await session.lock(reason);
    } finally {
      left();
      // One that was begun meanwhile; no other can be from now on.
      ended.push(consumers.leave());
      // After the lock, since no preview can be made any more.
      imports.clear();
      places.clear();
      looks.clear();
    }
    await clearing;
    // A change that is on its way is worth the wait where this process is about to end; else it ends by itself.
    if (waits)
      await Promise.all([answered, backedOff, unsent, reminders.settled(), userFiles.idle(), ...ended]);
  };

  let watch: LockWatch | null = null;
  const lockInSight: KeyturnApp['lock'] = async (reason) => {
    // Before anything else: a vault that is on its way into its place hears of it.
    const closed = restores.close(reason);
    const inSight = session.holdsKeys() || restores.isReplacing();
    const watching = inSight && reason !== 'quit' ? watch : null;
    watching?.begins();
    try {
      await Promise.all([lock(reason), closed]);
    } finally {
      watching?.ended();
    }
  };

  const restores = createRestores({
    ...backing,
    ports,
    backups,
    describe: (bucket, signal) => describeBucket(backing, bucket, signal),
    picker: ports.filePicker,
    lock: () => lock('by-hand', true),
  });

  const commands = createMenuCommands(events, session.isOpen);
  const services: Services = {
    desktop: ports.desktop,
    startup: createStartupSetting(ports.startup),
    commands,
    app: {
      lock: lockInSight,
      info: async () => ({
        version: options.version,
        platform: options.platform,
        locale: await locale(),
        home: home ?? null,
      }),
    },
    session,
    preferences,
    settings,
    presence,
    drafts,
    guides: createGuides({ session, clock, clipboard, browser: ports.browser }),
    diagnoses: createDiagnoses(ports.browser),
    accounts: createAccounts(session, events, random),
    audit: createAudit({ session, files, random, picker: ports.filePicker, places, heads }),
    credentials,
    writing,
    policy,
    whereabouts: createWhereabouts({
      ...{ session, files, policy, folder },
      elsewhere: async () => [
        ...witness.places(session.vault().id),
        ...reminders.places(session.vault().id),
        { kind: 'audit-heads', path: ports.headSink.file },
        ...(await backups.list()).map(({ kind, place }) => ({
          kind: kind === 'folder' ? ('backup-folder' as const) : ('backup-bucket' as const),
          path: place,
        })),
      ],
    }),
    secrets: createSecretAccess({ session, clipboard, policy: rules }),
    clipboard,
    verification,
    verifyRuns,
    lookUps,
    rotations,
    restores,
    comparisons,
    witness,
    backups,
    digests,
    kit: createRecoveryKit({
      ...{ session, events, clock, files, random, logger, places, folder, locale },
      picker: ports.filePicker,
      window: ports.kitWindow,
      targets: backups.list,
    }),
    network: createNetwork({ session, events, clock, random, imports, picker: ports.filePicker }),
    reachability,
    worklist: createWorklist({ session, events, clock }),
    reminders,
    landing,
    copies: createKeptCopies({ session, files, folder }),
    updates,
    userFiles,
    consumers,
    looks,
    plaintext,
    handOuts,
    scripts: createScripts({
      ...{ session, clipboard, handOuts, rules, files, random, picker: ports.filePicker, places, platform },
    }),
    broker,
    exports: createExports({
      ...{ session, clock, random, files, places, rules, handOuts },
      ...{ picker: ports.filePicker, kdf: options.kdf },
    }),
    handOvers: createHandOvers({
      ...{ session, events, clock, random, rules, handOuts, imports, from: `${osUser} (${device})` },
    }),
    imports: {
      ...imports,
      pick: async () => {
        const path = await ports.filePicker.pickKeyFile();
        return path === null ? null : { ticket: await imports.ticketFor(path) };
      },
    },
  };

  const gates = { unlocked: session.isOpen, present: presence.fresh };
  const routerFor = (receiver: Receiver | null) =>
    underPolicy(createRouter(handlersFor(services, receiver), gates, logger), policy);
  const router = routerFor(null);
  if (via === 'app') broker.listen();
  const onReplaced = () => void lockInSight('replaced').catch(() => logger.warn('vault.not-locked'));
  const stopWatching =
    via === 'app' ? watchForeignChanges({ session, events, clock, onReplaced }) : () => undefined;

  return {
    ...router,
    subscribe: events.subscribe,
    async ticketFor(path, kind = 'read') {
      if (kind !== 'backup' && !session.isOpen())
        return { ok: false, error: { code: 'vault-locked', params: {} } };
      try {
        const ticket = await (kind === 'read' ? imports.ticketFor(path) : places.issue(path, kind));
        return { ok: true, value: { ticket } };
      } catch (error) {
        const known = error instanceof KeyturnError ? error : new KeyturnError('internal');
        return { ok: false, error: { code: known.code, params: known.params } };
      }
    },
    reminders,
    landing,
    watchAskers: broker.watch,
    lock: lockInSight,
    aroundLock: (watching) => {
      watch = watching;
    },
    isOpen: session.isOpen,
    commands,
    idleMinutes: settings.idleMinutes,
    updateWaiting: updates.waiting,
    async close() {
      stopWatching();
      await broker.close();
      updates.stop();
      reminders.stop();
      verifyRuns.stop();
      await lockInSight('quit');
      outside.close();
    },
  };
}
