import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './lib/say.ts';

// Installs one version of Keyturn, makes a vault with its command, starts its window, installs the next version over it,
// and looks for the same vault again: `node scripts/smoke-package.ts FOLDER_OF_N FOLDER_OF_N+1`. For machines that are thrown
// away: it installs into the system.

const STAYS_UP_MS = 15_000;
const [before = '', after = ''] = process.argv.slice(2).map((folder) => resolve(folder));
const home = mkdtempSync(join(tmpdir(), 'keyturn-smoke-'));
const env = { ...process.env, KEYTURN_HOME: join(home, 'vault'), KEYTURN_STATE: join(home, 'state') };
const password = join(home, 'password');
writeFileSync(password, 'a password for a smoke test\n', { mode: 0o600 });

interface System {
  /** Installs from a folder with what `npm run dist` made. */
  install(folder: string): void;
  /** The words that start the command and the window. */
  readonly command: readonly [string, ...string[]];
  readonly window: readonly [string, ...string[]];
}

function must(result: SpawnSyncReturns<string>, what: string): string {
  if (result.status !== 0) throw new Error(`${what}: ${result.status} ${result.stdout} ${result.stderr}`);
  return result.stdout;
}

const run = (words: readonly string[], options: { readonly shell?: boolean } = {}): string => {
  const [program = '', ...rest] = words;
  return must(spawnSync(program, rest, { env, encoding: 'utf8', ...options }), words.join(' '));
};

function only(folder: string, ending: string): string {
  const [name, ...others] = readdirSync(folder).filter((file) => file.endsWith(ending));
  if (name === undefined || others.length > 0) throw new Error(`${folder} holds not one ${ending}`);
  return join(folder, name);
}

const local = process.env.LOCALAPPDATA ?? '';
const installed = join(local, 'Programs', 'keyturn');
const app = '/Applications/Keyturn.app/Contents';

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, System>>> = {
  linux: {
    install: (folder) => void run(['sudo', 'apt-get', 'install', '-y', only(folder, '.deb')]),
    command: ['/usr/bin/keyturn'],
    window: ['xvfb-run', '-a', '/opt/Keyturn/keyturn-app'],
  },
  win32: {
    install: (folder) => void run([only(folder, `${process.arch}.exe`), '/S']),
    command: [join(installed, 'resources', 'bin', 'keyturn.cmd')],
    window: [join(installed, 'Keyturn.exe')],
  },
  darwin: {
    install(folder) {
      run(['rm', '-rf', '/Applications/Keyturn.app']);
      run(['ditto', '-x', '-k', only(folder, '.zip'), '/Applications']);
    },
    command: [`${app}/Resources/bin/keyturn`],
    window: [`${app}/MacOS/Keyturn`],
  },
};

function thisSystem(): System {
  const known = SYSTEMS[process.platform];
  if (known === undefined) throw new Error(`Nothing is known of ${process.platform}`);
  return known;
}

const system = thisSystem();

/** Runs `keyturn …`; what it wrote. */
const keyturn = (...words: readonly string[]): string =>
  run([...system.command, ...words], { shell: process.platform === 'win32' });

/** Starts the window, and fails where the app does not stay. */
async function start(): Promise<void> {
  const [program, ...words] = system.window;
  const child = spawn(program, words, { env, stdio: 'ignore' });
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code) => done(`it ended with ${code}`));
  });
  const outcome = await Promise.race([ended, pause(STAYS_UP_MS, null)]);
  child.kill();
  if (outcome !== null) throw new Error(`The window did not stay: ${outcome}`);
  await ended;
}

try {
  system.install(before);
  const old = keyturn('version').trim();
  keyturn('init', '--json', '--password-file', password);
  keyturn('list', '--json', '--password-file', password);
  await start();
  system.install(after);
  const next = keyturn('version').trim();
  if (next === old) throw new Error(`${old} is there still`);
  keyturn('list', '--json', '--password-file', password);
  await start();
  say(`${old} became ${next}, and its vault opens.`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
