import { createHash } from 'node:crypto';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { Http } from '../../clouds/http/http.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import { listDeliveries } from '../../vault/repositories/deliveries.ts';
import { getRotation, type JournalRow, listRotations } from '../../vault/repositories/rotations.ts';
import type { PlaceServing } from '../consumers/types.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';
import { remainingMs } from './engine/time.ts';
import type { Inboxes } from './inbox.ts';
import { wishOf } from './journal.ts';
import { createOpenKeys } from './open-keys.ts';
import type { Keeper, Report } from './parts.ts';
import type { Pause } from './perform.ts';
import { createRotationTime, type RotationTime } from './time.ts';
import { createTimetable } from './timetable.ts';
import { createVaultKeeper } from './vault-keeper.ts';
import { walk } from './walk.ts';
import { layOut } from './workshop.ts';

/** Steps the rotations of one vault: each by one hand at a time, in this process and among all. */
export interface Runner {
  /**
   * Tells a rotation of an event and goes on with it until it must wait; resolves with why it stands still. Throws
   * `vault-busy` where another process is stepping it, `vault-locked`, `not-found` and what the vault throws; nothing is
   * lost then, and it is tried again by itself.
   */
  tell(id: RotationId, report: Report, patienceMs?: number): Promise<Pause>;
  /** In the background, goes on with all that this process did not leave as they are now. */
  pickUp(): void;
  /** For a lock: ends every read and every wait. Resolves once the changes that are under way were answered. */
  pause(): Promise<void>;
  /** The vault is open again. */
  wake(): void;
}

export interface RunnerDeps {
  readonly session: VaultSession;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
  readonly locks: Locks;
  readonly logger: Logger;
  readonly http: Http;
  readonly inboxes: Inboxes;
  readonly folder: string;
  readonly serving: PlaceServing;
}

/** How long a person's request waits for another process to let go of a rotation, in ms. */
const PATIENCE_MS = 3_000;
/** When to look again at a rotation that another process is stepping, in ms. */
const BUSY_MS = 15_000;
/** The first pause after a failure on this computer, in ms; each later one is twice as long, up to the last. */
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 600_000;

/** What this process knows of one rotation. */
interface Entry {
  readonly id: RotationId;
  readonly time: RotationTime;
  readonly keeper: Keeper;
  readonly mailbox: Report[];
  turn: Promise<Pause> | null;
  /** The record as this process left it. Another one means that somebody else had a hand in it. */
  left: string | null;
  /** What was written down of its places, as this process left it. */
  placesLeft: string | null;
  /** A lock came in the middle of its turn. */
  interrupted: boolean;
  failures: number;
}

