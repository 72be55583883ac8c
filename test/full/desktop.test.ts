import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAwsCloud } from '../clouds/index.ts';
import { type Look, type OpenApp, openApp, setUp } from '../e2e/app/open-app.ts';
import { addProven } from '../e2e/app/rotation-steps.ts';
import { AWS_ID, AWS_SECRET, modal } from '../e2e/app/walk.ts';
import { launchApp } from '../e2e/support/launch-app.ts';
import { chooseFromMenu } from '../e2e/support/menu.ts';
import { readPng } from '../electron-host/child/dbus/png.ts';
import { DAEMON, WATCHER } from '../support/desktop/bus.ts';
import { type DesktopSession, desktopSession } from '../support/desktop/session.ts';
import { readItem, readMenu } from '../support/desktop/status-item.ts';
import { accountDraft, awsKey } from '../support/sample-keys.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ICONS = join(import.meta.dirname, '../../assets/tray/linux-light');
const SECRET = { fields: { access_key_id: AWS_ID }, secrets: { secret_access_key: AWS_SECRET } };

let desktop: DesktopSession;
let aws: Awaited<ReturnType<typeof startAwsCloud>>;
let open: OpenApp;

beforeAll(async () => {
  aws = await startAwsCloud();
  const user = aws.store.addPrincipal({
    ...{ kind: 'user', accountId: '123456789012', name: 'deployer', allow: ['iam:*'] },
  });
  // Its lead time, 30 days of 90, begins in an hour.
  const createdAt = Date.now() - 60 * DAY + HOUR;
  aws.store.addKey(user, { publicId: AWS_ID, secret: AWS_SECRET, createdAt });
});
afterAll(() => aws.close());
beforeEach(async () => {
  desktop = await desktopSession();
  await desktop.notifications.start();
  await desktop.tray.start();
});
afterEach(async () => {
  await open[Symbol.asyncDispose]();
  await desktop[Symbol.asyncDispose]();
});

const host = () => open.app.host;
const windows = () => host()('windows.list');
const offered = async () => {
  const page = await open.app.window();
  const answer = await page.evaluate(() => window.keyturn.call['shell.desktop']({}));
  return answer.ok ? answer.value : answer;
};

/** The app in the session, with a vault that no sleep of this test locks. */
async function begin(look: Look = {}): Promise<void> {
  open = await openApp({ ...look, env: { ...desktop.env, ELECTRON_HOST_DBUS: 'true' } });
  await setUp(open.page, look.locale);
  const set = await open.page.evaluate(() => window.keyturn.call['settings.set']({ idleMinutes: 240 }));
  expect(set.ok).toBe(true);
}

const addKey = (label: string) => {
  const endpoints = { sts: aws.url, iam: aws.url };
  const account = { kind: 'new', draft: accountDraft({ label: 'shop', endpoints }) } as const;
  return addProven(open.page, awsKey({ ...SECRET, label, account }));
};

const closeToTray = async () => {
  await host()('messageBox.answer', 0);
  await host()('windows.close');
  await expect.poll(windows).toEqual([]);
};
const pass = async (ms: number) => {
  await host()('time.pass', ms);
  await host()('power.emit', 'resume');
};

