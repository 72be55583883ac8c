import { Worker } from 'node:worker_threads';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { tooLarge } from '../text.ts';
import type { KeyEntries, ManagerTask } from './entry.ts';
import { MANAGER_HEAP_MB, MANAGER_LIMITS, MANAGER_TIME_MS, type ManagerFailure } from './limits.ts';
import type { ManagerReply } from './manager-worker.ts';

/** What a test may make shorter, or break. */
export interface ManagerReading {
  readonly timeMs?: number;
  readonly heapMb?: number;
  readonly script?: URL;
}

/**
 * The entries with keys of a password manager's file, read in a thread of its own that is ended when it takes too long or too much
 * memory; null where it wants a password and none was given.
 *
 * Throws KeyturnError `manager-password`, `manager-unreadable`, `manager-too-costly`, `file-too-large`.
 */
export function readManager(task: ManagerTask, reading: ManagerReading = {}): Promise<KeyEntries | null> {
  if (task.bytes.length > MANAGER_LIMITS.bytes) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    // The copies are zeroed by the thread, the originals by whoever read them.
    const workerData: ManagerTask = {
      ...task,
      bytes: Uint8Array.from(task.bytes),
      keyFile: task.keyFile === null ? null : Uint8Array.from(task.keyFile),
    };
    const worker = new Worker(reading.script ?? workerScript(), {
      workerData,
      resourceLimits: {
        maxOldGenerationSizeMb: reading.heapMb ?? MANAGER_HEAP_MB,
        // What one sweep can move into a full heap: the larger, the likelier that the whole program ends with the thread.
        maxYoungGenerationSizeMb: 4,
      },
      env: {},
      execArgv: [],
      stderr: true,
      stdout: true,
    });
    let ended = false;
    const end = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(failed('too-large'))), reading.timeMs ?? MANAGER_TIME_MS);
    worker.once('message', (reply: ManagerReply) =>
      end(() => {
        if (reply.kind === 'entries') resolve({ entries: reply.entries, passedOver: reply.passedOver });
        else if (reply.failure === 'locked') resolve(null);
        else reject(failed(reply.failure));
      }),
    );
    // Its own words are not passed on: they may quote values.
    worker.once('error', (error) =>
      end(() => reject(failed(isOutOfMemory(error) ? 'too-large' : 'unreadable'))),
    );
    worker.once('exit', () => end(() => reject(failed('unreadable'))));
  });
}

/** Beside this file as source; the bundler puts it beside the entries, of which chunks are one folder down. */
function workerScript(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('./manager-worker.ts', here);
  return new URL(/\/chunks\/[^/]*$/.test(here) ? '../manager-worker.js' : './manager-worker.js', here);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function failed(failure: ManagerFailure): KeyturnError {
  switch (failure) {
    case 'password':
    case 'locked':
      return new KeyturnError('manager-password');
    case 'unreadable':
      return new KeyturnError('manager-unreadable');
    case 'too-large':
      return new KeyturnError('manager-too-costly');
  }
}
