import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

export interface BrowserOptions {
  readonly executable: string;
  readonly headless: boolean;
  readonly locale: string;
  readonly dark: boolean | null;
}

export interface HostBrowser {
  readonly context: BrowserContext;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A window without tabs and address bar, whose own pages would cost as much as the app's.
  '--app=data:text/html,',
];

/** Far longer than a browser takes to end. */
const END_MS = 20_000;

/** One that is told to end while it still starts may never answer. It ends with this process then, and nobody waits. */
const patience = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, END_MS).unref();
  });

/** Starts the machine's Chromium with a profile of its own. */
export async function startBrowser(options: BrowserOptions): Promise<HostBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'electron-host-'));
  const remove = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  // Chromium's sandbox refuses to run as root; without a person at it the pages are our own.
  const sandbox = !options.headless && process.getuid?.() !== 0;
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: options.executable,
      headless: options.headless,
      chromiumSandbox: sandbox,
      locale: options.locale,
      colorScheme: options.dark === null ? null : options.dark ? 'dark' : 'light',
      permissions: options.headless ? [] : ['clipboard-read', 'clipboard-write'],
      // Where nobody looks on, nothing has to move.
      reducedMotion: options.headless ? 'reduce' : null,
      viewport: options.headless ? { width: 1200, height: 760 } : null,
      // Without the bar that says it is driven.
      args: options.headless ? QUIET : [...QUIET, '--window-size=1200,760', '--test-type'],
      ...(options.headless ? {} : { ignoreDefaultArgs: ['--enable-automation'] }),
      // By the system's language it reads the names of files, and knows no Chinese ones where there is none.
      env: options.headless ? { ...process.env, LC_ALL: 'C.UTF-8' } : { ...process.env },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return {
      context,
      async close() {
        await Promise.race([context.close().catch(() => undefined), patience()]);
        // One that still runs may write while it is removed: what is left lies in a folder for temporary things.
        await remove().catch(() => undefined);
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
