import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type OpenApp, openApp, PASSWORD, setUp } from './open-app.ts';
import { violations } from './violations.ts';
import { addKey, modal } from './walk.ts';

/** Backs up into a new folder; resolves to the file. */
async function backUp({ app, page, folder }: OpenApp, into = 'drive'): Promise<string> {
  const drive = join(folder, into);
  await mkdir(drive);
  await page.getByRole('button', { name: 'Backup', exact: true }).first().click();
  await app.host('dialog.answer', [drive]);
  await page.getByRole('button', { name: 'Add a folder…' }).first().click();
  await modal(page).getByRole('button', { name: 'Add and back up' }).click();
  await page.getByRole('button', { name: /^Restore the backup/ }).waitFor();
  const [name = ''] = await readdir(drive);
  return join(drive, name);
}

async function openBackup(page: Page, password = PASSWORD): Promise<void> {
  await page.getByRole('heading', { name: 'Open the backup' }).waitFor();
  await page.getByLabel('Master password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

it('brings a vault to an empty computer by its recovery code, with a new password and a new code', async () => {
  await using made = await openApp();
  const code = await setUp(made.page);
  await addKey(made.page, { label: 'deploy' });
  const file = await backUp(made);

  await using fresh = await openApp();
  const { page } = fresh;
  const found: string[] = [];
  await page.getByRole('button', { name: 'I have a backup: restore it' }).click();
  await title(page, 'Restore a vault');
  found.push(...(await violations(page, 'choose')));
  await fresh.app.host('dialog.answer', [file]);
  await page.getByRole('button', { name: /^A backup file/ }).click();
  await openBackup(page, 'not this one at all');
  await page.getByText('The password is not right').waitFor();
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
  await page.getByRole('button', { name: 'Open the backup' }).click();
  await title(page, 'What is in this backup');
  await page.getByText('There is no vault on this computer yet.').waitFor();
  found.push(...(await violations(page, 'preview')));
  await page.getByRole('button', { name: 'Use this vault' }).click();
  await title(page, 'Set a new master password');
  expect(found).toEqual([]);
  expect(fresh.complaints).toEqual([]);
});
