import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import {
  putScheduleRow,
  type ScheduleRow,
  scheduleRows,
  setTampered,
} from '../../vault/repositories/reminders.ts';
import type { VaultSession } from '../vault-session.ts';
import { judge, keepUnmerged } from './schedule-changes.ts';
import type { LoadedSchedule, ScheduleFile } from './schedule-file.ts';
import type { ScheduleBody, ScheduleContent } from './schedule-format.ts';
import { readVaultSide, scheduleOf, takeOver } from './vault-side.ts';

/**
 * `unread`: there is a schedule that this device cannot read any more, so that nobody knows what was told from it; said once,
 * since nothing is told from it afterwards. `unsafe`: it says what is not true any more, and that could not be mended.
 */
export type Synced = 'fine' | 'unread' | 'unsafe';

/** Keeps the schedule and the vault at one. Nothing here throws because of a keychain or a disk. */
export interface ScheduleKeeper {
  /**
   * With the vault open: takes over what happened while it was locked, notices what somebody else did to the schedule, and
   * writes it anew where it says anything else by now. `make` makes a device key where there is none.
   */
  sync(make: boolean): Promise<Synced>;
  /** Whether another process wrote the schedule of the open vault since `sync`. Never throws. */
  behind(): Promise<boolean>;
  /** Right before a lock: reads what is to be written, and returns how to write it once the vault is closed. */
  leave(): () => Promise<void>;
  /** The schedule of a locked vault; null where there is none that can be read. */
  read(vaultId: string): Promise<ScheduleContent | null>;
  /**
   * Changes the schedule of a locked vault. Throws `schedule-unknown` where there is none that can be believed, what asking
   * the keychain throws, and where it cannot be written down.
   */
  change(vaultId: string, by: (content: ScheduleContent) => ScheduleContent): Promise<ScheduleContent>;
  /** Whether this device had a schedule when `sync` was run last. */
  kept(): boolean;
}

type Session = Pick<VaultSession, 'isOpen' | 'vault'>;

const same = (a: ScheduleBody, b: ScheduleContent): boolean =>
  JSON.stringify([a.keys, a.steps]) === JSON.stringify([b.keys, b.steps]);

