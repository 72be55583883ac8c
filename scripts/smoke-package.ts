import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { keptUp } from './lib/kept-up.ts';
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
const shell = process.platform === 'win32';

/** What the command is run by: nothing, or on Linux a display where Chromium asks for one before the app has a word. */
function helpOfCommand(): readonly string[] {
  const [program, ...words] = [...system.command, 'version'] as const;
  const tried = spawnSync(program, words, { env, encoding: 'utf8', shell });
  if (tried.status === 0 || process.platform !== 'linux') return [];
  if (!/display|X server|ozone/i.test(tried.stderr)) return [];
  say('The command asks for a display, and gets one.');
  return ['xvfb-run', '-a'];
}

let help: readonly string[] = [];

/** Runs `keyturn …`; what it wrote. */
const keyturn = (...words: readonly string[]): string =>
  run([...help, ...system.command, ...words], { shell });

/** What Chromium may say besides is no part of it. */
function version(): string {
  const [, found] = /^Keyturn (\S+)$/m.exec(keyturn('version')) ?? [];
  if (found === undefined) throw new Error('The command tells no version');
  return found;
}

/** Starts the window, and fails where the app does not stay. */
const start = (): Promise<void> => keptUp(system.window, { ms: STAYS_UP_MS, env });

try {
  system.install(before);
  help = helpOfCommand();
  const old = version();
  keyturn('init', '--json', '--password-file', password);
  keyturn('list', '--json', '--password-file', password);
  await start();
  system.install(after);
  const next = version();
  if (next === old) throw new Error(`${old} is there still`);
  keyturn('list', '--json', '--password-file', password);
  await start();
  say(`${old} became ${next}, and its vault opens.`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
