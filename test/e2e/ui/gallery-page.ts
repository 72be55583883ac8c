import { type BrowserContextOptions, type ConsoleMessage, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../electron-host/driver/find-chromium.ts';
import { slowDown } from '../../electron-host/driver/slow-down.ts';

/** One look of the gallery. */
export interface Look {
  readonly lang: 'en' | 'zh-CN';
  readonly theme: 'light' | 'dark';
  readonly density?: 'comfortable' | 'compact';
  readonly hash?: '#panes';
  readonly media?: Media;
}

/** A page on the gallery, with everything that it complained of. */
export interface GalleryPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** What the looks differ in beside the address. */
export type Media = Pick<BrowserContextOptions, 'contrast' | 'colorScheme' | 'viewport'>;

/** A browser with one page that tests take in turns. */
export interface TestBrowser {
  readonly page: Page;
  close(): Promise<void>;
}

/** The machine's own browser; tests download none. */
export async function launchBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set KEYTURN_CHROMIUM to its path');
  // Without a folder to name, the profile is a new one that goes with the browser.
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    reducedMotion: 'reduce',
    // A window without tabs and address bar, whose own pages would cost more than the one that is tested.
    args: ['--no-sandbox', '--disable-gpu', '--app=data:text/html,'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, close: () => context.close() };
}

const VIEWPORT = { width: 1200, height: 760 };

/**
 * Opens a new document in the browser's page and records errors; Chromium reports breaches of the policy as such. Ends
 * what was open in it. A page of its own, in a context of its own, would take a second of three processes, which is more
 * than most tests do with it.
 */
export async function openPage(
  browser: TestBrowser,
  address: string,
  { viewport = VIEWPORT, contrast = 'no-preference', colorScheme = 'light' }: Media = {},
): Promise<GalleryPage> {
  const { page } = browser;
  // Otherwise an address that differs in its fragment alone would find the document of the test before.
  await page.goto('about:blank');
  await page.setViewportSize(viewport ?? VIEWPORT);
  await page.emulateMedia({ contrast, colorScheme, reducedMotion: 'reduce' });
  return watched(page, address, async () => {
    await page.goto('about:blank');
  });
}

/** The same in a context of its own, for tests that change more than the document: its clock, or what it can load. */
export async function openOwnPage(browser: TestBrowser, address: string): Promise<GalleryPage> {
  const context = await browser.page
    .context()
    .browser()
    ?.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  if (context === undefined) throw new Error('The browser has gone');
  return watched(await context.newPage(), address, () => context.close());
}

async function watched(page: Page, address: string, end: () => Promise<void>): Promise<GalleryPage> {
  const complaints: string[] = [];
  const onError = (error: Error) => complaints.push(error.message);
  const onConsole = (message: ConsoleMessage) => {
    const icon = message.location().url.endsWith('/favicon.ico');
    if (['error', 'warning'].includes(message.type()) && !icon) complaints.push(message.text());
  };
  await slowDown(page);
  page.on('pageerror', onError);
  page.on('console', onConsole);
  await page.goto(address);
  return {
    page,
    complaints,
    async close() {
      page.off('pageerror', onError);
      page.off('console', onConsole);
      await end();
    },
  };
}

/** Opens the gallery. */
export async function openGallery(
  browser: TestBrowser,
  origin: string,
  look: Look,
  open: typeof openPage = openPage,
): Promise<GalleryPage> {
  const { lang, theme, density = 'comfortable', hash = '' } = look;
  const address = `${origin}/gallery.html?lang=${lang}&theme=${theme}&density=${density}${hash}`;
  const opened = await open(browser, address, look.media);
  await opened.page
    .getByRole(hash === '' ? 'heading' : 'grid')
    .first()
    .waitFor();
  return opened;
}
