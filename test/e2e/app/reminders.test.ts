import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AwsCloud, startAwsCloud } from '../../clouds/index.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { AppHandle } from '../support/launch-app.ts';
import { type OpenVault, openVault, PASSWORD } from './open-app.ts';
import { addProven, detail, doneAt, hurry, start } from './rotation-steps.ts';
import { AWS_ID, AWS_SECRET, lockScreen } from './walk.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NAMES = /deploy|shop|night job/;

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let aws: AwsCloud;
let open: OpenVault;
/** The app that runs now. */
let app: AppHandle;
/** How far the clocks of the app and of the cloud are ahead of this computer's. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  place = await temporaryFolder();
  aws = await startAwsCloud({ now: () => Date.now() + ahead });
});
afterEach(async () => {
  await app?.close();
  await open?.[Symbol.asyncDispose]();
  await aws.close();
  await place[Symbol.asyncDispose]();
});

const tray = () => app.host('tray.state');
const look = async () => {
  const { image = '', tooltip = '' } = (await tray()) ?? {};
  return { image, tooltip };
};
const labels = async () => ((await tray())?.items ?? []).map(({ label }) => label).join('\n');
const notices = () => app.host('notifications.list');
const ofKey = (page: Page) => detail(page).getByRole('heading', { name: 'deploy' });

/** The clocks go on while nobody looks. */
async function time(ms: number): Promise<void> {
  ahead += ms;
  await app.host('time.pass', ms);
}

/** The same, and the computer wakes. */
async function pass(ms: number): Promise<void> {
  await time(ms);
  await app.host('power.emit', 'resume');
}

async function closeWindow(): Promise<void> {
  await app.host('windows.close');
  await expect.poll(() => app.host('windows.list')).toEqual([]);
}

/** Quits and starts again without a window, at the time that it is by now. */
async function startHidden(env: Readonly<Record<string, string>> = {}): Promise<void> {
  app = await app.restart({
    ...{ args: ['--hidden'], hidden: true },
    env: { ELECTRON_HOST_AHEAD_MS: String(ahead), ...env },
  });
}

/** The window that a press opened, once its vault is open again; another program is in front of it meanwhile. */
async function unlocked(): Promise<Page> {
  const page = await app.window();
  const field = await lockScreen(page);
  await app.host('windows.blur');
  await field.fill(PASSWORD);
  await page.keyboard.press('Enter');
  return page;
}

/** A proven key that comes within its seven days in five minutes, and a keychain to know that by while locked. */
async function begin(): Promise<void> {
  const user = aws.store.addPrincipal({
    ...{ kind: 'user', accountId: '123456789012', name: 'deployer', allow: ['iam:*'] },
  });
  const createdAt = Date.now() - 83 * DAY + 5 * MINUTE;
  aws.store.addKey(user, { publicId: AWS_ID, secret: AWS_SECRET, createdAt });
  open = await openVault({ env: { ELECTRON_HOST_KEYCHAIN: join(place.path, 'keychain.json') } });
  app = open.app;
  await open.page.evaluate(() => window.keyturn.call['settings.set']({ leadTimes: [7, 1] }));
  const endpoints = { sts: aws.url, iam: aws.url };
  await addProven(
    open.page,
    awsKey({
      fields: { access_key_id: AWS_ID },
      secrets: { secret_access_key: AWS_SECRET },
      account: { kind: 'new', draft: accountDraft({ label: 'shop', endpoints }) },
    }),
  );
  await expect.poll(look).toEqual({ image: 'calm.png', tooltip: 'Nothing due' });
  await app.host('messageBox.answer', 0);
  await closeWindow();
}

it('tells of a key once, over restarts and the lock, and leads to it and through its rotation', async () => {
  await begin();
  expect(await app.host('messageBox.asked')).toHaveLength(1);
  await pass(6 * MINUTE);
  await expect.poll(look).toEqual({ image: 'due.png', tooltip: '1 due this week' });
  const actions = ['Rotate', 'Snooze 1 day', 'Snooze 1 week'];
  await expect
    .poll(notices)
    .toEqual([
      { id: 1, title: 'deploy is due in 7 days', body: 'Amazon Web Services · shop', actions, open: true },
    ]);
  await app.host('notifications.click', 1);
  await ofKey(await app.window()).waitFor();
  await closeWindow();
  expect(await app.host('messageBox.asked')).toHaveLength(1);

  // It quits after the next stage began, and before it looked.
  await time(6 * DAY);
  await startHidden();
  const lastDay = { title: '1 key is due', body: '1 due within 1 day. Unlock to see them.', actions };
  await expect.poll(notices).toMatchObject([lastDay]);
  await expect.poll(look).toEqual({ image: 'due.png', tooltip: 'Locked, 1 due this week' });
  await expect.poll(labels).toMatch(/^Locked, 1 due this week\nNext on \d+ \w+\n/);
  expect(await labels()).not.toMatch(NAMES);
  await app.host('notifications.click', 1);
  await ofKey(await unlocked()).waitFor();
  await closeWindow();

  // The first that this start tells is the next stage.
  await startHidden();
  await pass(1 * DAY);
  await expect.poll(look).toEqual({ image: 'overdue.png', tooltip: 'Locked, 1 overdue' });
  await expect.poll(notices).toMatchObject([{ title: '1 key is due', body: /^1 overdue\./, actions }]);
  await app.host('notifications.action', 1, 'Rotate');
  const page = await unlocked();
  await hurry(page);
  await start(page);
  await page.getByText('Rotation of deploy finished').waitFor();
  expect(doneAt(aws)).toEqual(['prove', 'create', 'prove', 'disable', 'prove', 'delete']);
  await expect.poll(look).toEqual({ image: 'calm.png', tooltip: 'Nothing due' });
  expect(await notices()).toHaveLength(1);

  await addProven(page, awsKey({ label: 'night job', fields: { access_key_id: 'AKIAQ3EGRIMWNIGHTJOB' } }));
  await expect.poll(look).toEqual({ image: 'due.png', tooltip: '1 due' });
  await expect.poll(labels).toContain('night job');
  await app.host('power.emit', 'suspend');
  await lockScreen(page);
  await page.getByText('1 due', { exact: false }).waitFor();
  await expect.poll(look).toEqual({ image: 'due.png', tooltip: 'Locked, 1 due' });
  expect(await labels()).not.toMatch(NAMES);
  expect(await page.content()).not.toMatch(NAMES);
});

it('knows nothing of a locked vault without a keychain, and gives one hint a day', async () => {
  await begin();
  await time(6 * MINUTE);
  await startHidden({ ELECTRON_HOST_KEYCHAIN: '' });
  await expect.poll(look).toEqual({ image: 'calm.png', tooltip: 'Locked' });
  expect(await labels()).not.toMatch(/due|Next/);
  await pass(2 * DAY);
  await expect.poll(notices).toMatchObject([{ title: 'Keyturn is locked', actions: [] }]);
  await pass(6 * MINUTE);
  await pass(2 * DAY);
  await expect.poll(async () => (await notices()).map(({ title }) => title)).toHaveLength(2);
  expect(await look()).toEqual({ image: 'calm.png', tooltip: 'Locked' });
  await app.host('notifications.click', 2);
  await (await unlocked()).getByRole('row', { name: /deploy/ }).waitFor();
  await expect.poll(look).toEqual({ image: 'due.png', tooltip: '1 due this week' });
  expect((await notices()).filter(({ title }) => title === 'Keyturn is locked')).toHaveLength(2);
});
