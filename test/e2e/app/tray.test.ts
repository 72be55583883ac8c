import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Preferences } from '../../../src/shared/model/settings.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { type Look, type OpenApp, openApp, PASSWORD, setUp } from './open-app.ts';
import { lockScreen, modal } from './walk.ts';

let open: OpenApp;
afterEach(async () => {
  await open?.[Symbol.asyncDispose]();
});

const host = () => open.app.host;
const tray = () => host()('tray.state');
const windows = () => host()('windows.list');
const item = async (id: string) => (await tray())?.items.find((each) => each.id === id);
const answers = { stay: 0, quit: 1, cancel: 2 } as const;

/** The app on a new vault with one key of unknown age, which counts as due. */
async function begin(look: Look = {}): Promise<void> {
  open = await openApp(look);
  await setUp(open.page, look.locale);
  await open.page.evaluate(
    async (key) => {
      const added = await window.keyturn.call['credentials.add'](key);
      if (!added.ok) throw new Error(added.error.code);
    },
    awsKey({ label: 'deploy & build' }),
  );
  await expect.poll(async () => (await tray())?.image).toBe('due.png');
}

async function closeWindow(answer?: keyof typeof answers): Promise<void> {
  if (answer !== undefined) await host()('messageBox.answer', answers[answer]);
  await host()('windows.close');
}

const gone = () => expect.poll(windows).toEqual([]);

describe('closing the window', () => {
  beforeEach(() => begin());

  it('asks once what it means, keeps the tray, and ends the page; the tray brings it back', async () => {
    const { page } = open;
    await closeWindow('cancel');
    await expect.poll(() => host()('messageBox.asked')).toHaveLength(1);
    expect(await windows()).toHaveLength(1);
    await closeWindow('stay');
    await gone();
    await expect.poll(() => page.isClosed()).toBe(true);
    expect(await host()('messageBox.asked')).toMatchObject([
      { message: 'Keep Keyturn running?', buttons: ['Keep it in the tray', 'Quit Keyturn', 'Cancel'] },
      { message: 'Keep Keyturn running?' },
    ]);

    await host()('tray.click', null);
    const second = await open.app.window();
    await second.getByRole('row', { name: /deploy/ }).waitFor();
    await closeWindow();
    await gone();
    expect(await host()('messageBox.asked')).toHaveLength(2);
  });

  it('lands on the key that was pressed in the tray, over a lock too, and in the settings from the menu', async () => {
    await closeWindow('stay');
    await gone();
    const key = (await tray())?.items.find(({ id }) => id.startsWith('key-'));
    expect(key).toMatchObject({ label: expect.stringContaining('deploy && build'), enabled: true });
    await host()('tray.click', key?.id ?? '');
    const second = await open.app.window();
    await second.getByRole('heading', { name: 'deploy & build' }).waitFor();

    await closeWindow();
    await gone();
    await host()('menu.click', 'settings');
    const third = await open.app.window();
    await modal(third).getByRole('heading', { name: 'Settings' }).waitFor();
    await modal(third).getByRole('switch', { name: 'Lock when the window is closed or minimised' }).click();
    await closeWindow();
    await gone();
    await expect.poll(async () => (await item('lock'))?.enabled).toBe(false);

    await expect.poll(async () => (await item('summary'))?.enabled).toBe(true);
    await host()('tray.click', 'summary');
    const fourth = await open.app.window();
    await (await lockScreen(fourth)).fill(PASSWORD);
    await fourth.keyboard.press('Enter');
    await fourth.getByRole('button', { name: /^Due/ }).first().waitFor();
    await fourth.getByRole('row', { name: /deploy/ }).waitFor();
  });

  it('quits where the person says so, and is not asked again', async () => {
    const file = join(open.folder, 'vault', 'preferences.json');
    await closeWindow('quit');
    expect(await open.app.exited).toBe(0);
    const kept = JSON.parse(await readFile(file, 'utf8')) as Partial<Preferences>;
    expect(kept.onClose).toBe('quit');
  });
});
