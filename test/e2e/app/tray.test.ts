import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Preferences } from '../../../src/shared/model/settings.ts';
import { startAwsCloud } from '../../clouds/index.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { chooseFromMenu } from '../support/menu.ts';
import { type Look, type OpenApp, openApp, PASSWORD, setUp } from './open-app.ts';
import { addProven, detail, doneAt, start } from './rotation-steps.ts';
import { AWS_ID, AWS_SECRET, lockScreen, modal } from './walk.ts';

let open: OpenApp;
afterEach(async () => {
  await open?.[Symbol.asyncDispose]();
});

const host = () => open.app.host;
const tray = () => host()('tray.state');
const windows = () => host()('windows.list');
const item = async (id: string) => (await tray())?.items.find((each) => each.id === id);
const answers = { stay: 0, quit: 1, cancel: 2 } as const;

/** The app on a new vault with two keys of unknown age, which count as due; the one that is pressed is not the first. */
async function begin(look: Look = {}): Promise<void> {
  open = await openApp(look);
  await setUp(open.page, look.locale);
  for (const [label, id, of] of [
    ['deploy & build', 'AKIAQ3EGRIMWKEYTURN7', 'prod'],
    ['alpha', 'AKIAQ3EGRIMWKEYTURN5', 'lab'],
  ] as const) {
    await open.page.evaluate(
      async (key) => {
        const added = await window.keyturn.call['credentials.add'](key);
        if (!added.ok) throw new Error(added.error.code);
      },
      awsKey({
        ...{ label, fields: { access_key_id: id } },
        secrets: { secret_access_key: `${label.length}`.padEnd(40, 'k') },
        account: { kind: 'new', draft: accountDraft({ label: of }) },
      }),
    );
  }
  await expect.poll(async () => (await tray())?.image).toBe('due.png');
}

async function closeWindow(answer?: keyof typeof answers): Promise<void> {
  if (answer !== undefined) await host()('messageBox.answer', answers[answer]);
  await host()('windows.close');
}

const onClose = async () => {
  const kept = await readFile(join(open.folder, 'vault', 'preferences.json'), 'utf8');
  return (JSON.parse(kept) as Partial<Preferences>).onClose;
};
const gone = () => expect.poll(windows).toEqual([]);

it('closes the window into the tray, asked once, and opens it from there where a press leads', async () => {
  await begin();
  await closeWindow('cancel');
  await expect.poll(() => host()('messageBox.asked')).toHaveLength(1);
  expect(await windows()).toHaveLength(1);
  await closeWindow('stay');
  await gone();
  await expect.poll(() => open.page.isClosed()).toBe(true);
  const question = {
    message: 'Keep Keyturn running?',
    buttons: ['Keep it in the tray', 'Quit Keyturn', 'Cancel'],
  };
  expect(await host()('messageBox.asked')).toMatchObject([question, question]);

  const keys = (await tray())?.items.filter(({ id }) => id.startsWith('key-')) ?? [];
  expect(keys).toHaveLength(2);
  const key = keys.find(({ label }) => label.includes('deploy && build'));
  expect(key).toMatchObject({ enabled: true });
  await host()('tray.click', key?.id ?? '');
  const second = await open.app.window();
  await second.getByRole('heading', { name: 'deploy & build' }).waitFor();
  await closeWindow();
  await gone();
  expect(await host()('messageBox.asked')).toHaveLength(2);

  // A command of the menu waits for the page that is made for it.
  await chooseFromMenu(open.app, 'settings');
  const third = await open.app.window();
  const lockOnHide = modal(third).getByRole('switch', {
    name: 'Lock when the window is closed or minimised',
  });
  await lockOnHide.click();
  await expect.poll(() => lockOnHide.isChecked()).toBe(true);
  await closeWindow();
  await gone();
  await expect.poll(async () => (await item('lock'))?.enabled).toBe(false);

  // Locked, and without a keychain that could hold a schedule, the tray knows nothing of keys, and leads to the lock screen.
  expect(await item('summary')).toMatchObject({ enabled: false });
  await host()('tray.click', 'open');
  const fourth = await open.app.window();
  await (await lockScreen(fourth)).fill(PASSWORD);
  await fourth.keyboard.press('Enter');
  await fourth.getByRole('row', { name: /deploy/ }).waitFor();

  await fourth.evaluate(() => window.keyturn.call['preferences.set']({ onClose: 'ask' }));
  await expect.poll(onClose).toBe('ask');
  await closeWindow('quit');
  expect(await open.app.exited).toBe(0);
  expect(await onClose()).toBe('quit');
});

it('closes while a rotation runs, which goes on without the window and is told of', async () => {
  const aws = await startAwsCloud();
  try {
    const user = aws.store.addPrincipal({
      ...{ kind: 'user', accountId: '123456789012', name: 'deployer', allow: ['iam:*'] },
    });
    aws.store.addKey(user, {
      publicId: AWS_ID,
      secret: AWS_SECRET,
      createdAt: Date.now() - 120 * 86_400_000,
    });
    open = await openApp();
    await setUp(open.page);
    const endpoints = { sts: aws.url, iam: aws.url };
    await addProven(
      open.page,
      awsKey({
        fields: { access_key_id: AWS_ID },
        secrets: { secret_access_key: AWS_SECRET },
        account: { kind: 'new', draft: accountDraft({ label: 'shop', endpoints }) },
      }),
    );
    await detail(open.page).getByRole('button', { name: 'Rotate', exact: true }).click();
    await modal(open.page).getByText('Delete the old key').waitFor();
    await start(open.page);
    await expect.poll(() => aws.store.seen.some(({ action }) => action === 'CreateAccessKey')).toBe(true);
    await closeWindow('stay');
    await gone();
    const [question] = await host()('messageBox.asked');
    expect(question?.detail).toContain('A rotation is under way.');
    await expect.poll(async () => (await item('running'))?.label).toBe('1 rotation running');
    await expect.poll(() => doneAt(aws)).toContain('prove');

    await host()('tray.click', 'running');
    const second = await open.app.window();
    await second.getByText('Both keys work until').first().waitFor();
  } finally {
    await aws.close();
  }
});
