import { basename, dirname, join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { BackupRun } from '../../../shared/model/backup.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Logger } from '../../ports/logger.ts';
import { withFileErrors } from '../../vault/failures.ts';
import { type Actor, readBackupFacts, type Vault, writeBackup } from '../../vault/index.ts';
import {
  BY_HAND,
  deleteRun,
  listRuns,
  putRun,
  type StoredRun,
  type StoredTarget,
} from '../../vault/repositories/backups.ts';
import { countSecrets } from '../../vault/repositories/secrets.ts';
import { newId } from '../new-id.ts';
import type { VaultSession } from '../vault-session.ts';
import { backupName } from './names.ts';
import { type OpenPlace, openTarget, type PlaceDeps } from './open-place.ts';
import { type BackupPlace, MOST_BACKUP_BYTES } from './place.ts';
import { type Expected, proveBackup } from './prove.ts';
import { savedFile } from './saved-file.ts';
import { tidy } from './tidy.ts';

/** Who asked for a backup. What a schedule fails at again and again is told once. */
export type AskedBy = 'hand' | 'schedule';

export interface MakerDeps extends PlaceDeps {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly locks: Locks;
  readonly logger: Logger;
  /** The vault's folder. */
  readonly folder: string;
  readonly actor: Actor;
}

/**
 * Makes backups, one at a time among all processes of this vault. A backup counts once it was read back from where it
 * was put and opened; only then do older ones go. Both throw `vault-busy` while another process backs up, what writing a
 * backup and its place throw, and the signal's reason.
 */
export interface BackupMaker {
  toTarget(target: StoredTarget, by: AskedBy, signal: AbortSignal): Promise<BackupRun>;
  /** Replaces a backup that has this name once the new one counts; anything else that has it is left alone. */
  toFile(path: string, signal: AbortSignal): Promise<BackupRun>;
}

/** How long a person's request waits for another process that backs up, in ms. */
const PATIENCE_MS = 3_000;

/** Runs that are kept besides those whose backups still lie there. */
const KEPT_RUNS = 30;

interface Snapshot extends Expected {
  readonly vault: Vault;
  readonly bytes: Uint8Array;
}

const noRun = { bytes: 0, checksum: '', code: null };

/** What a person is told of a run; null of one whose end nobody knows. */
export function runView({ at, name, outcome, detail }: StoredRun): BackupRun | null {
  if (outcome === 'begun') return null;
  if (outcome === 'failed') return { at, name, outcome: { kind: 'failed', code: detail.code ?? 'internal' } };
  return { at, name, outcome: { kind: 'made', bytes: detail.bytes, checksum: detail.checksum } };
}

export function createBackupMaker(deps: MakerDeps): BackupMaker {
  const { session, locks, logger, files, random, clock, folder, actor } = deps;
  const scratch = join(folder, 'backups.tmp');

  /** A snapshot of the vault in a fresh scratch folder, which is gone at the end with whatever a kill left in it. */
  const withSnapshot = async <T>(
    patienceMs: number,
    signal: AbortSignal,
    use: (snapshot: Snapshot) => Promise<T>,
  ): Promise<T> => {
    const held = await locks.acquire(folder, 'backups', patienceMs);
    if (held === null) throw new KeyturnError('vault-busy');
    try {
      const vault = session.vault();
      await files.removeFolder(scratch);
      await files.makeFolder(scratch, 0o700);
      signal.throwIfAborted();
      const file = join(scratch, 'made');
      const before = vault.read(countSecrets);
      const facts = await writeBackup(deps, vault, file);
      signal.throwIfAborted();
      const secrets = [before, vault.read(countSecrets)] as const;
      const bytes = await files.read(file, MOST_BACKUP_BYTES);
      return await use({ vault, facts, secrets, bytes });
    } finally {
      await files.removeFolder(scratch).catch(() => logger.warn('backup.scratch-left'));
      held.release();
    }
  };

  const prove = (snapshot: Snapshot, readBack: Uint8Array): Promise<void> =>
    proveBackup(deps, readBack, snapshot, { vault: snapshot.vault, actor, scratch });

  const made = ({ vault, facts }: Snapshot, run: Pick<StoredRun, 'id' | 'targetId' | 'name'>, by: string) => {
    const { bytes, checksum, auditCount } = facts;
    const done: StoredRun = {
      ...run,
      at: clock.now(),
      outcome: 'made',
      detail: { bytes, checksum, auditCount, code: null },
    };
    vault.write((db) => {
      putRun(db, done);
      vault.audit(db, { action: 'backup.made', credentialId: null, detail: { target: by, name: run.name } });
    });
    return done;
  };

  /** Writes down what went wrong, if the vault is still open. */
  const failed = (run: StoredRun, label: string, by: AskedBy, error: unknown): void => {
    const code = error instanceof KeyturnError ? error.code : 'internal';
    logger.warn('backup.failed', { code, kind: error instanceof Error ? error.name : 'unknown' });
    if (code === 'vault-locked' || code === 'vault-replaced' || code === 'vault-busy') return;
    try {
      const vault = session.vault();
      vault.write((db) => {
        const last = listRuns(db, run.targetId).find(({ id }) => id !== run.id);
        const again = by === 'schedule' && last?.outcome === 'failed' && last.detail.code === code;
        if (again && last.detail.bytes === 0) deleteRun(db, last.id);
        const auditCount = Math.max(run.detail.auditCount, last?.detail.auditCount ?? 0);
        putRun(db, {
          ...run,
          at: clock.now(),
          outcome: 'failed',
          detail: { ...run.detail, auditCount, code },
        });
        if (again) return;
        vault.audit(db, {
          action: 'backup.failed',
          credentialId: null,
          detail: { target: label, failure: code },
        });
      });
    } catch {
      logger.warn('backup.failure-not-written');
    }
  };

  /** A drive that was taken out leaves its empty folder behind, on the wrong disk: nothing is put there. */
  const requireEarlier = async (place: BackupPlace, target: StoredTarget, vault: Vault): Promise<void> => {
    if (target.kind !== 'folder') return;
    const good = vault.read((db) => listRuns(db, target.id)).filter(({ outcome }) => outcome === 'made');
    if (good.length === 0) return;
    const there = new Set((await place.list()).map(({ name }) => name));
    if (!good.some(({ name }) => there.has(name)))
      throw new KeyturnError('target-gone', { reason: 'emptied' });
  };

  const clean = async (place: BackupPlace, target: StoredTarget, vault: Vault, newest: StoredRun) => {
    try {
      const runs = vault.read((db) => listRuns(db, target.id));
      const left = await tidy(place, runs, target.config.retention, newest.name);
      const spare = runs
        .filter(({ name, outcome }) => outcome !== 'made' || !left.has(name))
        .slice(KEPT_RUNS);
      const stale = runs.filter(({ outcome }) => outcome === 'begun');
      vault.write((db) => {
        for (const { id } of [...spare, ...stale]) deleteRun(db, id);
      });
    } catch (error) {
      // The backup itself is good; what is too much goes after the next one.
      logger.warn('backup.not-tidied', { code: error instanceof KeyturnError ? error.code : 'internal' });
    }
  };

  const store = async (
    opened: OpenPlace,
    target: StoredTarget,
    snapshot: Snapshot,
    run: StoredRun,
    signal: AbortSignal,
  ): Promise<StoredRun> => {
    const { place } = opened;
    const { vault, bytes } = snapshot;
    await requireEarlier(place, target, vault);
    signal.throwIfAborted();
    // From here on something of this name may lie there; if nothing is known of it later, it goes.
    vault.write((db) => putRun(db, run));
    await place.put(run.name, bytes);
    signal.throwIfAborted();
    const readBack = await place.get(run.name, null);
    signal.throwIfAborted();
    await prove(snapshot, readBack);
    signal.throwIfAborted();
    const done = made(snapshot, run, target.label);
    await clean(place, target, vault, done);
    return done;
  };

  return {
    async toTarget(target, by, signal) {
      const vaultId = session.vault().id;
      const at = clock.now();
      const name = backupName(vaultId, at, random);
      const detail = { ...noRun, auditCount: 0 };
      let run: StoredRun = { id: newId(random), targetId: target.id, at, name, outcome: 'failed', detail };
      try {
        return await withFileErrors(() =>
          withSnapshot(by === 'hand' ? PATIENCE_MS : 0, signal, async (snapshot) => {
            const { bytes, checksum, auditCount } = snapshot.facts;
            run = { ...run, outcome: 'begun', detail: { bytes, checksum, auditCount, code: null } };
            const opened = openTarget(deps, snapshot.vault, target, signal);
            try {
              return required(runView(await store(opened, target, snapshot, run, signal)));
            } finally {
              opened.close();
            }
          }),
        );
      } catch (error) {
        failed(run, target.label, by, error);
        throw error;
      }
    },

    toFile(path, signal) {
      return withFileErrors(() =>
        withSnapshot(PATIENCE_MS, signal, async (snapshot) => {
          const file = savedFile(deps, path);
          await file.requireFree(() => readBackupFacts(deps, path));
          await file.put(snapshot.bytes, async (readBack) => {
            signal.throwIfAborted();
            await prove(snapshot, readBack);
            signal.throwIfAborted();
          });
          const run = { id: newId<string>(random), targetId: BY_HAND, name: basename(path) } as const;
          return required(runView(made(snapshot, run, basename(dirname(path)))));
        }),
      );
    },
  };
}

function required(run: BackupRun | null): BackupRun {
  if (run === null) throw new Error('A backup that was made has an outcome');
  return run;
}
