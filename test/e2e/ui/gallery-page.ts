import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../electron-host/driver/find-chromium.ts';
import { slowDown } from '../../electron-host/driver/slow-down.ts';

/** One look of the gallery. */
export interface Look {
  readonly lang: 'en' | 'zh-CN';
  readonly theme: 'light' | 'dark';
  readonly density?: 'comfortable' | 'compact';
  readonly hash?: '#panes';
  readonly media?: BrowserContextOptions;
}

/** A page on the gallery, with everything that it complained of. */
export interface GalleryPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** The machine's own browser; tests download none. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set KEYTURN_CHROMIUM to its path');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Opens a page in a context of its own and records errors; Chromium reports breaches of the policy as such. */
export async function openPage(
  browser: Browser,
  address: string,
  media: BrowserContextOptions = {},
): Promise<GalleryPage> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 760 },
    reducedMotion: 'reduce',
    ...media,
  });
  const complaints: string[] = [];
  const page = await context.newPage();
  await slowDown(page);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const icon = message.location().url.endsWith('/favicon.ico');
    if (['error', 'warning'].includes(message.type()) && !icon) complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

/** Opens the gallery. */
export async function openGallery(browser: Browser, origin: string, look: Look): Promise<GalleryPage> {
  const { lang, theme, density = 'comfortable', hash = '' } = look;
  const address = `${origin}/gallery.html?lang=${lang}&theme=${theme}&density=${density}${hash}`;
  const opened = await openPage(browser, address, look.media);
  await opened.page
    .getByRole(hash === '' ? 'heading' : 'grid')
    .first()
    .waitFor();
  return opened;
}
