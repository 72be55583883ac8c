import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { assertNever } from '../src/shared/assert-never.ts';
import { findChromium, startHost } from '../test/electron-host/index.ts';
import { buildIfStale } from './lib/build-if-stale.ts';
import { chooseShell } from './lib/choose-shell.ts';
import { hasDisplay } from './lib/display.ts';
import { downloadElectron, electronBinary } from './lib/electron-binary.ts';
import { ROOT } from './lib/root.ts';
import { say } from './lib/say.ts';

const PACKAGE = join(ROOT, 'node_modules/electron');
const STALL_MS = 20_000;
const args = process.argv.slice(2);

async function electron(): Promise<string | null> {
  const present = electronBinary(PACKAGE);
  if (present !== null) return present;
  say('Downloading Electron');
  let shown = 0;
  const done = await downloadElectron({
    installer: join(PACKAGE, 'install.js'),
    stallMs: STALL_MS,
    progress: (bytes) => {
      const megabytes = Math.floor(bytes / 1_000_000);
      if (megabytes >= shown + 10) say(`  ${megabytes} MB`);
      if (megabytes >= shown + 10) shown = megabytes;
    },
  });
  return done ? electronBinary(PACKAGE) : null;
}

/** Resolves to the app's exit code. */
async function runElectron(binary: string): Promise<number> {
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(binary, [...asRoot, ROOT, ...args], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

/** Resolves to the app's exit code. */
async function runInChromium(executable: string): Promise<number> {
  const host = await startHost({
    folder: ROOT,
    entry: join(ROOT, 'out/main/index.js'),
    chromium: executable,
    args,
    headless: false,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    dark: null,
    onOutput: (text) => process.stderr.write(text),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void host.act('app.quit').catch(() => host.kill()));
  }
  return host.exited;
}

async function start(): Promise<number> {
  const shell = await chooseShell({
    display: hasDisplay(process.env, process.platform),
    electron,
    chromium: findChromium,
  });
  if (shell.kind === 'none') {
    say(
      shell.why === 'no-display'
        ? 'There is no display to open a window on. Try `npm run demo` for pictures of the app, or `npm run keyturn -- help` for the command line.'
        : 'Neither Electron nor a Chromium browser could be found. Install Chromium, or set KEYTURN_CHROMIUM to one.',
    );
    return 1;
  }
  await buildIfStale();
  switch (shell.kind) {
    case 'electron':
      return runElectron(shell.binary);
    case 'chromium':
      say(`Electron could not be downloaded; Keyturn opens in ${shell.executable} instead.`);
      return runInChromium(shell.executable);
    default:
      return assertNever(shell);
  }
}

process.exitCode = await start();
