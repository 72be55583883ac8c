import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropOnWindow } from '../support/drop-files.ts';
import { type OpenApp, openVault } from './open-app.ts';
import { AWS_ID, AWS_SECRET, addKey, leaveDialog, modal, platform, submitKey } from './walk.ts';

let open: OpenApp;
const ALIYUN_ID = 'LTAI5tKeyturnKeyturnTest1';
const ALIYUN_SECRET = 'aliyunSecretOfKeyturnTests0001';

beforeAll(async () => {
  open = await openVault();
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
});

const dialog = () => modal(open.page);
const row = (name: RegExp) => open.page.getByRole('row', { name });
const press = (name: string | RegExp) => dialog().getByRole('button', { name }).click();

describe('keys come in', () => {
  it('by a file that is dropped on the window, which is deleted afterwards', async () => {
    const { page, folder } = open;
    const file = `${folder}/accessKeys.csv`;
    await writeFile(file, `\uFEFFAccess key ID,Secret access key\r\n${AWS_ID},${AWS_SECRET}\r\n`);
    await dropOnWindow(page, [file]);
    await page.getByRole('heading', { name: '1 key in accessKeys.csv' }).waitFor();
    expect(await page.content()).not.toContain(AWS_SECRET);
    await dialog()
      .getByLabel(/^Name of/)
      .fill('deploy');
    await press('Add 1 key');
    await page.getByText('accessKeys.csv still holds them in plain text').waitFor();
    await press('Delete accessKeys.csv');
    await page.getByText('accessKeys.csv was deleted.').waitFor();
    expect(existsSync(file)).toBe(false);
    await press('Not now');
    await row(/deploy/).waitFor();
  });

  it('by a file that is picked; what is there already is left out', async () => {
    const { page, app, folder } = open;
    const file = `${folder}/AccessKey.csv`;
    await writeFile(file, `AccessKey ID,AccessKey Secret\n${ALIYUN_ID},${ALIYUN_SECRET}\n`);
    await page.keyboard.press('Control+o');
    await app.host('dialog.answer', [file]);
    await press('Choose a file');
    await dialog()
      .getByLabel(/^Name of/)
      .fill('上传');
    await press('Add 1 key');
    await press('Not now');
    await row(/上传/).waitFor();

    await page.keyboard.press('Control+o');
    await app.host('dialog.answer', [file]);
    await press('Choose a file');
    await page.getByText('in the vault as 上传').waitFor();
    await expect.poll(() => dialog().getByRole('button', { name: /^Add/ }).isDisabled()).toBe(true);
    await leaveDialog(page);
  });

  it('by a text that is pasted; junk is told as such', async () => {
    const { page } = open;
    await page.keyboard.press('Control+o');
    await page.getByRole('radio', { name: 'Paste text' }).click();
    const text = dialog().getByLabel('Text that holds keys');
    await text.fill('9f2c1e7b4a6d8035c1e7b4a6d8035c1e7b4a6d80 nothing here');
    await press('Find keys');
    await page.getByText('No key was found').waitFor();
    await text.fill(
      `export AWS_ACCESS_KEY_ID=AKIAQ3EGRIMWKEYTURN6\nexport AWS_SECRET_ACCESS_KEY=${AWS_SECRET}`,
    );
    await press('Find keys');
    await page.getByRole('heading', { name: '1 key in the text' }).waitFor();
    await dialog()
      .getByLabel(/^Name of/)
      .fill('pasted');
    await press('Add 1 key');
    await press('Not now');
    await row(/pasted/).waitFor();
  });

  it('by the form, which says what is missing and what looks odd', async () => {
    const { page } = open;
    await page.keyboard.press('Control+n');
    await platform(page, 'Alibaba Cloud');
    await press('Add and verify');
    await page.getByText('Name is needed').waitFor();
    await dialog().getByLabel('AccessKey ID').fill('NOT-AN-ID-OF-THIS-CLOUD');
    await dialog().getByLabel('AccessKey Secret').fill('tinyButNotTheLongOne_1234567890123');
    await dialog().getByLabel('Name', { exact: true }).fill('odd one');
    await page.getByText('AccessKey ID has an unusual form').waitFor();
    await page.getByText('AccessKey Secret has an unusual form').waitFor();
    await submitKey(page);
    await page.getByRole('heading', { name: 'odd one' }).waitFor();
    await dialog().waitFor({ state: 'detached' });
    await addKey(page, { label: 'typed', id: 'AKIAQ3EGRIMWKEYTURN5' });
    await row(/typed/).waitFor();
  });
});

