import type { BrowserContext, Page } from 'playwright-core';
import type { AppMethods, DriverMethods, WindowRequest } from '../shared/methods.ts';
import type { Call } from '../shared/rpc.ts';
import { linkPage, type PageLink } from './page-link.ts';
import { pickFile, readClipboard, writeClipboard } from './person.ts';
import { slowDown } from './slow-down.ts';

interface HostWindow {
  readonly page: Page;
  readonly link: PageLink;
  /** True while the app itself, and not the page, takes the window to a URL. */
  navigating: boolean;
}

export interface Windows {
  readonly methods: DriverMethods;
  windowOf(page: Page): { readonly id: number; readonly navigating: boolean } | null;
  /** The page of the first window, once something is loaded in it. */
  firstPage(): Promise<Page>;
  /** The page of the window that was opened last and is open, once something is loaded in it. */
  page(): Promise<Page>;
}

/** Gives each window of the app a page. */
export function createWindows(
  context: BrowserContext,
  app: () => Call<AppMethods>,
  headless: boolean,
): Windows {
  const windows = new Map<number, HostWindow>();
  /** Windows that have no page yet; each settles once it has one. */
  const unopened = new Map<number, Promise<void>>();
  const first = Promise.withResolvers<Page>();
  const painted = new Set<Page>();
  let looking: ((page: Page) => void)[] = [];
  // A browser starts with one empty page; the first window takes it.
  let spare = context.pages()[0];
  let opening = 0;
  let scheme: 'light' | 'dark' | null = null;

  const newPage = async (): Promise<Page> => {
    const page = spare;
    spare = undefined;
    if (page !== undefined) return page;
    opening += 1;
    try {
      return await context.newPage();
    } finally {
      opening -= 1;
    }
  };

  const navigate = async (id: number, go: (page: Page) => Promise<unknown>): Promise<void> => {
    const window = windows.get(id);
    if (window === undefined) throw new Error('Object has been destroyed');
    window.navigating = true;
    try {
      await go(window.page);
    } finally {
      window.navigating = false;
    }
    await app()('pagePainted', id);
    first.resolve(window.page);
    painted.add(window.page);
    tellShown();
  };

  /** Null while something is still to be loaded in the window that was opened last. */
  const lastShown = (): Page | null => {
    const last = [...windows.values()].at(-1);
    return unopened.size === 0 && last !== undefined && painted.has(last.page) ? last.page : null;
  };

  const tellShown = (): void => {
    const page = lastShown();
    if (page === null) return;
    for (const look of looking) look(page);
    looking = [];
  };

  const open = async ({ window: id, width, height, preload }: WindowRequest): Promise<void> => {
    const page = await newPage();
    await slowDown(page);
    if (headless) await page.setViewportSize({ width, height });
    if (scheme !== null) await page.emulateMedia({ colorScheme: scheme });
    const link = await linkPage(page, preload, {
      invoke: (frame, channel, args) => app()('invoke', id, frame, channel, args),
      pressAccelerator: (accelerator) => {
        app()('pressAccelerator', accelerator).catch(() => undefined);
      },
      windowAsked: (url) => void verdicts.push(app()('mayOpenWindow', id, url).catch(() => false)),
    });
    windows.set(id, { page, link, navigating: false });
    page.on('close', () => {
      if (windows.delete(id)) void app()('pageClosed', id).catch(() => undefined);
    });
  };

  const anyLink = (): PageLink => {
    const [window] = windows.values();
    if (window === undefined) throw new Error('No window is open');
    return window.link;
  };

  const windowOf: Windows['windowOf'] = (page) => {
    for (const [id, window] of windows) {
      if (window.page === page) return { id, navigating: window.navigating };
    }
    return null;
  };

  // A page that none of our windows asked for was opened by a page; the app has been asked about it by then.
  const verdicts: Promise<boolean>[] = [];
  context.on('page', async (page) => {
    if (opening > 0) return;
    const allowed = await verdicts.shift();
    if (allowed !== true) await page.close();
  });

  return {
    windowOf,
    firstPage: () => first.promise,
    async page() {
      return lastShown() ?? new Promise((resolve) => looking.push(resolve));
    },
    methods: {
      async openWindow(request) {
        const opened = open(request).finally(() => unopened.delete(request.window));
        unopened.set(request.window, opened);
        await opened;
      },
      loadUrl: (id, url) => navigate(id, (page) => page.goto(url, { waitUntil: 'load' })),
      reload: (id) => navigate(id, (page) => page.reload({ waitUntil: 'load' })),
      async focus(id) {
        await windows.get(id)?.page.bringToFront();
      },
      async closeWindow(id) {
        // The app may close a window that it has only just made.
        await unopened.get(id)?.catch(() => undefined);
        const window = windows.get(id);
        windows.delete(id);
        await window?.page.close();
        tellShown();
      },
      async printPage(id) {
        await windows.get(id)?.page.evaluate(() => window.print());
      },
      async sendToPage(id, channel, args) {
        await windows.get(id)?.link.send(channel, args);
      },
      async setColorScheme(next) {
        scheme = next;
        for (const { page } of windows.values()) await page.emulateMedia({ colorScheme: scheme });
      },
      pickFile: async () => pickFile(anyLink()),
      readClipboard: async () => readClipboard(anyLink()),
      writeClipboard: async (text, onlyOver) => writeClipboard(anyLink(), text, onlyOver),
    },
  };
}
