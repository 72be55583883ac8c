import { Worker } from 'node:worker_threads';

/** How long a script may think, in ms, the names that it looks up included. */
const THINKING_MS = 5_000;

/** Beside this file as source; the bundler puts it beside the entries, of which chunks are one folder down. */
function workerScript(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('./pac-worker.ts', here);
  return new URL(/\/chunks\/[^/]*$/.test(here) ? '../pac-worker.js' : './pac-worker.js', here);
}

/**
 * Asks a proxy script for the way to an address. It runs in an interpreter of its own, in a thread of its own that is ended
 * when it takes too long: no files, no network but looking names up, bounded memory. It is told host and scheme and no
 * path. Rejects where the script is none, takes too long or answers no text.
 */
export function runScript(script: string, url: URL, limitMs = THINKING_MS): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerScript(), {
      workerData: { script, url: url.origin },
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 },
      env: {},
      execArgv: [],
      stderr: true,
      stdout: true,
    });
    const end = (answer: unknown): void => {
      clearTimeout(timer);
      void worker.terminate();
      // After the first answer this settles nothing any more.
      if (typeof answer === 'string') resolve(answer);
      else reject(new Error('The script gave no answer'));
    };
    const timer = setTimeout(() => end(null), limitMs);
    worker.once('message', end);
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}
