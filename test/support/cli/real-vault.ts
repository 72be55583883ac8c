import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliApp, OpenApp } from '../../../src/cli/app.ts';
import { runCli } from '../../../src/cli/run.ts';
import { createApp } from '../../../src/main/compose.ts';
import { nodePorts } from '../../../src/main/node/ports.ts';
import { NO_SYSTEM_PROXY } from '../../../src/main/ports/system-proxy.ts';
import { KDF_FLOOR } from '../../../src/main/vault/index.ts';
import { fakeKeychain } from '../fake/desktop.ts';
import { NO_PROXIES } from '../network/no-proxies.ts';
import { PASSWORD } from './fake-app.ts';
import { type FakeIoOptions, fakeIo } from './fake-io.ts';

const ENTRY = join(import.meta.dirname, '../../../src/cli/index.ts');

/** The same as it is shipped, for `realVault`; `buildIfStale` sees to it. */
export const BUILT_ENTRY = join(import.meta.dirname, '../../../out/main/cli.js');

/** When a run that has not ended says what it waits for, in ms; before any test's time is up. */
const LATE_MS = 60_000;

/** How one run ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A vault folder of its own, and the command line on it: in this process, and as processes beside it. */
export interface RealVault extends AsyncDisposable {
  readonly home: string;
  readonly folder: string;
  /** In this process, with the cheapest allowed key derivation. The password comes by descriptor 9. */
  run(argv: readonly string[], options?: FakeIoOptions): Promise<Ended>;
  /** As `run`, and its JSON. */
  json(argv: readonly string[], options?: FakeIoOptions): Promise<unknown>;
  /** The app that the command line composes, with the vault open, for what would take too many runs of it. */
  open(): Promise<CliApp>;
  /** The program as a process of its own; the password comes by `--password-file`. */
  start(argv: readonly string[], env?: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams;
  /** The words that start the program with its vault and password, for other launchers. */
  command(argv: readonly string[]): readonly string[];
}

/** The real app in the cheapest allowed way, without the machine's keychain. */
const openApp: OpenApp = async ({ folder, version, systemLocale }) => {
  if (folder === null) throw new Error('A test names its folder');
  return createApp(
    { ...nodePorts(folder), keychain: fakeKeychain(), systemProxy: NO_SYSTEM_PROXY },
    {
      folder,
      via: 'cli',
      osUser: 'tester',
      device: 'test-machine',
      version,
      platform: 'linux',
      systemLocale,
      kdf: KDF_FLOOR,
    },
  );
};

/** An empty folder; `init` makes the vault. Removed at the end. */
export async function realVault(entry = ENTRY): Promise<RealVault> {
  const home = await mkdtemp(join(tmpdir(), 'keyturn-cli-'));
  const folder = join(home, 'vault');
  const passwordFile = join(home, 'password');
  await writeFile(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  const run = async (argv: readonly string[], options: FakeIoOptions = {}): Promise<Ended> => {
    const { io, stdout, stderr } = fakeIo({ fds: { 9: PASSWORD }, cwd: home, realTime: true, ...options });
    const late = setTimeout(() => {
      process.stderr.write(`\n${argv.join(' ')} still runs: ${process.getActiveResourcesInfo().join(' ')}\n`);
    }, LATE_MS);
    const code = await runCli([...argv, '--vault', folder, '--password-fd', '9'], io, {
      ...{ openApp, askApp: async () => null },
    }).finally(() => clearTimeout(late));
    return { code, stdout: stdout(), stderr: stderr() };
  };
  const command = (argv: readonly string[]): readonly string[] => [
    process.execPath,
    entry,
    ...argv,
    '--vault',
    folder,
  ];
  return {
    home,
    folder,
    run,
    async json(argv, options) {
      const ended = await run([...argv, '--json'], options);
      if (ended.code !== 0) throw new Error(`${argv.join(' ')}: ${ended.code} ${ended.stderr}`);
      return JSON.parse(ended.stdout);
    },
    async open() {
      const app = await openApp({
        folder,
        version: '0.0.0',
        systemLocale: 'en',
        env: {},
        platform: 'linux',
        caller: null,
      });
      const opened = await app.handle('vault.unlock', { kind: 'password', password: PASSWORD });
      if (!opened.ok) throw new Error(opened.error.code);
      return app;
    },
    command,
    start(argv, env = {}) {
      const [program = '', ...words] = command([...argv, '--password-file', passwordFile]);
      return spawn(program, words, {
        cwd: home,
        env: { PATH: process.env.PATH, HOME: home, LANG: 'en_GB.UTF-8', ...NO_PROXIES, ...env },
      });
    },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}

/** Waits for a process to end, with all that it wrote. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === null) reject(new Error(`Ended by ${signal}: ${stderr}`));
      else resolve({ code, stdout, stderr });
    });
  });
}
