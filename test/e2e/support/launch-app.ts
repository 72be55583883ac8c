import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type Act, findChromium, type Host, startHost } from '../../electron-host/index.ts';
import { NO_PROXIES } from '../../support/network/no-proxies.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface LaunchOptions {
  /** The vault's folder; it need not exist yet. */
  readonly home: string;
  /** Laid over this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** As a person would type them after the program's name. */
  readonly args?: readonly string[];
  readonly headless?: boolean;
  /** What the system reports; `en-US` by default. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** The app starts without a window: waits until its tray is there. */
  readonly hidden?: boolean;
}

export interface AppHandle {
  /** The app's first window. Throws where it was started without one. */
  readonly page: Page;
  /** The window that is open now, or the next one. */
  window(): Promise<Page>;
  /** Asks or does something to the system that the app believes to run on. */
  readonly host: Act;
  readonly mainPid: number;
  /** All that the main process wrote to its two streams. */
  readonly output: () => string;
  /** The exit code, once the app has ended. */
  readonly exited: Promise<number>;
  /** Quits as a person would, and ends what has not ended in half a minute. */
  close(): Promise<void>;
  /** Ends the main process at once, as a crash would. */
  kill(): Promise<void>;
  /** Quits, and starts again on the same vault, in another way where `otherwise` says so. */
  restart(otherwise?: Partial<Omit<LaunchOptions, 'home'>>): Promise<AppHandle>;
}

/** By then it has hung: the busiest machine needs less. */
const QUIT_MS = 30_000;

/** Starts the built app and waits for its window. The build must be there; `buildIfStale` sees to that. */
export async function launchApp(options: LaunchOptions): Promise<AppHandle> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('No Chromium was found; set KEYTURN_CHROMIUM to one');
  let output = '';
  const host = await startHost({
    folder: ROOT,
    entry: resolve(ROOT, 'out/main/index.js'),
    chromium,
    args: options.args ?? [],
    env: {
      ...process.env,
      KEYTURN_STATE: `${options.home}-device`,
      // None; a test names a file to keep one in. That of the person at this computer is never touched.
      ELECTRON_HOST_KEYCHAIN: '',
      // Nor are their ways out taken; a test names its own.
      ...NO_PROXIES,
      // Whether the desktop that the tests run on has a tray is of no account.
      ...{ XDG_CURRENT_DESKTOP: '', XDG_SESSION_TYPE: '', WAYLAND_DISPLAY: '' },
      ...options.env,
      KEYTURN_HOME: options.home,
    },
    headless: options.headless ?? true,
    locale: options.locale ?? 'en-US',
    dark: options.colorScheme === 'dark',
    onOutput: (text) => {
      output += text;
    },
  });
  const opened = options.hidden === true ? trayShown(host) : host.firstPage();
  const page = await opened.catch(async (error: unknown) => {
    await host.kill();
    throw new Error(`The app did not open its window. It wrote: ${output}`, { cause: error });
  });
  const close = () => quit(host);
  return {
    get page() {
      if (page === null) throw new Error('The app was started without a window');
      return page;
    },
    window: host.page,
    host: host.act,
    mainPid: host.main.pid ?? 0,
    output: () => output,
    exited: host.exited,
    close,
    kill: host.kill,
    async restart(otherwise = {}) {
      await close();
      return launchApp({ ...options, ...otherwise, env: { ...options.env, ...otherwise.env } });
    },
  };
}

/** Null, once the app has an icon in the tray. */
async function trayShown(host: Host): Promise<null> {
  const state = await host.act('tray.state').catch(() => null);
  if ((state?.tooltip ?? '') !== '') return null;
  await new Promise((resolve) => setTimeout(resolve, 20));
  return trayShown(host);
}

async function quit(host: Host): Promise<void> {
  const late = setTimeout(() => void host.kill(), QUIT_MS);
  // The process may be gone before it could answer.
  host.act('app.quit').catch(() => undefined);
  await host.exited;
  clearTimeout(late);
}
