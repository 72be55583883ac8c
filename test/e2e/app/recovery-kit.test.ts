import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { answerGroups, type OpenApp, openApp, openVault, PASSWORD, readCode, WORDS } from './open-app.ts';
import { violations } from './violations.ts';
import { AWS_SECRET, addKey, leaveDialog, modal } from './walk.ts';

let open: OpenApp;
afterEach(async () => {
  await open?.[Symbol.asyncDispose]();
});

const words = WORDS['en-US'];

/** The kit's own window, once it is there. */
async function kitPage(press: () => Promise<void>): Promise<Page> {
  const opened = open.page.context().waitForEvent('page');
  await press();
  const page = await opened;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState();
  return page;
}

/** Answers the dialog that asks a fresh code back, and gives the code. */
async function confirmCode(page: Page): Promise<string> {
  const groups = await readCode(page, words.code);
  await page.getByRole('button', { name: words.written }).click();
  await answerGroups(page, groups, words.group);
  await page.getByRole('button', { name: 'Confirm' }).click();
  return groups.join('-');
}

async function openSetting(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await modal(page).getByRole('button', { name }).click();
}

describe('the recovery kit', () => {
  it('prints the code of the first start in a window that can do nothing else', async () => {
    open = await openApp();
    const { page, app } = open;
    await page.getByRole('button', { name: words.next }).click();
    await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
    await page.getByLabel(words.repeat).fill(PASSWORD);
    await page.getByRole('button', { name: words.create }).click();
    const groups = await readCode(page, words.code);

    const kit = await kitPage(() => page.getByRole('button', { name: 'Print the recovery kit' }).click());
    expect(await kit.getByRole('list').first().locator('li').allTextContents()).toEqual(groups);
    expect(await kit.title()).toBe('Keyturn recovery kit');
    expect(await violations(kit, 'kit')).toEqual([]);
    const windows = await app.host('windows.list');
    const own = windows.find(({ title }) => title === 'Keyturn recovery kit');
    expect(own).toMatchObject({
      contentProtection: true,
      webPreferences: { javascript: false, sandbox: true, contextIsolation: true, devTools: false },
    });
    expect(own?.webPreferences.preload).toBeUndefined();
    expect(groups.some((group) => windows.some(({ title, url }) => `${title}${url}`.includes(group)))).toBe(
      false,
    );

    await kit.getByRole('link', { name: 'Print' }).click();
    await expect.poll(() => app.host('windows.printed')).toEqual([own?.id]);
    const closed = kit.waitForEvent('close');
    await page.getByRole('checkbox', { name: words.written }).click();
    await page.getByRole('button', { name: words.next }).click();
    await answerGroups(page, groups, words.group);
    await page.getByRole('button', { name: words.finish }).click();
    await page.getByText('No keys yet').waitFor();
    await page.keyboard.press('Control+l');
    await closed;
    expect(open.complaints).toEqual([]);
  });

  it('voids the old code, lists what to do for each key, and asks the new code back', async () => {
    const opened = await openVault();
    open = opened;
    const { page, recoveryCode: old } = opened;
    await addKey(page, { label: '<b>deploy</b>' });
    await openSetting(page, 'Recovery kit…');
    await modal(page).getByText('is void at once').waitFor();
    await modal(page).getByLabel(words.password).fill(PASSWORD);
    const kit = await kitPage(() =>
      modal(page).getByRole('button', { name: 'Make a new code and open the kit' }).click(),
    );
    await kit.getByRole('cell', { name: '<b>deploy</b>', exact: true }).waitFor();
    await kit.getByRole('cell', { name: 'Make a new key' }).waitFor();
    expect(await kit.getByText(AWS_SECRET).count()).toBe(0);
    const fresh = await confirmCode(page);
    await page.getByText('The recovery code was confirmed').waitFor();

    await page.keyboard.press('Control+l');
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    const next = 'an entirely new password';
    const recover = async (code: string): Promise<void> => {
      await page.getByLabel('Recovery code', { exact: true }).fill(code);
      await page.getByLabel(words.password, { exact: true }).fill(next);
      await page.getByLabel(words.repeat).fill(next);
      await page.getByRole('button', { name: 'Set password and unlock' }).click();
    };
    await recover(old);
    await page.getByText('The recovery code is not right').waitFor();
    await recover(fresh);
    // The code is used up: its successor is shown before the vault is let in.
    await page.getByRole('heading', { name: 'Write down the new recovery code' }).waitFor();
    expect(await violations(page, 'new code')).toEqual([]);
    const groups = await readCode(page, words.code);
    expect(groups.join('-')).not.toBe(fresh);
    await page.getByRole('button', { name: words.written }).click();
    await answerGroups(page, groups, words.group);
    await page.getByRole('button', { name: words.finish }).click();
    await page.getByRole('row', { name: /deploy/ }).waitFor();
    await page.getByText('never confirmed').waitFor({ state: 'detached' });
  });
});

describe('changing the vault key', () => {
  it('leads from a lost device to the keys to rotate, which stay until a person closes the list', async () => {
    open = await openVault();
    const { page } = open;
    await addKey(page, { label: 'deploy' });
    await addKey(page, { label: 'upload', id: 'AKIAQ3EGRIMWANOTHER1' });
    await openSetting(page, 'Change the vault key…');
    await modal(page).getByRole('radio', { name: 'A device was lost' }).click();
    expect(await violations(page, 'change the key')).toEqual([]);
    await modal(page).getByLabel(words.password).fill(PASSWORD);
    await modal(page).getByRole('button', { name: 'Change the key' }).click();
    await modal(page).getByText('opens nothing but old copies').waitFor();
    await confirmCode(page);

    const after = modal(page);
    await after.getByText('1 kept copy in the vault folder').waitFor();
    await after.getByRole('button', { name: 'Delete the kept copy' }).click();
    await after.getByText('The kept copies are deleted.').waitFor();
    expect(await violations(page, 'after the change')).toEqual([]);
    await after.getByRole('button', { name: 'Go to the keys to rotate' }).click();

    await page.getByRole('heading', { name: 'Keys on the lost device' }).waitFor();
    await page.getByText('0 of 2 rotated').waitFor();
    expect(await violations(page, 'worklist')).toEqual([]);
    await page.getByRole('button', { name: 'Rotate deploy…' }).click();
    await modal(page)
      .getByRole('heading', { name: /deploy/ })
      .waitFor();
    await leaveDialog(page);
    await page.getByRole('button', { name: 'Rotate upload…' }).click();
    await modal(page)
      .getByRole('heading', { name: /upload/ })
      .waitFor();
    await leaveDialog(page);

    open = await open.restart();
    const again = open.page;
    await again.getByLabel(words.password).fill(PASSWORD);
    await again.keyboard.press('Enter');
    await again.getByText('Keys in old copies of this vault: 0 of 2 rotated.').waitFor();
    await again.getByRole('button', { name: 'Show the keys' }).click();
    await again.getByRole('button', { name: 'Close the list…' }).click();
    await again.getByText('2 keys still work for whoever has an old copy.').waitFor();
    await again.getByRole('button', { name: 'Close the list', exact: true }).click();
    await again.getByRole('row', { name: /deploy/ }).waitFor();
    await again.getByRole('button', { name: /^Keys to rotate/ }).waitFor({ state: 'detached' });
    expect(open.complaints).toEqual([]);
  });
});
