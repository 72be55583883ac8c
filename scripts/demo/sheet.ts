import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium, type MenuItemFacts, type NotificationFacts } from '../../test/electron-host/index.ts';
import { ROOT } from '../lib/root.ts';

/** The tray as the app last put it, under one kind of bar. */
export interface TrayLook {
  readonly bar: 'light' | 'dark';
  readonly tooltip: string;
  /** Of the project's folder, without its ending. */
  readonly image: string;
  readonly groups: readonly (readonly MenuItemFacts[])[];
}

/** Draws what a desktop would show of the app's own: there is none here that could. */
export interface Sheets {
  tray(path: string, locale: string, looks: readonly TrayLook[]): Promise<void>;
  notification(path: string, locale: string, shown: NotificationFacts): Promise<void>;
  close(): Promise<void>;
}

const STYLE = `
  html, body { height: auto; }
  body { display: flex; width: max-content; background: none; }
  .desk { width: 480px; padding-bottom: var(--s5); background: var(--sunken); color: var(--ink); }
  .light { color-scheme: light; }
  .dark { color-scheme: dark; }
  .bar { display: flex; justify-content: flex-end; align-items: center; height: 34px; padding: 0 var(--s5);
    background: var(--raised); border-bottom: 1px solid var(--hairline); }
  .icon { display: grid; place-items: center; width: 30px; height: 26px; border-radius: var(--radius-s);
    background: var(--press); }
  .icon img { width: 22px; height: 22px; }
  .tooltip { width: max-content; max-width: 440px; margin: var(--s2) var(--s4) var(--s2) auto; padding: 3px var(--s2);
    border-radius: var(--radius-s); background: var(--ink); color: var(--surface); font-size: var(--text-s); }
  .menu { width: max-content; min-width: 230px; max-width: 440px; margin-right: var(--s4); margin-left: auto;
    padding: var(--s1); border-radius: var(--radius); background: var(--raised); box-shadow: var(--shadow-float); }
  .menu ul + ul { margin-top: var(--s1); padding-top: var(--s1); border-top: 1px solid var(--hairline); }
  .menu li { padding: 5px var(--s3); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .menu li[aria-disabled] { color: var(--muted); }
  .notice { display: grid; grid-template-columns: 36px 1fr; gap: 2px var(--s3); margin: var(--s5) var(--s5) 0;
    padding: var(--s4); border-radius: var(--radius-l); background: var(--raised); box-shadow: var(--shadow-float); }
  .notice img { grid-row: span 3; width: 36px; height: 36px; }
  .from { color: var(--muted); font-size: var(--text-s); }
  .notice h3 { grid-column: 2; }
  .notice p { grid-column: 2; color: var(--muted); }
  .actions { grid-column: 2; display: flex; gap: var(--s2); margin-top: var(--s3); }
  .actions span { padding: var(--s1) var(--s3); border: 1px solid var(--line); border-radius: var(--radius);
    font-size: var(--text-s); white-space: nowrap; }
`;

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A menu underlines the letter after a single `&`; two of them are one. */
const menuText = (label: string): string => html(label.replaceAll(/&(.)/g, '$1'));

const line = ({ label, enabled }: MenuItemFacts): string =>
  `<li${enabled ? '' : ' aria-disabled="true"'}>${menuText(label)}</li>`;

const trayDesk = ({ bar, tooltip, groups }: TrayLook, image: string): string => `
  <section class="desk ${bar}">
    <div class="bar"><span class="icon"><img src="${image}" alt=""></span></div>
    <p class="tooltip">${html(tooltip)}</p>
    <div class="menu">${groups.map((group) => `<ul>${group.map(line).join('')}</ul>`).join('')}</div>
  </section>`;

const noticeDesk = (bar: string, { title, body, actions }: NotificationFacts, icon: string): string => `
  <section class="desk ${bar}">
    <div class="notice">
      <img src="${icon}" alt=""><span class="from">Keyturn</span><h3>${html(title)}</h3><p>${html(body)}</p>
      ${actions.length === 0 ? '' : `<div class="actions">${actions.map((each) => `<span>${html(each)}</span>`).join('')}</div>`}
    </div>
  </section>`;

const pictureOf = async (...path: string[]): Promise<string> =>
  `data:image/png;base64,${(await readFile(join(ROOT, ...path))).toString('base64')}`;

/** Starts a browser of its own, in which nothing of the app is. */
export async function openSheets(): Promise<Sheets> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found; set KEYTURN_CHROMIUM to one');
  const browser: Browser = await chromium.launch({ executablePath });
  const styles = ['tokens.css', 'base.css'].map((name) =>
    readFile(join(ROOT, 'src', 'renderer', 'styles', name), 'utf8'),
  );
  const style = [...(await Promise.all(styles)), STYLE].join('\n');
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  const draw = async (path: string, locale: string, desks: readonly string[]): Promise<void> => {
    await page.setContent(
      `<!doctype html><html lang="${locale}"><style>${style}</style><body>${desks.join('')}</body></html>`,
    );
    await page.locator('body').screenshot({ path, omitBackground: true });
  };
  return {
    async tray(path, locale, looks) {
      const desks = looks.map(async (look) => trayDesk(look, await pictureOf(`${look.image}@2x.png`)));
      await draw(path, locale, await Promise.all(desks));
    },
    async notification(path, locale, shown) {
      const icon = await pictureOf('assets', 'icon.png');
      await draw(
        path,
        locale,
        ['light', 'dark'].map((bar) => noticeDesk(bar, shown, icon)),
      );
    },
    close: () => browser.close(),
  };
}