describe('keys are found, shown and changed', () => {
  const search = () => open.page.getByLabel('Search keys');

  it('are searched as it is typed, by two Chinese characters too', async () => {
    const { page } = open;
    await page.keyboard.press('Control+f');
    await page.keyboard.type('上传');
    await row(/deploy/).waitFor({ state: 'detached' });
    await expect.poll(() => row(/pasted|typed/).count()).toBe(0);
    await row(/上传/).first().waitFor();
    await search().fill('no such key');
    await page.getByText('Nothing fits “no such key”').waitFor();
    await page.keyboard.press('Escape');
    await row(/deploy/).waitFor();
  });

  it('show their secret on demand alone, and main copies it', async () => {
    const { page, app } = open;
    const copied = async () => JSON.stringify(await app.host('clipboard.read'));
    await row(/deploy/).click();
    await page.getByRole('heading', { name: 'deploy' }).waitFor();
    expect(await page.content()).not.toContain(AWS_SECRET);
    await page.getByRole('button', { name: 'Reveal Secret access key' }).click();
    await page.getByText(AWS_SECRET).waitFor();
    await page.getByRole('button', { name: 'Conceal Secret access key' }).click();
    await page.getByText(AWS_SECRET).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Copy Secret access key' }).click();
    await page.getByText(/^Clears in \d+ s$/).waitFor();
    await expect.poll(copied).toContain(AWS_SECRET);
    await page.getByRole('button', { name: /Clear now/ }).click();
    await page.getByText(/^Clears in/).waitFor({ state: 'detached' });
    await expect.poll(copied).not.toContain(AWS_SECRET);
  });

  it('take another name, note and period', async () => {
    const { page } = open;
    await row(/deploy/).click();
    await page.getByRole('heading', { name: 'deploy' }).waitFor();
    await page.keyboard.press('e');
    await dialog().getByLabel('Name', { exact: true }).fill('deploy 2');
    await dialog().getByLabel('Own period, in days').fill('45');
    await dialog().getByLabel('Note').fill('用于发布');
    await press('Save');
    await page.getByRole('heading', { name: 'deploy 2' }).waitFor();
    await page.getByText('45 days set on this key').waitFor();
    await page.getByText('用于发布').waitFor();
  });

  it('take another secret, and keep their history', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'More actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Replace secret' }).click();
    await dialog().getByLabel('Secret access key').fill('kEYTURNkEYTURNkEYTURNkEYTURNkEYTURN00000');
    await press('Replace secret');
    await page.getByText('Secret replaced').waitFor();
    await page.getByRole('button', { name: 'Reveal Secret access key' }).click();
    await page.getByText('kEYTURNkEYTURNkEYTURNkEYTURNkEYTURN00000').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Secret shown' }).first().waitFor();
  });

  it('go to the bin, come back by undo and by restore, and leave for good only after a question', async () => {
    const { page } = open;
    await row(/typed/).click();
    await page.getByRole('heading', { name: 'typed' }).waitFor();
    await page.keyboard.press('Delete');
    await row(/typed/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await row(/typed/).waitFor();
    await page.getByRole('heading', { name: 'typed' }).waitFor();
    await page.keyboard.press('Delete');
    await row(/typed/).waitFor({ state: 'detached' });
    await page.keyboard.press('5');
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('The bin is empty').waitFor();
    await page.keyboard.press('1');
    await row(/typed/).click();
    await page.getByRole('heading', { name: 'typed' }).waitFor();
    await page.keyboard.press('Delete');
    await row(/typed/).waitFor({ state: 'detached' });
    await page.keyboard.press('5');
    await page.getByRole('button', { name: 'Delete for good' }).click();
    const question = page.getByRole('alertdialog', { name: 'Delete typed for good?' });
    await question.waitFor();
    const cancel = question.getByRole('button', { name: 'Cancel' });
    await expect.poll(() => cancel.evaluate((button) => button === document.activeElement)).toBe(true);
    await question.getByRole('button', { name: 'Delete typed' }).click();
    await page.getByText('The bin is empty').waitFor();
    expect(open.complaints).toEqual([]);
  });
});
