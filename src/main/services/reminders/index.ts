import { join } from 'node:path';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReminderStatus } from '../../../shared/model/reminder.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Keychain } from '../../ports/keychain.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Logger } from '../../ports/logger.ts';
import type { NoticeAction } from '../../ports/notifier.ts';
import type { Random } from '../../ports/random.ts';
import type { VaultInspection } from '../../vault/index.ts';
import { isScheduleTampered, setTampered } from '../../vault/repositories/reminders.ts';
import type { Events } from '../events.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { VaultSession } from '../vault-session.ts';
import { countAt } from './counts.ts';
import { createDeviceKey } from './device-key.ts';
import { createDailyHint } from './hint.ts';
import { createScheduleKeeper } from './keeper.ts';
import { createLanding } from './landing.ts';
import { dueReminders } from './list.ts';
import { createQueue } from './queue.ts';
import { createScheduleFile } from './schedule-file.ts';
import { createSnoozing, type SnoozeTarget } from './snoozing.ts';
import { type About, createTeller } from './telling.ts';
import type { Landing, ReminderDesk, Reminders } from './types.ts';
import { readVaultSide, type VaultSide } from './vault-side.ts';
import { NOTHING_WATCHED } from './watched.ts';

/** Changes come in flocks: a list that is imported, a rotation that walks. */
const DEBOUNCE_MS = 500;

/** Reminders, with what a lock needs of them. */
export interface RemindersService extends Reminders {
  /** Right before the vault closes; the returned function is called once it has. */
  leave(): () => void;
  /** Tells of keys that were verified by the schedule and fail since, once; quiet hours and the rest hold for it too. */
  tellFailed(ids: readonly CredentialId[]): void;
  /** The program ends: it tells nothing any more that nobody could press then. The next start does. */
  stop(): void;
  /** Where this device keeps what it knows of a locked vault; none where it keeps nothing. */
  places(vaultId: string): readonly { readonly kind: 'reminders'; readonly path: string }[];
}

export interface RemindersDeps {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files;
  readonly locks: Locks;
  readonly keychain: Keychain;
  readonly logger: Logger;
  readonly preferences: PreferencesStore;
  /** The language in force, asked when something is told. */
  readonly locale: () => Promise<Locale>;
  /** The time zone of this computer, by its IANA name. */
  readonly zone: () => string;
  /** Whether whoever manages this computer allows a keychain. */
  readonly keychainAllowed: () => boolean;
  /** Which vault there is, without opening it. */
  readonly inspect: () => Promise<VaultInspection>;
  /** Outside of every vault; with null nothing is known while it is locked. */
  readonly deviceFolder: string | null;
  /** Whether there is a desktop to tell on: else `watch` does nothing. */
  readonly unattended: boolean;
}

const NOTHING: Omit<ReminderStatus, 'source'> = { ...countAt(NOTHING_WATCHED, 0), tampered: false };