export function createRunner(deps: RunnerDeps): Runner {
  const { session, events, clock, random, locks, logger, http, inboxes, folder, serving } = deps;
  const entries = new Map<RotationId, Entry>();
  const timetable = createTimetable(clock);
  const openKeys = createOpenKeys();
  let stop = new AbortController();
  let asleep = false;
  let cancelLook = (): void => undefined;

  const entryOf = (id: RotationId): Entry => {
    const found = entries.get(id);
    if (found !== undefined) return found;
    const keeper = createVaultKeeper({ session, inboxes, random, opened: openKeys.add }, id);
    const time = createRotationTime(clock);
    const entry: Entry = {
      ...{ id, time, keeper, mailbox: [], turn: null },
      ...{ left: null, placesLeft: null, interrupted: false, failures: 0 },
    };
    entries.set(id, entry);
    return entry;
  };

  const rowOf = (id: RotationId): JournalRow => {
    const row = session.vault().read((db) => getRotation(db, id));
    if (row === null) throw new KeyturnError('not-found');
    return row;
  };

  /** The words on the places of a rotation, to be compared with those of another time. */
  const placesNow = (id: RotationId): string =>
    JSON.stringify(session.vault().read((db) => listDeliveries(db, id)));

  /** Ends a turn between two steps once the vault is about to be locked. */
  const requireAwake = (): void => {
    if (asleep) throw new KeyturnError('vault-locked');
  };

  const run = async (entry: Entry, patienceMs: number): Promise<Pause> => {
    const { id, keeper, time, mailbox } = entry;
    const held = await locks.acquire(folder, lockName(rowOf(id).principal), patienceMs);
    if (held === null) throw new KeyturnError('vault-busy');
    try {
      const row = rowOf(id);
      if (row.endedAt !== null) {
        mailbox.length = 0;
        return { kind: 'ended' };
      }
      if (row.record !== entry.left && mailbox[0]?.kind !== 'resumed') mailbox.unshift({ kind: 'resumed' });
      const signal = (): AbortSignal => {
        requireAwake();
        return stop.signal;
      };
      const placed = (): void => {
        events.emit('rotations.changed', { ids: [id] });
        events.emit('consumers.changed', {});
      };
      const tools = layOut({ session, http, clock, logger, serving, signal, placed }, row, keeper, time);
      let phase = row.phase;
      const moved: Parameters<typeof walk>[0]['moved'] = (rotation) => {
        events.emit('rotations.changed', { ids: [id] });
        if (rotation.phase.kind !== phase) {
          const ids = [rotation.credentialId, rotation.candidate?.credentialId ?? rotation.credentialId];
          events.emit('credentials.changed', { ids });
        }
        // The places are another key's now.
        if (phase === 'promoted' && rotation.phase.kind === 'soaking') events.emit('consumers.changed', {});
        phase = rotation.phase.kind;
        requireAwake();
      };
      let pause: Pause = { kind: 'ended' };
      for (let report = mailbox.shift(); report !== undefined; report = mailbox.shift()) {
        pause = await walk({ ...tools, moved }, report);
      }
      const after = rowOf(id);
      entry.left = after.record;
      entry.placesLeft = placesNow(id);
      entry.failures = 0;
      if (after.inboxKey === null) await inboxes.remove(id);
      return pause;
    } finally {
      held.release();
    }
  };

  const turn = async (entry: Entry, patienceMs: number): Promise<Pause> => {
    timetable.forget(entry.id);
    entry.interrupted = false;
    try {
      let pause = await run(entry, patienceMs);
      // Told while the last things were put away.
      while (entry.mailbox.length > 0) pause = await run(entry, patienceMs);
      entry.turn = null;
      plan(entry, pause);
      return pause;
    } catch (error) {
      entry.turn = null;
      const reason = entry.interrupted ? new KeyturnError('vault-locked') : error;
      entry.mailbox.length = 0;
      entry.left = null;
      retry(entry, reason);
      throw reason;
    }
  };

  /** What a stand-still means for later. */
  const plan = (entry: Entry, pause: Pause): void => {
    if (pause.kind === 'ended') entries.delete(entry.id);
    if (pause.kind !== 'wait') return;
    const { until } = pause;
    timetable.set(
      entry.id,
      () => remainingMs(until, entry.time.now()),
      () => inBackground(entry.id, { kind: 'tick' }),
    );
  };

  /** Neither locked nor open: the vault gets another key, and everything that falls due waits until it has it. */
  const isBusy = (): boolean => !asleep && !session.isOpen();

  const putOff = (id: RotationId, ms: number, report: Report): void => {
    const due = clock.monotonic() + ms;
    timetable.set(
      id,
      () => due - clock.monotonic(),
      () => inBackground(id, report),
    );
  };

  const retry = (entry: Entry, error: unknown): void => {
    if (asleep) return;
    if (isBusy()) {
      putOff(entry.id, BUSY_MS, { kind: 'resumed' });
      return;
    }
    const code = error instanceof KeyturnError ? error.code : 'internal';
    // Woken while the last step of before the lock was still on its way.
    if (code === 'vault-locked') {
      inBackground(entry.id, { kind: 'resumed' });
      return;
    }
    // Whoever ends the comparison has it picked up again.
    if (code === 'compare-first') return;
    if (code === 'not-found') {
      entries.delete(entry.id);
      return;
    }
    entry.failures += 1;
    const pause = Math.min(FIRST_RETRY_MS * 2 ** (entry.failures - 1), LAST_RETRY_MS);
    if (code !== 'vault-busy') {
      logger.warn('rotation.step-failed', { rotation: entry.id, code, kind: kindOf(error) });
    }
    putOff(entry.id, code === 'vault-busy' ? BUSY_MS : pause, { kind: 'resumed' });
  };

  const tell = (id: RotationId, report: Report, patienceMs = PATIENCE_MS): Promise<Pause> => {
    const entry = entryOf(id);
    entry.mailbox.push(report);
    entry.turn ??= turn(entry, patienceMs);
    return entry.turn;
  };

  const inBackground = (id: RotationId, report: Report): void => {
    if (asleep) return;
    if (isBusy()) {
      putOff(id, BUSY_MS, report);
      return;
    }
    // What failed was logged, and is tried again.
    tell(id, report, 0).catch(() => undefined);
  };

  const pickUp = (): void => {
    cancelLook();
    if (asleep) return;
    if (isBusy()) {
      cancelLook = clock.after(BUSY_MS, pickUp);
      return;
    }
    for (const row of session.vault().read((db) => listRotations(db, true))) {
      const entry = entries.get(row.id);
      if (entry?.turn) continue;
      if (entry?.left !== row.record || wishOf(row) !== null) inBackground(row.id, { kind: 'resumed' });
      // Another process took a person's word on a place.
      else if (entry.placesLeft !== placesNow(row.id)) inBackground(row.id, { kind: 'tick' });
    }
  };

  const pause = async (): Promise<void> => {
    asleep = true;
    stop.abort();
    openKeys.destroyAll();
    timetable.clear();
    cancelLook();
    const turns = [...entries.values()].map((entry) => entry.turn);
    for (const entry of entries.values()) {
      entry.left = null;
      entry.interrupted = true;
    }
    await Promise.allSettled(turns);
  };

  events.subscribe((name) => {
    // Also where nobody asked for a lock: a vault that got another key and could not be opened with it.
    if (name === 'vault.changed' && !session.holdsKeys()) void pause();
  });

  return {
    tell,
    pickUp,
    pause,
    wake() {
      if (!asleep) return;
      asleep = false;
      stop = new AbortController();
    },
  };
}

const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The lock that all processes share for one principal. */
const lockName = (principal: string): string =>
  `rotation-${createHash('sha256').update(principal, 'utf8').digest('hex').slice(0, 24)}`;
