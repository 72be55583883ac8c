import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError } from '../../ports/files.ts';
import type { UserFilesDeps } from './deps.ts';

const PATIENCE_MS = 5000;

/** One change of a person's file at a time, in this process and in any other that has the vault open. */
export interface Turns {
  /** Throws `vault-locked`, `vault-busy` where another process holds it too long, `disk-full`, `folder-not-writable`. */
  take<T>(run: () => Promise<T>): Promise<T>;
  /** Waits for those before it alone. */
  inLine<T>(run: () => Promise<T>): Promise<T>;
}

export function createTurns({ session, locks, folder }: UserFilesDeps): Turns {
  let last: Promise<unknown> = Promise.resolve();

  const inLine = <T>(run: () => Promise<T>): Promise<T> => {
    const result = last.then(run, run);
    last = result.catch(() => undefined);
    return result;
  };

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
