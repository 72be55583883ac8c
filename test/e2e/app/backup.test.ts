import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openVault } from './open-app.ts';
import { violations } from './violations.ts';
import { addKey, modal } from './walk.ts';

it('warns, takes a folder, backs up, lists what lies there and says what went wrong', async () => {
  await using made = await openVault();
  const { app, page, folder } = made;
  const drive = join(folder, 'drive');
  await mkdir(drive);
  await addKey(page, { label: 'deploy' });
  await page.getByText('This vault has no backup').waitFor();
  await page.getByRole('button', { name: 'Set up a backup' }).click();
  const found = [...(await violations(page, 'no place'))];

  await app.host('dialog.answer', [drive]);
  await page.getByRole('button', { name: 'Add a folder…' }).click();
  await modal(page).getByText(drive).waitFor();
  found.push(...(await violations(page, 'folder dialog')));
  await modal(page).getByRole('button', { name: 'Add and back up' }).click();
  await page.getByRole('button', { name: /^Restore the backup/ }).waitFor();
  expect(await readdir(drive)).toHaveLength(1);
  await page.getByText('This vault has no backup').waitFor({ state: 'detached' });
  found.push(...(await violations(page, 'a place')));
  expect(found).toEqual([]);
  expect(made.complaints).toEqual([]);
});
