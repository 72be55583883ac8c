import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { leaveDialog, lockScreen, takesKeys } from '../../e2e/app/walk.ts';
import { type AppHandle, launchApp } from '../../e2e/support/launch-app.ts';
import { chooseFromMenu } from '../../e2e/support/menu.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let app: AppHandle;
let page: Page;

beforeAll(async () => {
  await buildIfStale();
  place = await temporaryFolder();
  app = await launchApp({ home: place.path, locale: 'zh-CN', colorScheme: 'dark' });
  page = app.page;
});
afterAll(async () => {
  await app.close();
  await place[Symbol.asyncDispose]();
});

const PASSWORD = 'correct horse battery';
const state = () =>
  page.evaluate(async () => {
    const status = await window.keyturn.call['vault.status']({});
    return status.ok ? status.value.state : status.error.code;
  });
/** Of the lock screen that takes what is typed: the page before it would be gone before its answer comes. */
const unlock = async () => {
  await lockScreen(page);
  const answer = await page.evaluate(
    (password) => window.keyturn.call['vault.unlock']({ kind: 'password', password }),
    PASSWORD,
  );
  if (!answer.ok) throw new Error(`The vault stayed locked: ${answer.error.code}`);
};
const tray = () => app.host('tray.state');
const trayItem = async (id: string) => (await tray())?.items.find((item) => item.id === id);
const menuItem = async (id: string) =>
  (await app.host('menu.items')).flatMap((menu) => menu.submenu).find((item) => item.id === id);

describe('before there is a vault', () => {
  it('the shell speaks the system’s language', async () => {
    await expect
      .poll(async () => (await app.host('menu.items')).map((menu) => menu.label))
      .toEqual(['文件', '编辑', '查看', '帮助']);
    await expect.poll(tray).toMatchObject({ tooltip: 'Keyturn', image: 'calm.png', imageSet: 'linux-dark' });
  });

  it('commands that need one are grey', async () => {
    await expect.poll(() => menuItem('add')).toMatchObject({ enabled: false, accelerator: 'CmdOrCtrl+N' });
    await expect.poll(() => menuItem('lock')).toMatchObject({ enabled: false, accelerator: 'CmdOrCtrl+L' });
    await expect.poll(() => trayItem('lock')).toMatchObject({ enabled: false });
  });

  it('the window is protected from capture and has the colour of the dark theme', async () => {
    await expect
      .poll(() => app.host('windows.list'))
      .toMatchObject([
        {
          visible: true,
          contentProtection: true,
          backgroundColor: '#0f1418',
          url: 'app://keyturn/index.html',
        },
      ]);
  });
});

it('an app that is not installed has developer tools', async () => {
  expect(await app.host('windows.openDevTools')).toBe(true);
  await expect.poll(() => menuItem('toggleDevTools')).toMatchObject({ enabled: true });
});

describe('the tray’s image', () => {
  it('follows the system’s colours, and not those that the app was given', async () => {
    await page.evaluate(() => window.keyturn.call['preferences.set']({ theme: 'light' }));
    await expect.poll(async () => (await app.host('windows.list'))[0]?.backgroundColor).toBe('#fafcfd');
    expect(await tray()).toMatchObject({ imageSet: 'linux-dark', template: false });
    await page.evaluate(() => window.keyturn.call['preferences.set']({ theme: 'system' }));
    await app.host('theme.setSystemDark', false);
    await expect.poll(tray).toMatchObject({ imageSet: 'linux-light' });
  });
});

describe('preferences', () => {
  it('change the language of menus and tray, the theme and the protection at once', async () => {
    await page.evaluate(() =>
      window.keyturn.call['preferences.set']({ locale: 'en', theme: 'light', contentProtection: false }),
    );
    await expect.poll(async () => (await app.host('menu.items'))[0]?.label).toBe('File');
    await expect.poll(async () => (await trayItem('quit'))?.label).toBe('Quit Keyturn');
    await expect
      .poll(() => app.host('windows.list'))
      .toMatchObject([{ contentProtection: false, backgroundColor: '#fafcfd' }]);
    await expect
      .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(false);
  });
});

