import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError } from '../../ports/files.ts';
import { createTurns } from '../turns.ts';
import type { UserFilesDeps } from './deps.ts';

const PATIENCE_MS = 5000;

/** One change of a person's file at a time, in this process and in any other that has the vault open. */
export interface FileTurns {
  /** Throws `vault-locked`, `vault-busy` where another process holds it too long, `disk-full`, `folder-not-writable`. */
  take<T>(run: () => Promise<T>): Promise<T>;
  /** Waits for those before it alone. */
  inLine<T>(run: () => Promise<T>): Promise<T>;
}

export function createFileTurns({ session, locks, folder }: UserFilesDeps): FileTurns {
  const turns = createTurns();
  const inLine = <T>(run: () => Promise<T>): Promise<T> => turns.take('any file', run);

  const acquired = async () => {
    try {
      return await locks.acquire(folder, 'user-files', PATIENCE_MS);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (error.failure === 'full') throw new KeyturnError('disk-full');
      throw new KeyturnError('folder-not-writable', { folder });
    }
  };

  return {
    inLine,
    take: (run) =>
      inLine(async () => {
        session.vault();
        const held = await acquired();
        if (held === null) throw new KeyturnError('vault-busy');
        try {
          return await run();
        } finally {
          held.release();
        }
      }),
  };
}
