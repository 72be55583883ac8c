import { parentPort, workerData } from 'node:worker_threads';
import { openedBy } from './opened.ts';

// A thread of its own: a letter's scrypt holds whoever computes it for seconds. Nothing is written, fetched or run here; the
// thread sees one sealed key and its password, and answers once with an `OpenedLetter`.

/** What the thread is given. */
export interface LetterTask {
  readonly bytes: Uint8Array;
  readonly password: string;
}

const { bytes, password } = workerData as LetterTask;
const opened = await openedBy(bytes, { password });
// What was open moves to the main thread, and leaves no copy here.
parentPort?.postMessage(opened, opened.kind === 'opened' ? [opened.plain.buffer as ArrayBuffer] : []);
