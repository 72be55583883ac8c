import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { FileError, type FileFailure } from '../ports/files.ts';
import type { HeldLock, Locks } from '../ports/locks.ts';
import { fileError, systemCode } from './file-errors.ts';

const FAILURES: Readonly<Record<string, FileFailure>> = {
  SQLITE_CANTOPEN: 'denied',
  SQLITE_READONLY: 'denied',
  SQLITE_PERM: 'denied',
  SQLITE_FULL: 'full',
};

const RETRY_MS = 15;

function lockFailure(error: unknown): 'held' | FileError {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_BUSY')) return 'held';
  const primary = code.split('_').slice(0, 2).join('_');
  return new FileError(FAILURES[primary] ?? 'other');
}

/** Makes the file readable for its owner only. One that exists is not even opened: closing it would drop its lock. */
function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw fileError(error);
  }
}

function tryAcquire(path: string): HeldLock | null {
  makePrivate(path);
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    const failure = lockFailure(error);
    if (failure === 'held') return null;
    throw failure;
  }
  const held = db;
  return { release: () => void held.close() };
}

/**
 * Locks as exclusive transactions on small empty databases, `vault.<name>.lock`: SQLite locks the same way on every
 * platform, and the system releases the lock when its holder dies. Nothing is ever written to them.
 */
export function createLocks(): Locks {
  return {
    async acquire(folder, name, patienceMs) {
      if (!/^[a-z0-9-]+$/.test(name)) throw new Error('The name of a lock is lower-case letters and digits');
      const path = join(folder, `vault.${name}.lock`);
      const until = performance.now() + patienceMs;
      for (;;) {
        const held = tryAcquire(path);
        if (held !== null) return held;
        if (performance.now() >= until) return null;
        await pause(RETRY_MS);
      }
    },
  };
}
