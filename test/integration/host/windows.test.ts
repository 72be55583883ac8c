import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenFixture, openFixture } from './fixture.ts';

let fixture: OpenFixture;
let page: Page;

beforeAll(async () => {
  fixture = await openFixture();
  page = await fixture.page();
});
afterAll(() => fixture.close());

const seen = async () => JSON.stringify(await page.evaluate(() => window.api.invoke('seen')));

describe('a window', () => {
  it('tells main which frame sent a message, by the URL that the app knows', async () => {
    const sender = await page.evaluate(() => window.api.invoke('sender'));
    expect(sender).toEqual({
      id: 1,
      destroyed: false,
      frame: { url: 'app://fixture/index.html', main: true },
    });
  });

  it('has no sender frame for a message whose frame is gone', async () => {
    expect(await fixture.host.act('ipc.invokeAs', null, 'sender')).toMatchObject({ frame: null });
  });

  it('runs the preload anew after a reload, without the listeners and calls of before', async () => {
    await page.evaluate(() => window.api.onGreeting(() => Object.assign(window, { stale: true })));
    const loaded = page.waitForEvent('load');
    // Its answer may come when the page that asked is gone.
    await page.evaluate(() => void window.api.invoke('reload'));
    await loaded;
    await page.evaluate(() => window.api.invoke('greet'));
    expect(await page.evaluate(() => [typeof window.api.invoke, 'stale' in window])).toEqual([
      'function',
      false,
    ]);
  });

  it('opens no other where the app denies it', async () => {
    await page.evaluate(() => void window.open('https://example.com/popup'));
    await expect.poll(seen).toContain('["open","https://example.com/popup"]');
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  it('asks the app before the page goes elsewhere, and stays where it says no', async () => {
    await page.evaluate(() => location.assign('https://example.com/away'));
    await expect.poll(seen).toContain('["navigate","https://example.com/away"]');
    expect(page.url()).toContain('/index.html');
  });

  it('goes where the app says yes', async () => {
    await page.evaluate(() => location.assign('/other.html'));
    await page.waitForURL(/other\.html$/);
    expect(await seen()).toContain('["navigate","app://fixture/other.html"]');
    expect(await page.evaluate(() => window.api.invoke('sender'))).toMatchObject({
      frame: { url: 'app://fixture/other.html' },
    });
  });

  it('sends every request past the session', async () => {
    const outcome = await page.evaluate(() =>
      fetch('https://example.com/data').catch((error: Error) => error.name),
    );
    expect(outcome).toBe('TypeError');
    expect(await seen()).toContain('["blocked","https://example.com/data"]');
  });

  it.each(['..%2f..%2fpackage.json', '%5c..%5cpackage.json', '%252e%252e/x'])(
    'hands a URL to the protocol handler as it was sent: %s',
    async (path) => {
      const text = await page.evaluate(async (raw) => (await fetch(`/${raw}`)).text(), path);
      expect(text).toBe(`app://fixture/${path}`);
    },
  );
});

const SEND_WHEN_GONE = `
let contents;
app.on('web-contents-created', (_event, made) => { contents = made; });
app.on('window-all-closed', () => {
  try { contents.send('greeting'); } catch (error) { console.log(contents.isDestroyed(), error.message); }
  app.quit();
});`;

const FLASH = `
ipcMain.handle('flash', async () => {
  const window = new BrowserWindow({ webPreferences: { session: session.fromPartition('fixture') } });
  const loaded = window.loadURL('app://fixture/other.html').catch(() => undefined);
  window.destroy();
  await loaded;
});`;

const MENU = `
import { Menu } from 'electron';
Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu: [
  { id: 'lock', label: 'Lock', accelerator: 'CmdOrCtrl+L', click: () => seen.push('lock') },
  { id: 'add', label: 'New', accelerator: 'CmdOrCtrl+N', enabled: false, click: () => seen.push('add') },
] }]));`;

describe('a key of the menu', () => {
  it('works unless the page took it or the item is grey', async () => {
    const other = await openFixture({ main: (source) => source + MENU });
    try {
      const own = await other.page();
      const heard = () => own.evaluate(() => window.api.invoke('seen'));
      await own.keyboard.press('Control+n');
      await own.keyboard.press('Control+l');
      await expect.poll(heard).toEqual(['lock']);
      await own.evaluate(() => window.addEventListener('keydown', (event) => event.preventDefault()));
      await own.keyboard.press('Control+l');
      // The page’s own calls come after its keys.
      await own.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      expect(await heard()).toEqual(['lock']);
    } finally {
      await other.close();
    }
  });
});

describe('a window that is gone', () => {
  it('leaves no page, though it went before it had one', async () => {
    const other = await openFixture({ main: (source) => source + FLASH });
    try {
      const own = await other.page();
      await own.evaluate(() => window.api.invoke('flash'));
      await expect.poll(() => own.context().pages().length).toBe(1);
      expect(await other.host.page()).toBe(own);
    } finally {
      await other.close();
    }
  });

  it('is destroyed for main, which can send to it no more', async () => {
    const other = await openFixture({ main: (source) => source + SEND_WHEN_GONE });
    try {
      await other.page();
      await other.host.act('windows.close').catch(() => undefined);
      expect(await other.host.exited).toBe(0);
      expect(other.output()).toContain('true Object has been destroyed');
    } finally {
      await other.close();
    }
  });

  it('ends the app where the person closes the last one', async () => {
    const other = await openFixture();
    try {
      await (await other.page()).close();
      expect(await other.host.exited).toBe(0);
    } finally {
      await other.close();
    }
  });
});
