import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerGroups, type OpenApp, openVault, PASSWORD, readCode } from './open-app.ts';
import { addKey, lockScreen, modal } from './walk.ts';

let open: OpenApp;
let recovery: string;

beforeAll(async () => {
  const opened = await openVault();
  open = opened;
  recovery = opened.recoveryCode;
  await addKey(open.page, { label: 'the only key' });
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
});

const passwordField = () => open.page.getByLabel('Master password', { exact: true });

async function unlock(password: string): Promise<void> {
  await passwordField().fill(password);
  await open.page.keyboard.press('Enter');
}

describe('the lock', () => {
  it('closes by the button and by the shortcut, over a dialog too, and leaves nothing on the page', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    await lockScreen(page);
    const left = await page.content();
    expect(left).not.toContain('the only key');
    expect(left).not.toContain('AKIAQ3EGRIMWKEYTURN7');
    await unlock(PASSWORD);
    // A key press means the key that is shown, and that comes a little after its row.
    await page.getByRole('heading', { name: 'the only key' }).waitFor();
    await page.keyboard.press('e');
    await modal(page).waitFor();
    await page.keyboard.press('Control+l');
    await lockScreen(page);
    await modal(page).waitFor({ state: 'detached' });
  });

  it('says that a password is wrong, empties the field, and opens with the right one', async () => {
    const { page } = open;
    await unlock('not the password');
    await page.getByText('The password is not right').waitFor();
    await expect.poll(() => passwordField().inputValue()).toBe('');
    await expect.poll(() => passwordField().evaluate((input) => input === document.activeElement)).toBe(true);
    await unlock(PASSWORD);
    await page.getByRole('row', { name: /the only key/ }).waitFor();
  });

  it('opens by the recovery code with a new password, which holds from then on', async () => {
    const { page } = open;
    await page.keyboard.press('Control+l');
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    const code = page.getByLabel('Recovery code');
    await code.fill(recovery.replace(/.$/, (last) => (last === '7' ? '8' : '7')));
    await passwordField().fill('an entirely new password');
    await page.getByLabel('Repeat the password').fill('an entirely new password');
    await page.getByRole('button', { name: 'Set password and unlock' }).click();
    await page.getByText('The recovery code is not right').waitFor();
    await code.fill(recovery.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Set password and unlock' }).click();
    const groups = await readCode(page, 'Recovery code');
    await page.getByRole('button', { name: 'It is written down' }).click();
    await answerGroups(page, groups, (place) => `Group ${place}`);
    await page.getByRole('button', { name: 'Open the vault' }).click();
    await page.getByRole('row', { name: /the only key/ }).waitFor();
    await page.getByText('opened with the recovery code').waitFor({ state: 'detached' });

    await page.keyboard.press('Control+l');
    await unlock(PASSWORD);
    await page.getByText('The password is not right').waitFor();
    await unlock('an entirely new password');
    await page.getByRole('row', { name: /the only key/ }).waitFor();
  });

  it('changes the password in the settings', async () => {
    const { page } = open;
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Change password' }).click();
    const dialog = modal(page);
    await dialog.getByLabel('Present password').fill('an entirely new password');
    await dialog.getByLabel('Master password', { exact: true }).fill(PASSWORD);
    await dialog.getByLabel('Repeat the password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The master password was changed').waitFor();
    await page.keyboard.press('Control+l');
    await unlock(PASSWORD);
    await page.getByRole('row', { name: /the only key/ }).waitFor();
    expect(open.complaints).toEqual([]);
  });
});