describe('with a vault', () => {
  beforeAll(async () => {
    const made = await page.evaluate(
      (password) => window.keyturn.call['vault.create']({ password, keychain: false }),
      PASSWORD,
    );
    if (!made.ok) throw new Error(`No vault was made: ${made.error.code}`);
  });

  it('commands are there, and the tray says that nothing is due', async () => {
    await expect.poll(() => menuItem('add')).toMatchObject({ enabled: true });
    await expect.poll(tray).toMatchObject({ tooltip: 'Nothing due', image: 'calm.png' });
  });

  it('a key of unknown age is due in the tray', async () => {
    await page.evaluate(async () => {
      await window.keyturn.call['credentials.add']({
        cloud: 'aws',
        label: 'deploy',
        account: {
          kind: 'new',
          draft: {
            label: 'prod',
            site: 'aws',
            environment: null,
            owner: null,
            note: '',
            tags: [],
            endpoints: {},
            proxy: null,
            proxyUser: null,
            pins: [],
            plainHttp: false,
            periodDays: null,
          },
        },
        fields: { access_key_id: 'AKIAIOSFODNN7EXAMPLE' },
        secrets: { secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
      });
    });
    await expect.poll(tray).toMatchObject({ tooltip: '1 due', image: 'due.png' });
  });

  it('a menu command reaches the page', async () => {
    // It listens before anything is clicked.
    const heard = await page.evaluateHandle(() => {
      const first = new Promise((resolve) =>
        window.keyturn.on('menu.command', ({ command }) => resolve(command)),
      );
      return { first };
    });
    await chooseFromMenu(app, 'settings');
    expect(await heard.evaluate(({ first }) => first)).toBe('settings');
  });

  it('a key of the menu works once, whoever answers it', async () => {
    const told = () => page.evaluate('window.told') as Promise<string[]>;
    await page.evaluate(() => {
      const list: string[] = [];
      Object.assign(window, { told: list });
      window.keyturn.on('menu.command', ({ command }) => list.push(command));
    });
    const dialogs = page.locator('[role="dialog"]');
    // The settings that the command before opened, maybe a little later.
    await leaveDialog(page);
    await page.keyboard.press('Control+n');
    await takesKeys(page);
    // Meant for the dialog now, and kept from the menu too.
    await page.keyboard.press('Control+,');
    await page.keyboard.press('Control+n');
    expect(await dialogs.count()).toBe(1);
    await leaveDialog(page);
    expect(await told()).toEqual([]);

    // In a window that does not listen the key is the menu’s.
    await chooseFromMenu(app, 'settings');
    await dialogs.waitFor();
    await expect.poll(told).toEqual(['settings']);
    expect(await dialogs.count()).toBe(1);
    await leaveDialog(page);
  });

  it('the tray’s item locks, and its icon shows the window', async () => {
    await app.host('tray.click', 'lock');
    await expect.poll(state).toBe('locked');
    await expect.poll(tray).toMatchObject({ tooltip: expect.stringMatching(/^Locked/) });
    await app.host('tray.click', null);
    await expect.poll(() => app.host('windows.list')).toMatchObject([{ focused: true }]);
  });

  it('locked, commands are grey in the menu, and neither their keys nor the palette do anything', async () => {
    await lockScreen(page);
    for (const id of ['add', 'settings', 'view-due', 'verify', 'lock', 'shortcuts'])
      await expect.poll(() => menuItem(id)).toMatchObject({ enabled: false });
    await expect(app.host('menu.click', 'settings')).rejects.toThrow('No enabled menu item');
    for (const keys of ['Control+n', 'Control+,', 'Control+k', 'Control+/']) await page.keyboard.press(keys);
    // The page’s own calls come after its keys.
    expect(await state()).toBe('locked');
    expect(await page.locator('[role="dialog"]').count()).toBe(0);
    expect(await menuItem('console.aws')).toMatchObject({ enabled: true });
  });

  it.each(['suspend', 'lock-screen', 'user-did-resign-active', 'shutdown'])('%s locks', async (event) => {
    await unlock();
    await expect.poll(state).toBe('unlocked');
    await app.host('power.emit', event);
    await expect.poll(state).toBe('locked');
  });

  it('the file dialog’s path stays in main; the page gets a ticket', async () => {
    await unlock();
    await app.host('dialog.answer', [`${place.path}/preferences.json`]);
    const answer = await page.evaluate(() => window.keyturn.call['import.pick']({}));
    expect(answer).toEqual({ ok: true, value: { ticket: expect.stringMatching(/^[0-9a-z]{16}$/) } });
    expect(await app.host('dialog.asked')).toEqual(['Choose a file with keys']);
    await app.host('dialog.answer', null);
    expect(await page.evaluate(() => window.keyturn.call['import.pick']({}))).toEqual({
      ok: true,
      value: null,
    });
  });

  it('a link of the menu opens in the person’s browser', async () => {
    await app.host('menu.click', 'console.aws');
    expect(await app.host('shell.opened')).toEqual([
      'https://console.aws.amazon.com/iam/home#/security_credentials',
    ]);
  });
});

describe('a second instance', () => {
  it('says so, ends, and leaves the first one running', async () => {
    await expect(launchApp({ home: place.path })).rejects.toThrow('Keyturn is already running');
    expect(await state()).toBe('unlocked');
  });
});

describe('quitting', () => {
  it('locks the vault and ends with 0', async () => {
    app = await app.restart();
    page = app.page;
    expect(await state()).toBe('locked');
    expect(app.output()).toBe('');
    await app.close();
    expect(await app.exited).toBe(0);
  });
});
