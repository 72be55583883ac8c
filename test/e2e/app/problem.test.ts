import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseFromMenu } from '../support/menu.ts';
import { type OpenApp, openVault, PASSWORD } from './open-app.ts';

let open: OpenApp;
afterEach(async () => {
  await open?.[Symbol.asyncDispose]();
});

describe('a vault that cannot be opened', () => {
  it('says that it is damaged, changes nothing, and opens once the file is back', async () => {
    open = await openVault();
    const header = `${open.folder}/vault/vault.keys.json`;
    await open.app.close();
    const whole = await readFile(header, 'utf8');
    await rm(`${header}.bak`, { force: true });
    const broken = whole.slice(0, whole.length / 2);
    await writeFile(header, broken);

    open = await open.restart();
    const { page } = open;
    await page.getByText('The vault file is damaged').waitFor();
    await page.getByText(`${open.folder}/vault`).waitFor();
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    await page.getByText('The vault file is damaged').waitFor();
    expect(await readFile(header, 'utf8')).toBe(broken);

    await writeFile(header, whole);
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('No keys yet').waitFor();
    expect(open.complaints).toEqual([]);
  });
});

describe('the menu', () => {
  it('does what the shortcuts do', async () => {
    open = await openVault();
    const { page, app } = open;
    await chooseFromMenu(app, 'settings');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await chooseFromMenu(app, 'lock');
    await page.getByLabel('Master password', { exact: true }).waitFor();
  });
});
