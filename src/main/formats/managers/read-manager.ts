import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { readerScript, runReader } from '../run-reader.ts';
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
export async function readManager(
  task: ManagerTask,
  reading: ManagerReading = {},
): Promise<KeyEntries | null> {
  if (task.bytes.length > MANAGER_LIMITS.bytes) throw tooLarge();
  // The copies are zeroed by the thread, the originals by whoever read them.
  const workerData: ManagerTask = {
    ...task,
    bytes: Uint8Array.from(task.bytes),
    keyFile: task.keyFile === null ? null : Uint8Array.from(task.keyFile),
  };
  const end = await runReader<ManagerReply>(
    reading.script ?? readerScript(import.meta.url, 'manager-worker'),
    workerData,
    {
      timeMs: reading.timeMs ?? MANAGER_TIME_MS,
      heapMb: reading.heapMb ?? MANAGER_HEAP_MB,
    },
  );
  if (end.kind !== 'reply') throw failed(end.kind === 'too-much' ? 'too-large' : 'unreadable');
  const { reply } = end;
  if (reply.kind === 'entries') return { entries: reply.entries, passedOver: reply.passedOver };
  if (reply.failure === 'locked') return null;
  throw failed(reply.failure);
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
