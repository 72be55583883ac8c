import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { KDF_FLOOR, Secret } from '../../src/main/vault/index.ts';
import { stretch } from '../../src/main/vault/kdf.ts';
import { NO_PROXIES } from '../../test/support/network/no-proxies.ts';
import { type Figure, percentile, timed } from './figures.ts';
import { BENCH_PASSWORD } from './seeded-vault.ts';

const ROUNDS = 9;
const CHILD = join(import.meta.dirname, 'children', 'by-keychain.ts');

/** The keyring's own password comes by the way; what its daemon prints would mix with the answer. */
const SESSION =
  'printf %s secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@" <&3';

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['out/main/cli.js', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`keyturn ended with ${code}`))));
  });
}

/** A whole `keyturn list --json` as its own process, and what of it is not the key derivation measured by itself. */
export async function measureCommandLine(folder: string, scratch: string): Promise<Figure[]> {
  const passwordFile = join(scratch, 'password');
  await writeFile(passwordFile, BENCH_PASSWORD, { mode: 0o600 });
  const env = { ...process.env, ...NO_PROXIES, KEYTURN_STATE: join(scratch, 'state') };
  const list = ['--vault', folder, '--password-file', passwordFile, '--json', 'list'];
  // It leaves what the program was compiled to, as on any computer where it ran before.
  await run(list, env);
  const whole: number[] = [];
  const derivation: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    whole.push((await timed(() => run(list, env))).ms);
    derivation.push((await timed(() => stretch(Secret.of(BENCH_PASSWORD), Buffer.alloc(16), KDF_FLOOR))).ms);
  }
  const all = percentile(whole, 0.5);
  const value = all - percentile(derivation, 0.5);
  return [
    { name: 'keyturn list --json over 100 keys, whole', value: all, limit: 400, unit: 'ms' },
    { name: 'keyturn list --json over 100 keys, less the key derivation', value, limit: 400, unit: 'ms' },
  ];
}

/** What a tool waits for its key, beyond what any program on Node takes: with the Secret Service of a session of its own. */
export async function measureCredentialProcess(
  folder: string,
  items: ReadonlyMap<string, string>,
  scratch: string,
): Promise<Figure[]> {
  const home = join(scratch, 'keyring');
  await mkdir(join(home, 'run'), { recursive: true, mode: 0o700 });
  const argv = ['--', 'sh', '-c', SESSION, 'sh', process.execPath, CHILD, folder, `${ROUNDS}`];
  const child = spawn('dbus-run-session', argv, {
    // Nothing of the real session, least of all its bus.
    env: {
      ...{ PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: join(home, 'run') },
      ...{ XDG_DATA_HOME: join(home, 'data'), KEYTURN_STATE: join(home, 'state') },
    },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const given = child.stdio[3] as NodeJS.WritableStream;
  given.end(JSON.stringify(Object.fromEntries(items)));
  const answer = await text(child.stdout as NodeJS.ReadableStream);
  const samples: readonly { readonly node: number; readonly command: number }[] = JSON.parse(answer);
  const median = (kind: 'node' | 'command'): number =>
    percentile(
      samples.map((sample) => sample[kind]),
      0.5,
    );
  const value = median('command') - median('node');
  return [
    {
      name: "keyturn credential-process by the keychain, over Node's own start",
      value,
      limit: 250,
      unit: 'ms',
    },
  ];
}
