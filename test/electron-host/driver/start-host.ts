import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Controls } from '../shared/controls.ts';
import { releaseClaims } from '../shared/instance-lock.ts';
import type { AppMethods, DriverMethods } from '../shared/methods.ts';
import { createRpc } from '../shared/rpc.ts';
import { startBrowser } from './browser.ts';
import { routeRequests } from './requests.ts';
import { createWindows } from './windows.ts';

export interface HostOptions {
  /** The app's folder, with its package.json. */
  readonly folder: string;
  /** The built entry of the main process. */
  readonly entry: string;
  readonly chromium: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly headless: boolean;
  /** As the system would report it, for instance `zh-CN`. */
  readonly locale: string;
  /** Null: as the machine's own desktop is. */
  readonly dark: boolean | null;
  /** Gets what the main process writes to its two streams. */
  readonly onOutput: (text: string) => void;
}

/** Asks or does something to the system that the app believes to run on. */
export type Act = <K extends keyof Controls>(
  name: K,
  ...args: Parameters<Controls[K]>
) => Promise<Awaited<ReturnType<Controls[K]>>>;

export interface Host {
  readonly main: ChildProcess;
  readonly act: Act;
  /** The app's first window. Rejects where the app ends before it opens one. */
  firstPage(): Promise<Page>;
  /** The page of the window that is open now, or of the next one. */
  page(): Promise<Page>;
  /** The exit code of the main process, once it has ended and the browser with it. */
  readonly exited: Promise<number>;
  /** Ends everything at once. */
  kill(): Promise<void>;
}

const CHILD = fileURLToPath(new URL('../child/main.ts', import.meta.url));

/** Runs a built app: its main process as a child of this one, its windows as pages of a Chromium. */
export async function startHost(options: HostOptions): Promise<Host> {
  const main = fork(CHILD, [options.folder, options.entry, ...(options.args ?? [])], {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: {
      ...(options.env ?? process.env),
      // Node would load a compiler into the app's process to strip the types of the stand-in; what it made is kept.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'keyturn-host-compile-cache'),
      // Chromium brings an allocator of its own, which gives back what was freed. That of the C library keeps it, once a
      // thread: with these it is closer to what an installed app holds.
      MALLOC_ARENA_MAX: '2',
      MALLOC_TRIM_THRESHOLD_: '131072',
      ELECTRON_HOST_LOCALE: options.locale,
      ELECTRON_HOST_DARK: options.dark === null ? 'unknown' : String(options.dark),
      ELECTRON_HOST_VISIBLE: String(!options.headless),
    },
  });
  for (const stream of [main.stdout, main.stderr]) {
    stream?.setEncoding('utf8').on('data', options.onOutput);
  }
  // With all that it wrote: its streams may hold more when it has ended.
  const ended = once(main, 'close').then(([code]) => (typeof code === 'number' ? code : 1));

  // Messages that arrive while the browser starts wait in order.
  const browserStarted = startBrowser({ ...options, executable: options.chromium });
  const windowsMade = browserStarted.then(async ({ context }) => {
    const made = createWindows(context, () => app, options.headless);
    await routeRequests(context, app, made.windowOf);
    return made;
  });
  const later =
    <K extends keyof DriverMethods>(method: K) =>
    async (...args: never[]): Promise<never> => {
      const run = (await windowsMade).methods[method] as (...given: never[]) => Promise<never>;
      return run(...args);
    };
  const app = createRpc<DriverMethods, AppMethods>(
    {
      send: (message) => {
        // The process may end between the question and the answer; whoever waits is told by `ended`.
        if (main.connected) main.send(message, () => undefined);
      },
      listen: (listener) => main.on('message', listener),
      ended: (listener) => main.on('exit', listener),
    },
    {
      openWindow: later('openWindow'),
      loadUrl: later('loadUrl'),
      reload: later('reload'),
      focus: later('focus'),
      closeWindow: later('closeWindow'),
      printPage: later('printPage'),
      sendToPage: later('sendToPage'),
      setColorScheme: later('setColorScheme'),
      pickFile: later('pickFile'),
      readClipboard: later('readClipboard'),
      writeClipboard: later('writeClipboard'),
    },
  );

  const exited = ended.then(async (code) => {
    releaseClaims(main.pid ?? 0);
    await browserStarted.then(
      (browser) => browser.close(),
      () => undefined,
    );
    return code;
  });
  const noBrowser = browserStarted.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => {
      main.kill('SIGKILL');
      throw error;
    },
  );
  const early = ended.then((code) => {
    throw new Error(`The app ended with code ${code} before it opened a window`);
  });
  // They matter only to who waits for a window.
  for (const end of [windowsMade, noBrowser, early]) end.catch(() => undefined);

  return {
    main,
    act: ((name, ...args) => app('control', name, args)) as Act,
    firstPage: () => Promise.race([windowsMade.then((windows) => windows.firstPage()), noBrowser, early]),
    page: () => Promise.race([windowsMade.then((windows) => windows.page()), noBrowser, early]),
    exited,
    async kill() {
      main.kill('SIGKILL');
      await exited;
    },
  };
}
