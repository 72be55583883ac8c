import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';

/** How long a script may think, in ms, the names that it looks up included. */
const THINKING_MS = 5_000;
/** How long it may keep this program busy. */
const BUSY_MS = 500;
const MEMORY_BYTES = 32 * 1024 * 1024;

let interpreter: Promise<Uint8Array<ArrayBuffer>> | null = null;

/** The interpreter lies beside the entries of a built app, and in its package otherwise. */
async function interpreterFile(): Promise<Uint8Array<ArrayBuffer>> {
  const here = import.meta.dirname;
  const beside = /[\\/]chunks$/.test(here) ? join(here, '..') : here;
  const file = import.meta.url.endsWith('.ts')
    ? join(createRequire(import.meta.url).resolve('quickjs-wasi/package.json'), '..', 'quickjs.wasm')
    : join(beside, 'quickjs.wasm');
  return Uint8Array.from(await readFile(file));
}

/** What a script is told this computer's address is; nobody is asked for it. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

/**
 * Asks a proxy script for the way to an address. It runs in an interpreter of its own that knows nothing of this program:
 * no files, no network but looking names up, bounded in time and memory. It is told host and scheme and no path. Rejects
 * where the script is none, takes too long or answers no text.
 */
export async function runScript(script: string, url: URL): Promise<string> {
  const [{ QuickJS }, { createPacResolver }] = await Promise.all([
    import('quickjs-wasi'),
    import('pac-resolver'),
  ]);
  interpreter ??= interpreterFile();
  let busy = 0;
  let last = performance.now();
  const vm = await QuickJS.create({
    wasm: await interpreter,
    memoryLimit: MEMORY_BYTES,
    // Called all the time while it runs, and not while it waits.
    interruptHandler: () => {
      const now = performance.now();
      busy += Math.min(now - last, 5);
      last = now;
      return busy > BUSY_MS;
    },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const find = createPacResolver(vm, script, {
      filename: 'proxy.pac',
      sandbox: { alert: () => undefined, myIpAddress: ownAddress },
    });
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('late')), THINKING_MS);
    });
    const answer: unknown = await Promise.race([find(`${url.protocol}//${url.host}/`, url.hostname), late]);
    if (typeof answer !== 'string' && answer !== null && answer !== undefined) throw new Error('answer');
    return answer ?? '';
  } finally {
    clearTimeout(timer);
  }
}
