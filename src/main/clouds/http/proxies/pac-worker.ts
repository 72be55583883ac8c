import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createPacResolver } from 'pac-resolver';
import { QuickJS } from 'quickjs-wasi';
import { z } from 'zod';

/** How long a script may think without waiting, in ms. */
const BUSY_MS = 500;
const MEMORY_BYTES = 32 * 1024 * 1024;

/** What the thread is given; `limitMs` is the time for one answer, names that are looked up included. */
const task = z.object({ script: z.string(), limitMs: z.number() });
const question = z.object({ id: z.number(), url: z.string() });

/** The interpreter lies beside the built entries, of which this is one, and in its package otherwise. */
async function interpreter(): Promise<Uint8Array<ArrayBuffer>> {
  const file = import.meta.url.endsWith('.ts')
    ? join(createRequire(import.meta.url).resolve('quickjs-wasi/package.json'), '..', 'quickjs.wasm')
    : join(import.meta.dirname, 'quickjs.wasm');
  return Uint8Array.from(await readFile(file));
}

const outer = () =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal);

/** What a script is told this computer's address is; nobody is asked for it. */
const ownAddress = (): string => outer().find(({ family }) => family === 'IPv4')?.address ?? '127.0.0.1';

/** The functions for IPv6 that Chrome has too (Microsoft's extension of PAC). */
const extended = {
  myIpAddressEx: (): string =>
    outer()
      .map(({ address }) => address)
      .join(';'),
  async dnsResolveEx(host: unknown): Promise<string> {
    const found = await lookup(String(host), { all: true }).catch(() => []);
    return found.map(({ address }) => address).join(';');
  },
  async isResolvableEx(host: unknown): Promise<boolean> {
    return (await extended.dnsResolveEx(host)) !== '';
  },
  isInNetEx(address: unknown, prefix: unknown): boolean {
    const [network = '', bits = ''] = String(prefix).split('/');
    const family = isIP(network);
    if (family === 0 || isIP(String(address)) !== family || !/^\d{1,3}$/.test(bits)) return false;
    if (Number(bits) > (family === 4 ? 32 : 128)) return false;
    const list = new BlockList();
    const kind = family === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(network, Number(bits), kind);
    return list.check(String(address), kind);
  },
};

const { script, limitMs } = task.parse(workerData);
const wasm = await interpreter();
let busy = 0;
let last = 0;

async function begin(): Promise<ReturnType<typeof createPacResolver>> {
  const vm = await QuickJS.create({
    wasm,
    memoryLimit: MEMORY_BYTES,
    // Called all the time while it runs, and not while it waits.
    interruptHandler: () => {
      const now = performance.now();
      busy += Math.min(now - last, 5);
      last = now;
      return busy > BUSY_MS;
    },
  });
  return createPacResolver(vm, script, {
    filename: 'proxy.pac',
    sandbox: { alert: () => undefined, myIpAddress: ownAddress, ...extended },
  });
}

let begun: ReturnType<typeof begin> | null = null;

async function answer(url: URL): Promise<string | null> {
  busy = 0;
  begun ??= begin();
  const said: unknown = await (await begun)(`${url.protocol}//${url.host}/`, url.hostname);
  if (said === null || said === undefined) return '';
  return typeof said === 'string' ? said : null;
}

parentPort?.on('message', (message: unknown) => {
  const { id, url } = question.parse(message);
  const tell = (told: string | null) => {
    clearTimeout(timer);
    parentPort?.postMessage({ id, answer: told });
  };
  const timer = setTimeout(tell, limitMs, null);
  // Whatever a script throws is its own affair: that it did is all that is told.
  answer(new URL(url)).then(tell, () => tell(null));
});
parentPort?.postMessage('ready');
