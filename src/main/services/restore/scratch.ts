import { join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError, type Files } from '../../ports/files.ts';
import type { HeldLock, Locks } from '../../ports/locks.ts';
import type { Logger } from '../../ports/logger.ts';

/** How long another process's cleaning up is waited for, in ms. */
const PATIENCE_MS = 500;

/** A folder inside the vault's for what is unpacked, of one process at a time. What lies in it is encrypted. */
export interface Scratch {
  readonly path: string;
  /** Empty and this process's own. Throws `vault-busy` while another process has it, `disk-full`, `folder-not-writable`. */
  take(): Promise<void>;
  /** Removes it with all that is in it. */
  giveBack(): Promise<void>;
  /** Removes what a process that was killed left behind; never throws. */
  sweep(): Promise<void>;
}

function asKnown(error: unknown, folder: string): unknown {
  if (!(error instanceof FileError)) return error;
  return error.failure === 'full'
    ? new KeyturnError('disk-full')
    : new KeyturnError('folder-not-writable', { folder });
}

export function createScratch(deps: {
  readonly files: Files;
  readonly locks: Locks;
  readonly logger: Logger;
  readonly folder: string;
}): Scratch {
  const { files, locks, logger, folder } = deps;
  const path = join(folder, 'restore.tmp');
  let held: HeldLock | null = null;

  const giveBack = async (): Promise<void> => {
    try {
      await files.removeFolder(path);
    } catch {
      logger.warn('restore.scratch-left');
    } finally {
      held?.release();
      held = null;
    }
  };

  return {
    path,
    giveBack,
    async take() {
      try {
        await files.makeFolder(folder, 0o700);
        held ??= await locks.acquire(folder, 'restore', PATIENCE_MS);
        if (held === null) throw new KeyturnError('vault-busy');
        await files.removeFolder(path);
        await files.makeFolder(path, 0o700);
      } catch (error) {
        if (held !== null) await giveBack();
        throw asKnown(error, folder);
      }
    },
    async sweep() {
      try {
        if (held !== null || (await files.facts(path)) === null) return;
        held = await locks.acquire(folder, 'restore', 0);
        if (held !== null) await giveBack();
      } catch {
        logger.warn('restore.scratch-left');
      }
    },
  };
}
