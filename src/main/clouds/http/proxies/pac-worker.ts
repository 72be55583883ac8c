import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createPacResolver } from 'pac-resolver';
import { QuickJS } from 'quickjs-wasi';
import { z } from 'zod';

/** How long a script may think without waiting, in ms. */
const BUSY_MS = 500;
const MEMORY_BYTES = 32 * 1024 * 1024;

/** What the thread is given. */
const task = z.object({ script: z.string(), url: z.string() });

/** The interpreter lies beside the built entries, of which this is one, and in its package otherwise. */
async function interpreter(): Promise<Uint8Array<ArrayBuffer>> {
  const file = import.meta.url.endsWith('.ts')
    ? join(createRequire(import.meta.url).resolve('quickjs-wasi/package.json'), '..', 'quickjs.wasm')
    : join(import.meta.dirname, 'quickjs.wasm');
  return Uint8Array.from(await readFile(file));
}

/** What a script is told this computer's address is; nobody is asked for it. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

async function answer(script: string, url: URL): Promise<string | null> {
  let busy = 0;
  let last = performance.now();
  const vm = await QuickJS.create({
    wasm: await interpreter(),
    memoryLimit: MEMORY_BYTES,
    // Called all the time while it runs, and not while it waits.
    interruptHandler: () => {
      const now = performance.now();
      busy += Math.min(now - last, 5);
      last = now;
      return busy > BUSY_MS;
    },
  });
  const find = createPacResolver(vm, script, {
    filename: 'proxy.pac',
    sandbox: { alert: () => undefined, myIpAddress: ownAddress },
  });
  const said: unknown = await find(`${url.protocol}//${url.host}/`, url.hostname);
  if (said === null || said === undefined) return '';
  return typeof said === 'string' ? said : null;
}

const { script, url } = task.parse(workerData);
// Whatever a script throws is its own affair: that it did is all that is told.
parentPort?.postMessage(await answer(script, new URL(url)).catch(() => null));
