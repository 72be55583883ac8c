import { Worker } from 'node:worker_threads';

/** What a reading thread may use; `heapMb` is what it may fill. */
export interface ReaderLimits {
  readonly timeMs: number;
  readonly heapMb: number;
}

/** What one sweep can move into a full heap, in MB: the larger, the likelier that the whole program ends with the thread. */
const YOUNG_MB = 4;

/** How a reading thread ended. `too-much`: of time or of memory. `failed`: without an answer; its own words are dropped. */
export type ReaderEnd<Reply> =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'too-much' | 'failed' };

/**
 * Has a file read in a thread of its own, which sees nothing but `workerData`, answers once, and is ended when it takes too
 * long or too much memory: whatever a file does to its reader, the app stays at hand. Never rejects.
 */
export function runReader<Reply>(
  script: URL,
  workerData: unknown,
  limits: ReaderLimits,
): Promise<ReaderEnd<Reply>> {
  return new Promise((resolve) => {
    const worker = new Worker(script, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
      env: {},
      execArgv: [],
      stderr: true,
      stdout: true,
    });
    const end = (ended: ReaderEnd<Reply>): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(ended);
    };
    const timer = setTimeout(() => end({ kind: 'too-much' }), limits.timeMs);
    worker.once('message', (reply: Reply) => end({ kind: 'reply', reply }));
    // Its own words are not passed on: they may quote what it read.
    worker.once('error', (error) => end({ kind: isOutOfMemory(error) ? 'too-much' : 'failed' }));
    worker.once('exit', () => end({ kind: 'failed' }));
  });
}

/** A thread's script: beside `here` as source; the bundler puts it beside the entries, of which chunks are one folder down. */
export function readerScript(here: string, name: string): URL {
  if (here.endsWith('.ts')) return new URL(`./${name}.ts`, here);
  return new URL(/\/chunks\/[^/]*$/.test(here) ? `../${name}.js` : `./${name}.js`, here);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
