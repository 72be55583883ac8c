import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../../shared/assert-never.ts';
import type { ExportContent } from '../keyturn/content.ts';
import { readContent } from '../keyturn/read-content.ts';
import { readBitwarden } from './bitwarden.ts';
import type { ContentTask, KeyEntries, ManagerEntry, ManagerTask } from './entry.ts';
import { keyEntries } from './entry-keys.ts';
import { readKeePass } from './keepass.ts';
import { ManagerError, type ManagerFailure } from './limits.ts';
import { readOnePassword } from './onepassword.ts';

// A thread of its own: whatever a file does to the reader, the app stays at hand and can end it. Nothing is written,
// fetched or run here; the thread sees the bytes of one file and answers once.

/** What the reading thread answers with. */
export type ManagerReply =
  | ({ readonly kind: 'entries' } & KeyEntries)
  | { readonly kind: 'content'; readonly content: ExportContent }
  | { readonly kind: 'failed'; readonly failure: ManagerFailure };

async function entriesOf(task: ManagerTask): Promise<readonly ManagerEntry[]> {
  switch (task.manager) {
    case 'keepass':
      return readKeePass(task);
    case 'bitwarden':
      return readBitwarden(task);
    case 'onepassword':
      return readOnePassword(task);
    default:
      return assertNever(task.manager);
  }
}

async function answer(task: ManagerTask | ContentTask): Promise<ManagerReply> {
  try {
    if (task.manager === 'keyturn') return { kind: 'content', content: readContent(task.bytes) };
    return { kind: 'entries', ...keyEntries(await entriesOf(task)) };
  } catch (error) {
    return { kind: 'failed', failure: error instanceof ManagerError ? error.failure : 'unreadable' };
  } finally {
    task.bytes.fill(0);
    if (task.manager !== 'keyturn') task.keyFile?.fill(0);
  }
}

// Only `read-manager.ts` starts this thread.
parentPort?.postMessage(await answer(workerData as ManagerTask | ContentTask));