describe('dunst', () => {
  /** Waiting, in sight, in the history. */
  const counted = async () =>
    (await desktop.run('dunstctl', 'count')).split('\n').map((line) => Number(line.split(':')[1]));
  const history = async () => {
    const { data } = JSON.parse(await desktop.run('dunstctl', 'history')) as {
      data: Record<'appname' | 'summary' | 'body', { data: string }>[][];
    };
    return data.flat().map(({ appname, summary, body }) => [appname.data, summary.data, body.data]);
  };

  it('holds one notification of a due key, and its button leads to the rotation', async () => {
    await begin();
    await addKey('deploy');
    await closeToTray();
    await pass(2 * HOUR);
    await expect.poll(counted).toEqual([0, 1, 0]);
    await pass(60_000);
    await pass(60_000);

    await writeFile(desktop.choice, 'Rotate');
    await desktop.run('dunstctl', 'context');
    const second = await open.app.window();
    await modal(second).getByText('Delete the old key').waitFor();
    const buttons = await readFile(desktop.offered, 'utf8');
    const told = 'deploy is due in 30 days';
    expect(
      buttons
        .trim()
        .split('\n')
        .map((line) => line.replace(/ \[.*/, ''))
        .sort(),
    ).toEqual(['Rotate', 'Snooze 1 day', 'Snooze 1 week', 'View'].map((label) => `#${label} (${told})`));
    await expect.poll(counted).toEqual([0, 0, 1]);
    expect(await history()).toEqual([['Keyturn', told, 'Amazon Web Services · shop']]);
  });

  it('is missed once it is gone, in one line of the settings, and shows again when it is back', async () => {
    await begin();
    await addKey('deploy');
    expect(await offered()).toEqual({ tray: true, notifications: true });
    await desktop.notifications.kill();
    await chooseFromMenu(open.app, 'settings');
    const note = modal(open.page).getByText('This desktop shows no notifications.');
    await note.waitFor();
    expect(await note.count()).toBe(1);

    await closeToTray();
    await host()('tray.click', 'verify-all');
    // Told in the window, since nothing took the notification.
    await expect.poll(windows).toHaveLength(1);
    await desktop.notifications.start();
    expect(await offered()).toEqual({ tray: true, notifications: true });
    await closeToTray();
    await host()('tray.click', 'verify-all');
    await expect.poll(counted).toEqual([0, 1, 0]);
    await desktop.run('dunstctl', 'action', '0');
    await expect.poll(windows).toHaveLength(1);
    expect(await desktop.bus.call(DAEMON, 'GetServerInformation')).toContain('dunst');
    expect(open.app.output()).toBe('');
  });
});

describe('the tray of Xfce', () => {
  const registered = () => desktop.bus.get(WATCHER, 'RegisteredStatusNotifierItems');

  it('has the item, with the icon, the words and the menu that were asked for, and its events arrive', async () => {
    await begin();
    await addKey('deploy & build_1');
    await pass(2 * HOUR);
    await expect.poll(async () => (await host()('tray.state'))?.image).toBe('due.png');
    const [name] = (await registered()) as string[];
    const item = await readItem(desktop.bus, name ?? '');
    const asked = await host()('tray.state');
    const icon = readPng(await readFile(join(ICONS, 'due@2x.png')));
    expect(item.icon).toEqual([[icon.width, icon.height, [...icon.argb]]]);
    expect(item).toMatchObject({ tooltip: asked?.tooltip, status: 'Active', category: 'ApplicationStatus' });
    const menu = await readMenu(desktop.bus, item);
    expect(menu.items.map(({ enabled }) => enabled)).toEqual(asked?.items.map(({ enabled }) => enabled));
    // An ampersand needs no mark here, and an underscore does.
    const labels = asked?.items.map(({ label }) => label.replaceAll('&&', '&').replaceAll('_', '__'));
    expect(menu.items.map(({ label }) => label)).toEqual(labels);
    expect(labels).toContain('deploy & build__1 · shop: in 30 days');

    await closeToTray();
    await item.activate();
    const second = await open.app.window();
    await second.getByRole('navigation').waitFor();
    await menu.click('Lock');
    await expect.poll(async () => (await host()('tray.state'))?.tooltip).toContain('Locked');
    await second.getByRole('button', { name: 'Unlock' }).waitFor();
    const locked = await readItem(desktop.bus, name ?? '');
    expect(locked.tooltip).toContain('Locked');
  });

  it('is waited for by a hidden start, which shows its window where it does not come', async () => {
    await begin();
    const home = join(open.folder, 'hidden');
    const env = { ...desktop.env, ELECTRON_HOST_DBUS: 'true' };
    await desktop.tray.kill();
    const shows = await launchApp({ home, args: ['--hidden'], env });
    await shows.page.getByRole('button', { name: 'Continue' }).waitFor();
    await shows.close();

    const waits = await launchApp({ home, args: ['--hidden'], env, hidden: true });
    expect(await registered().catch(() => [])).toEqual([]);
    await desktop.tray.start();
    // The one of the app that ran before, and the one that came too early for its tray.
    await expect.poll(registered).toHaveLength(2);
    expect(await waits.host('windows.list')).toEqual([]);
    await waits.close();
  });

  it('is missed once it is gone, and has the item again when it is back', async () => {
    await begin();
    await closeToTray();
    await desktop.tray.kill();
    await host()('app.secondInstance', ['keyturn']);
    const page = await open.app.window();
    await page.getByRole('navigation').waitFor();
    expect(await offered()).toEqual({ tray: false, notifications: true });
    await host()('messageBox.answer', 1);
    await host()('windows.close');
    await expect.poll(async () => (await host()('messageBox.asked')).at(-1)?.message).toBe('Quit Keyturn?');
    expect(await windows()).toHaveLength(1);

    await desktop.tray.start();
    await expect.poll(registered).toHaveLength(1);
    await closeToTray();
    expect(open.app.output()).toBe('');
  });
});
