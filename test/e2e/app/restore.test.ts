import { mkdir, readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dropOnWindow } from '../support/drop-files.ts';
import { chooseFromMenu } from '../support/menu.ts';
import { answerGroups, type OpenApp, openApp, openVault, PASSWORD, readCode, WORDS } from './open-app.ts';
import { violations } from './violations.ts';
import { addKey, modal } from './walk.ts';

const { group } = WORDS['en-US'];
const OTHER = { id: 'AKIAQ3EGRIMWKEYTURN8', secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest8' };

/** Backs up into a new folder; resolves to the file. */
async function backUp({ app, page, folder }: OpenApp): Promise<string> {
  const drive = join(folder, 'drive');
  await mkdir(drive);
  await page.getByRole('button', { name: 'Backup', exact: true }).first().click();
  await app.host('dialog.answer', [drive]);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add a folder…' }).click();
  await modal(page).getByRole('button', { name: 'Add and back up' }).click();
  await page.getByRole('heading', { level: 2, name: 'drive' }).waitFor();
  await page.getByRole('button', { name: /^Restore the backup/ }).waitFor();
  const [name = ''] = await readdir(drive);
  await page.getByRole('button', { name: 'All keys' }).click();
  return join(drive, name);
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function openByPassword(page: Page, password = PASSWORD): Promise<void> {
  await title(page, 'Open the backup');
  await page.getByLabel('Master password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

it('brings a vault to an empty computer by its recovery code, with a new password and a new code', async () => {
  await using made = await openVault();
  const code = made.recoveryCode;
  await addKey(made.page, { label: 'deploy' });
  const file = await backUp(made);

  await using fresh = await openApp();
  const { page } = fresh;
  const found: string[] = [];
  await press(page, 'I have a backup: restore it');
  await title(page, 'Restore a vault');
  found.push(...(await violations(page, 'choose')));
  await fresh.app.host('dialog.answer', [file]);
  await press(page, /^A backup file/);
  await openByPassword(page, 'not this one at all');
  await page.getByText('The password is not right').waitFor();
  await press(page, 'Use the recovery code');
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
  await press(page, 'Open the backup');
  await title(page, 'What is in this backup');
  await page.getByText('There is no vault on this computer yet.').waitFor();
  found.push(...(await violations(page, 'preview')));

  await press(page, 'Use this vault');
  await title(page, 'Set a new master password');
  await page.getByLabel('Master password', { exact: true }).fill(`${PASSWORD} two`);
  await page.getByLabel('Repeat the password').fill(`${PASSWORD} two`);
  await press(page, 'Set the password');
  const next = await readCode(page, 'Recovery code');
  expect(next.join('-')).not.toBe(code);
  await page.getByRole('button', { name: 'Print the recovery kit' }).waitFor();
  await page.getByRole('checkbox', { name: 'It is written down' }).click();
  await press(page, 'Continue');
  await answerGroups(page, next, group);
  await press(page, 'Confirm');
  await title(page, 'The vault is restored');
  await press(page, 'Later, open the vault');
  await page.getByText('This vault was restored from a backup.').waitFor();
  await page.getByRole('row', { name: /deploy/ }).waitFor();
  await page.keyboard.press('Control+l');
  await page.getByLabel('Master password', { exact: true }).fill(`${PASSWORD} two`);
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /deploy/ }).waitFor();
  expect(found).toEqual([]);
  expect(fresh.complaints).toEqual([]);
});

it('puts an earlier state in place with what it lacks carried over, and takes the kept copy back', async () => {
  await using made = await openVault();
  const { page, app } = made;
  await addKey(page, { label: 'deploy' });
  const file = await backUp(made);
  await addKey(page, { label: 'terraform', ...OTHER });
  const found: string[] = [];

  await dropOnWindow(page, [file]);
  await openByPassword(page);
  await title(page, 'What is in this backup');
  await page.getByText('It is an earlier state of the vault here').waitFor();
  await page
    .getByText('Carried over with their newest secrets, so that nothing is lost: terraform.')
    .waitFor();
  await press(page, 'Replace the vault here');
  await title(page, 'The vault is restored');
  await press(page, 'Compare now');
  await title(page, 'Compare with the clouds');
  await page.getByRole('button', { name: 'Compare again' }).waitFor();
  found.push(...(await violations(page, 'comparison')));
  await press(page, 'All keys');
  await page.getByRole('row', { name: /terraform/ }).waitFor();
  await page.getByRole('row', { name: /deploy/ }).waitFor();

  await chooseFromMenu(app, 'settings');
  await modal(page).getByRole('button', { name: 'Earlier copies of this vault…' }).click();
  await page.getByText('Before a backup took its place').waitFor();
  found.push(...(await violations(page, 'copies')));
  await press(page, /^Use this copy of/);
  await page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await title(page, 'What is in this backup');
  // A lock takes everything of the vault off the screen.
  await page.keyboard.press('Control+l');
  await title(page, 'Unlock the vault');
  await press(page, 'Restore from a backup…');
  await press(page, /^An earlier copy/);
  await press(page, /^Use this copy of/);
  await page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await press(page, 'Replace the vault here');
  await title(page, 'The vault is restored');
  await press(page, 'Later, open the vault');
  await page.getByRole('row', { name: /terraform/ }).waitFor();
  expect(found).toEqual([]);
  expect(made.complaints).toEqual([]);
});

it('merges what two computers did, and leads from a damaged vault to a backup', async () => {
  await using made = await openVault();
  await addKey(made.page, { label: 'deploy' });
  const file = await backUp(made);

  let second = await openApp();
  try {
    const { page } = second;
    // The window takes files from its first screen on.
    await page.getByRole('button', { name: 'I have a backup: restore it' }).waitFor();
    await dropOnWindow(page, [file]);
    await openByPassword(page);
    await press(page, 'Use this vault');
    await title(page, 'The vault is restored');
    await press(page, 'Later, open the vault');
    await addKey(page, { label: 'second computer', ...OTHER });
    const theirs = await backUp(second);

    await addKey(made.page, { label: 'first computer', id: 'AKIAQ3EGRIMWKEYTURN9' });
    await dropOnWindow(made.page, [theirs]);
    await openByPassword(made.page);
    await made.page.getByText('It and the vault here went their own ways').waitFor();
    await made.page.getByRole('radio', { name: 'Merge both', checked: true }).waitFor();
    await press(made.page, 'See what would change');
    await title(made.page, 'Merge both');
    const found = await violations(made.page, 'merge');
    await made.page.getByRole('button', { name: 'Merge', exact: true }).click();
    await title(made.page, 'Both are merged');
    await press(made.page, 'Later, open the vault');
    for (const label of ['deploy', 'first computer', 'second computer']) {
      await made.page.getByRole('row', { name: new RegExp(label) }).waitFor();
    }
    expect(found).toEqual([]);

    await second.app.close();
    await truncate(join(second.folder, 'vault', 'vault.keys.json'), 40);
    await rm(join(second.folder, 'vault', 'vault.keys.json.bak'), { force: true });
    second = await second.restart();
    await second.page.getByText('The vault file is damaged').waitFor();
    await press(second.page, 'Restore from a backup…');
    await second.app.host('dialog.answer', [theirs]);
    await press(second.page, /^A backup file/);
    await openByPassword(second.page);
    await press(second.page, 'Replace the vault here');
    await title(second.page, 'The vault is restored');
    await press(second.page, 'Later, open the vault');
    await second.page.getByRole('row', { name: /second computer/ }).waitFor();
  } finally {
    await second[Symbol.asyncDispose]();
  }
  expect(made.complaints).toEqual([]);
});
