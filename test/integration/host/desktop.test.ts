import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { type AppHandle, launchApp } from '../../e2e/support/launch-app.ts';
import { chooseFromMenu } from '../../e2e/support/menu.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let app: AppHandle | null = null;

beforeEach(async () => {
  await buildIfStale();
  place = await temporaryFolder();
});
afterEach(async () => {
  await app?.close();
  app = null;
  await place[Symbol.asyncDispose]();
});

const start = async (options: Partial<Parameters<typeof launchApp>[0]> = {}): Promise<AppHandle> => {
  const env = { XDG_CONFIG_HOME: join(place.path, 'config'), ...options.env };
  app = await launchApp({ home: join(place.path, 'vault'), ...options, env });
  return app;
};
const entry = () => join(place.path, 'config', 'autostart', 'keyturn.desktop');

it('starts hidden with the session, by an entry that it mends, until somebody starts it again', async () => {
  await mkdir(join(entry(), '..'), { recursive: true });
  await writeFile(entry(), '[Desktop Entry]\nExec="/gone/keyturn" "--hidden"\nX-Keyturn-Autostart=1\n');
  const made = await start({ args: ['--hidden'], hidden: true, env: { ELECTRON_HOST_PACKAGED: 'true' } });
  const { host } = made;
  await expect.poll(() => readFile(entry(), 'utf8')).toMatch(/^Exec="[^"]*node" "--hidden"$/m);
  expect(await host('windows.list')).toEqual([]);
  await host('app.secondInstance', ['keyturn', '--hidden']);
  expect(await host('windows.list')).toEqual([]);
  await host('app.secondInstance', ['keyturn']);
  const page = await made.window();
  await page.getByRole('button', { name: 'Continue' }).waitFor();

  const off = await page.evaluate(() => window.keyturn.call['shell.setStartup']({ enabled: false }));
  expect(off).toEqual({ ok: true, value: { supported: true, enabled: false, awaitsApproval: false } });
  expect(await readdir(join(entry(), '..'))).toEqual([]);

  // Whoever quits is not left with the question what closing means, nor does it answer itself.
  await host('windows.close');
  await expect.poll(() => host('messageBox.asked')).toMatchObject([{ message: 'Keep Keyturn running?' }]);
  await host('tray.click', 'quit');
  expect(await made.exited).toBe(0);
  await expect(readFile(join(place.path, 'vault', 'preferences.json'))).rejects.toThrow('ENOENT');
});

it('shows its window at once where there is no tray, and says what closing it means', async () => {
  const made = await start({ args: ['--hidden'], env: { ELECTRON_HOST_TRAY: 'missing' } });
  await made.page.getByRole('button', { name: 'Continue' }).waitFor();
  expect(await made.host('tray.state')).toBeNull();
  await made.host('messageBox.answer', 1);
  await made.host('windows.close');
  await expect
    .poll(() => made.host('messageBox.asked'))
    .toMatchObject([{ message: 'Quit Keyturn?', checkbox: 'Quit without asking from now on' }]);
  expect(await made.host('windows.list')).toHaveLength(1);
  await made.host('messageBox.answer', 0);
  await made.host('windows.close');
  expect(await made.exited).toBe(0);
});

describe('verifying all from the tray', () => {
  it('tells by a notification, whose press opens the window, or in the window where there is none', async () => {
    const made = await start();
    const { page, host, output } = made;
    await page.evaluate(() =>
      window.keyturn.call['vault.create']({ password: 'correct horse battery', keychain: false }),
    );
    const verify = async () => {
      await expect.poll(() => host('windows.list')).toEqual([]);
      const item = async () => (await host('tray.state'))?.items.find(({ id }) => id === 'verify-all');
      await expect.poll(item).toMatchObject({ enabled: true });
      await host('tray.click', 'verify-all');
    };
    await host('messageBox.answer', 0);
    await host('windows.close');
    await verify();
    await expect
      .poll(() => host('notifications.list'))
      .toMatchObject([
        { title: 'Keyturn verified the keys', body: 'There is no key to verify.', open: true },
      ]);
    expect(await host('windows.list')).toEqual([]);
    await host('notifications.click', 1);
    await expect.poll(() => host('windows.list')).toHaveLength(1);

    await host('notifications.service', 'missing');
    await host('windows.close');
    await verify();
    await expect.poll(() => host('windows.list')).toHaveLength(1);
    expect(await host('notifications.list')).toHaveLength(1);

    // The one plain message about it stands beside the switch, in the language in force.
    await chooseFromMenu(made, 'settings');
    const again = await made.window();
    await again.getByText('This desktop shows no notifications.').waitFor();
    await again.evaluate(() => window.keyturn.call['preferences.set']({ locale: 'zh-CN' }));
    await again.getByText('这个桌面不显示通知。').waitFor();
    await host('notifications.service', 'works');
    await host('windows.close');
    await verify();
    await expect
      .poll(() => host('notifications.list'))
      .toMatchObject([{}, { title: 'Keyturn 已验证密钥', body: '没有可验证的密钥。' }]);
    expect(output()).toBe('');
  });
});