/** Reminders, and where a press on them leads. */
export function createReminders(deps: RemindersDeps): {
  readonly reminders: RemindersService;
  readonly landing: Landing;
} {
  const { session, events, clock, files, logger } = deps;
  const state = deps.deviceFolder === null ? null : join(deps.deviceFolder, 'reminders');
  const now = (): number => Math.floor(clock.now());
  const queue = createQueue();
  const landing = createLanding({ session, events });
  const key = createDeviceKey({ ...deps, allowed: deps.keychainAllowed });
  const file = createScheduleFile({ ...deps, key, folder: state });
  const taken = (): void => events.emit('credentials.changed', { ids: [] });
  const keeper = createScheduleKeeper({ session, file, clock, logger, taken });
  const hint = createDailyHint(files, state);

  let side: VaultSide | null = null;
  /** Counts changes that the schedule does not say yet. */
  let unsaid = 0;
  let wasOpen = false;
  /** The vault is about to be closed by `leave`, which looks once the schedule is written. */
  let leaving = false;
  let desk: ReminderDesk | null = null;
  let cancel = (): void => undefined;
  let lastStatus = '';
  /** Keys that fail since, and that nobody was told of. */
  const failing = new Set<CredentialId>();

  const readSide = (): VaultSide => {
    side ??= session.vault().read(readVaultSide);
    return side;
  };
  const forget = (): void => {
    side = null;
  };
  const lockedVault = async (): Promise<string | null> => {
    const found = await deps.inspect();
    return found.kind === 'present' ? found.vaultId : null;
  };

  const status = async (): Promise<ReminderStatus> => {
    try {
      if (session.isOpen()) {
        const tampered = session.vault().read(isScheduleTampered);
        return { source: 'vault', ...countAt(readSide().watching, now()), tampered };
      }
      const found = await deps.inspect();
      if (found.kind === 'absent') return { source: 'none', ...NOTHING };
      const content = found.kind === 'present' ? await keeper.read(found.vaultId) : null;
      if (content !== null) return { source: 'schedule', ...countAt(content, now()), tampered: false };
    } catch {
      // A database that is busy, or a vault that was just locked.
    }
    return { source: 'unknown', ...NOTHING };
  };

  const snoozing = createSnoozing({ ...deps, keeper, readSide, now });

  const sync = async (make: boolean) => {
    const before = unsaid;
    const synced = await keeper.sync(make);
    forget();
    if (unsaid === before) unsaid = 0;
    return synced;
  };

  const snooze = (target: SnoozeTarget, span: Parameters<Reminders['snooze']>[1]) =>
    queue.run(async () => {
      forget();
      const ids = await snoozing.snooze(target, span);
      forget();
      if (session.isOpen()) {
        await sync(false);
        if (ids.length > 0) events.emit('credentials.changed', { ids });
      }
      events.emit('reminders.changed', {});
      return { ...(await status()), ids };
    });

  const landOn = ({ kind, ids }: About, rotate: boolean): void => {
    const [one] = ids;
    if (kind === 'failed') landing.set({ kind: 'verification' });
    else if (kind === 'rotations') landing.set({ kind: 'rotations' });
    else if (ids.length === 1 && one !== undefined) landing.setOpaque({ kind: 'opaque', id: one, rotate });
    else if (kind === 'keys') landing.set({ kind: 'due' });
  };

  const answered = (about: About, answer: 'open' | NoticeAction): void => {
    if (answer === 'open' || answer === 'rotate') {
      landOn(about, answer === 'rotate');
      desk?.open();
      return;
    }
    const span = answer === 'snooze-day' ? 'day' : 'week';
    snooze({ kind: 'opaque', ids: about.ids }, span).catch(() => logger.warn('reminders.not-snoozed'));
  };

  const teller = createTeller({
    ...deps,
    ...{ keeper, hint, now, readSide, forget, lockedVault, answered },
  });

  /** Counts that are shown elsewhere have changed. */
  const emitIfChanged = async (): Promise<void> => {
    const text = JSON.stringify(await status());
    if (text === lastStatus) return;
    lastStatus = text;
    events.emit('reminders.changed', {});
  };

  const look = async (silent = false): Promise<void> => {
    const watching = desk;
    if (watching === null) return;
    cancel();
    // A command that found the vault locked snoozed something beside us.
    if (await keeper.behind()) await sync(false);
    const wait = await teller.look(watching, silent);
    if (failing.size > 0 && (await teller.failed(watching, [...failing]))) failing.clear();
    await emitIfChanged();
    if (desk !== watching) return;
    cancel();
    cancel = clock.after(wait, soon);
  };

  function soon(): void {
    queue.run(() => look()).catch(() => logger.warn('reminders.not-looked'));
  }

  const opened = async (): Promise<void> => {
    const synced = await sync(true);
    if (session.isOpen() && !keeper.kept()) await hint.opened(session.vault().id, now());
    await look(synced === 'unread');
  };

  const changed = async (): Promise<void> => {
    if (session.isOpen()) await sync(false);
    await look();
  };

  events.subscribe((name) => {
    if (name === 'preferences.changed' && desk !== null) soon();
    if (name !== 'vault.changed' && name !== 'credentials.changed' && name !== 'rotations.changed') return;
    forget();
    const open = session.isOpen();
    const justOpened = open && !wasOpen;
    wasOpen = open;
    if (open) unsaid += 1;
    if (desk === null) return;
    const fail = (): void => logger.warn('reminders.not-looked');
    if (justOpened) {
      key.retry();
      queue.run(opened).catch(fail);
    } else if (!open) {
      if (!leaving) soon();
    } else {
      cancel();
      cancel = clock.after(DEBOUNCE_MS, () => queue.run(changed).catch(fail));
    }
  });

  const reminders: RemindersService = {
    status,
    list: () => dueReminders(session.vault(), readSide().watching.keys, now(), null),
    first: (count) =>
      session.isOpen() ? dueReminders(session.vault(), readSide().watching.keys, now(), count) : [],
    async snooze(ids, span) {
      return snooze(ids === null ? { kind: 'due' } : { kind: 'keys', ids: ids as CredentialId[] }, span);
    },
    tellFailed(ids) {
      for (const id of ids) failing.add(id);
      if (desk !== null) soon();
    },
    acknowledge() {
      session.vault().write((db) => setTampered(db, null, null));
      events.emit('reminders.changed', {});
    },
    watch(next) {
      if (!deps.unattended) return () => undefined;
      desk = next;
      wasOpen = session.isOpen();
      if (wasOpen) queue.run(opened).catch(() => logger.warn('reminders.not-looked'));
      else soon();
      return () => {
        if (desk === next) desk = null;
        cancel();
      };
    },
    stop() {
      desk = null;
      cancel();
    },
    look: () => {
      key.retry();
      soon();
    },
    settled: queue.settled,
    places: (vaultId) =>
      state === null ? [] : [{ kind: 'reminders', path: join(state, `${vaultId}.schedule`) }],
    leave() {
      if (!session.isOpen()) return () => undefined;
      const { id } = session.vault();
      let write = async (): Promise<void> => undefined;
      try {
        if (unsaid > 0) write = keeper.leave();
        unsaid = 0;
      } catch {
        logger.warn('reminders.not-left');
      }
      leaving = true;
      return () => {
        leaving = false;
        void queue.run(async () => {
          await write();
          if (deps.unattended && !keeper.kept()) await hint.opened(id, now());
        });
        soon();
      };
    },
  };
  return { reminders, landing };
}