export function createScheduleKeeper(deps: {
  readonly session: Session;
  readonly file: ScheduleFile;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Something was taken over into the vault. */
  readonly taken: () => void;
}): ScheduleKeeper {
  const { session, file, clock, logger } = deps;
  /** The highest serial that this process saw, by vault. */
  const floors = new Map<string, number>();
  let kept = false;
  /** The file as `sync` left it. */
  let left: string | null = null;

  const floorOf = (vaultId: string): number => floors.get(vaultId) ?? 0;
  const saw = (vaultId: string, serial: number): void => {
    floors.set(vaultId, Math.max(serial, floorOf(vaultId)));
  };

  const warn = (event: string, error: unknown): void => {
    if (error instanceof KeyturnError && error.code === 'vault-locked') return;
    const kind = error instanceof Error ? error.name : 'unknown';
    logger.warn(event, { code: error instanceof KeyturnError ? error.code : kind });
  };

  /** For a schedule that could not be brought up to date. */
  const mistrusted = async (vaultId: string): Promise<Synced> => {
    try {
      return (await file.mistrust(vaultId)) ? 'unread' : 'fine';
    } catch (error) {
      warn('reminders.not-mistrusted', error);
      return 'unsafe';
    }
  };

  /** The open vault, as long as it is still this one. Throws `vault-locked`. */
  const vaultOf = (id: string) => {
    const vault = session.vault();
    if (vault.id !== id || !session.isOpen()) throw new KeyturnError('vault-locked');
    return vault;
  };

  const noteTampering = (vaultId: string, keyName: string): void => {
    const vault = vaultOf(vaultId);
    vault.write((db) => {
      setTampered(db, keyName, Math.floor(clock.now()));
      vault.audit(db, { action: 'reminders.tampered', credentialId: null, detail: {} });
    });
  };

  /** A schedule that cannot be written must not say what was true before: better none, and a hint now and then. */
  const save = async (vaultId: string, keyName: string, content: ScheduleContent): Promise<void> => {
    let row: ScheduleRow | null = null;
    try {
      row = { serial: content.serial, sha256: await file.save(vaultId, content) };
      saw(vaultId, content.serial);
    } catch (error) {
      // First: a file that is gone while the vault remembers it would be called tampering.
      vaultOf(vaultId).write((db) => putScheduleRow(db, keyName, null));
      await file.drop(vaultId);
      throw error;
    } finally {
      kept = row !== null;
    }
    const written = row;
    vaultOf(vaultId).write((db) => putScheduleRow(db, keyName, written));
  };

  const bring = async (vaultId: string, loaded: LoadedSchedule): Promise<Synced> => {
    const { keyName, content } = loaded;
    const vault = vaultOf(vaultId);
    const row = vault.read(scheduleRows).get(keyName) ?? null;
    const verdict = judge(loaded, row, floorOf(vaultId));
    if (verdict === 'tampered') noteTampering(vaultId, keyName);
    if (verdict === 'ahead' && content !== null) {
      if (vault.write((db) => takeOver(db, readVaultSide(db), content))) deps.taken();
    }
    const next = scheduleOf(vault.read(readVaultSide));
    const last = Math.max(content?.serial ?? 0, row?.serial ?? 0, floorOf(vaultId));
    kept = true;
    saw(vaultId, last);
    if (verdict === 'as-written' && content !== null && same(next, content)) {
      await file.trust(vaultId);
      return 'fine';
    }
    const serial = last + 1;
    await save(vaultId, keyName, { ...next, serial, base: serial });
    // Of a key that this device lost: what was told from it is not known.
    return verdict === 'none' && loaded.sha256 !== null ? 'unread' : 'fine';
  };

  return {
    kept: () => kept,

    async behind() {
      if (!session.isOpen()) return false;
      const found = await file.version(session.vault().id).catch(() => left);
      return found !== left;
    },

    async sync(make) {
      if (!session.isOpen()) return 'fine';
      const { id } = session.vault();
      kept = false;
      try {
        // Outside of the lock: the system may ask the person first.
        if ((await file.load(id, make)) === null) return await mistrusted(id);
        return await file.alone(async () => {
          const loaded = await file.load(id, false);
          return loaded === null ? 'fine' : await bring(id, loaded);
        });
      } catch (error) {
        warn('reminders.not-synced', error);
        // A vault that was locked meanwhile has told nothing since.
        return session.isOpen() ? await mistrusted(id) : 'fine';
      } finally {
        left = await file.version(id).catch(() => null);
      }
    },

    leave() {
      if (!session.isOpen()) return async () => undefined;
      const vault = session.vault();
      const { id } = vault;
      const { next, rows } = vault.read((db) => ({
        next: scheduleOf(readVaultSide(db)),
        rows: scheduleRows(db),
      }));
      return async () => {
        try {
          if ((await file.load(id, false)) === null) return;
          await file.alone(async () => {
            const loaded = await file.load(id, false);
            if (loaded === null) return;
            const row = rows.get(loaded.keyName) ?? null;
            // What is wrong with it is for the next unlock to say, and to mend.
            if (judge(loaded, row, floorOf(id)) === 'tampered') return;
            const content = keepUnmerged(next, loaded.content);
            if (loaded.content !== null && same(content, loaded.content)) {
              await file.trust(id);
              return;
            }
            const serial = Math.max(loaded.content?.serial ?? 0, row?.serial ?? 0, floorOf(id)) + 1;
            // Nothing is written into the vault any more: it remembers the one before.
            await file.save(id, { ...content, serial, base: row?.serial ?? 0 });
            saw(id, serial);
          });
        } catch (error) {
          warn('reminders.not-left', error);
        }
      };
    },

    async read(vaultId) {
      try {
        const content = (await file.peek(vaultId))?.content ?? null;
        // Older than what this process has seen: somebody put it back.
        if (content === null || content.serial < floorOf(vaultId)) return null;
        saw(vaultId, content.serial);
        return content;
      } catch {
        return null;
      }
    },

    change: (vaultId, by) =>
      file.alone(async () => {
        const loaded = await file.load(vaultId, false);
        const believed = loaded?.content ?? null;
        // As `read`: what is changed here would look like our own afterwards.
        if (believed === null || believed.serial < floorOf(vaultId) || (await file.isStale(vaultId))) {
          throw new KeyturnError('schedule-unknown');
        }
        const next = { ...by(believed), serial: believed.serial + 1 };
        await file.save(vaultId, next);
        saw(vaultId, next.serial);
        return next;
      }),
  };
}
