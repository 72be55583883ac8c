import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from '../app/violations.ts';
import { launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const PASSWORD = 'four unrelated words and a horse';
const REQUEST = '-----BEGIN KEYTURN REQUEST-----\nName: 王芳\n\nage1example\n-----END KEYTURN REQUEST-----';

async function open(look = 'lang=en&theme=light') {
  const opened = await openPage(browser, `${inject('pages').window}/index.html?scene=same&${look}`);
  await opened.page.getByRole('row', { name: /^terraform,/ }).click();
  await opened.page.getByRole('article', { name: 'terraform' }).waitFor();
  return opened;
}

/** Runs a command by the palette. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
}
const inputs = (page: Page, channel: string) =>
  page.evaluate(
    (name) => window.fake.calls.filter((call) => call.channel === name).map(({ input }) => input),
    channel,
  );
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

describe('an export', () => {
  it('takes the chosen accounts and a password of its own, typed twice', async () => {
    const { page, complaints, close } = await open();
    await command(page, 'Export accounts');
    const form = dialog(page, 'Export accounts');
    const write = form.getByRole('button', { name: /^Export \d account/ });
    await form.getByRole('checkbox', { name: 'All 3 accounts' }).click();
    expect(await write.isDisabled()).toBe(true);
    await form.getByRole('checkbox', { name: /^payments/ }).click();
    await form.getByLabel('Password of the file', { exact: true }).fill(PASSWORD);
    await write.click();
    await form.getByText('The two entries differ').waitFor();
    expect(await inputs(page, 'exports.write')).toEqual([]);
    expect(await violations(page, 'export')).toEqual([]);
    await form.getByLabel('Repeat the password', { exact: true }).fill(PASSWORD);
    await write.click();
    await page.getByText('accounts.keyturn was written').waitFor();
    await form.waitFor({ state: 'detached' });
    const [sent] = await inputs(page, 'exports.write');
    expect(sent).toMatchObject({ password: PASSWORD, plaintext: null });
    expect((sent as { readonly accounts: readonly string[] }).accounts).toHaveLength(1);
    expect(complaints).toEqual([]);
    await close();
  });

  it('in plaintext names the risk, and takes no password along', async () => {
    const { page, complaints, close } = await open('lang=zh-CN&theme=dark');
    await command(page, '导出账号');
    const form = dialog(page, '导出账号');
    await form.getByLabel('文件密码', { exact: true }).fill(PASSWORD);
    await form.getByRole('radio', { name: '明文' }).click();
    await form.getByText('任何人读到此文件').waitFor();
    expect(await violations(page, 'plaintext')).toEqual([]);
    await form.getByRole('radio', { name: 'JSON' }).click();
    await form.getByRole('button', { name: '以明文导出 3 个账号…' }).click();
    await page.getByText('已写入 accounts.json').waitFor();
    expect(await inputs(page, 'exports.write')).toMatchObject([{ password: null, plaintext: 'json' }]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a key for a person', () => {
  it('is sealed for a request whose fingerprint is compared, and acknowledged', async () => {
    const { page, complaints, close } = await open();
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Hand over to a person…' }).click();
    const form = dialog(page, 'Hand over terraform');
    const letter = form.getByLabel('Their request');
    await letter.fill('hello');
    await form.getByText('This text is not what Keyturn expects here').waitFor();
    expect(await form.getByRole('button', { name: 'Seal', exact: true }).isDisabled()).toBe(true);
    await letter.fill(REQUEST);
    await form.getByText('4f2a 91c7').waitFor();
    expect(await violations(page, 'request')).toEqual([]);
    await form.getByRole('button', { name: 'Seal for 王芳' }).click();
    const sealed = dialog(page, 'terraform is sealed for 王芳');
    await sealed.getByText('Nobody else can open it.').waitFor();
    expect(await sealed.getByText('Tell 王芳 this password').count()).toBe(0);
    expect(await violations(page, 'sealed')).toEqual([]);
    await sealed.getByRole('button', { name: 'Done' }).click();
    await page.getByText('No acknowledgement yet').waitFor();
    expect(await violations(page, 'list')).toEqual([]);
    await page.getByRole('button', { name: 'Enter an acknowledgement…' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('keyturn-receipt 7k2m');
    await page.getByRole('dialog').getByRole('button', { name: 'Check' }).click();
    await page.getByText('Acknowledged just now').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is sealed under a password that is shown once, and that no press of Enter takes away', async () => {
    const { page, complaints, close } = await open();
    await command(page, 'Hand over to');
    await page.getByRole('radio', { name: 'One-time password' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Seal' }).click();
    await page.getByText('Person is needed').waitFor();
    await page.getByLabel('Person').fill('Mia');
    await page.keyboard.press('Enter');
    const password = page.getByText('copper-lantern-orbit');
    await password.waitFor();
    await page.keyboard.press('Enter');
    expect(await password.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Done' }).click();
    await password.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  it('is asked for, taken in as any import, and a receipt is sent back', async () => {
    const { page, complaints, close } = await open();
    await command(page, 'Ask for a key');
    await page.getByLabel('Your name').fill('李雷');
    await page.keyboard.press('Enter');
    await dialog(page, 'The request is ready').getByText('4f2a 91c7').waitFor();
    expect(await violations(page, 'request made')).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Request by 李雷').waitFor();

    await page.getByRole('button', { name: 'Receive a key…' }).click();
    const form = dialog(page, 'Receive a key');
    await form.getByLabel('What was sent to you').fill('-----BEGIN AGE ENCRYPTED FILE-----');
    await form.getByLabel('One-time password').fill('wrong');
    await form.getByRole('button', { name: 'Open', exact: true }).click();
    await form.getByText('The password does not open this key').waitFor();
    await form.getByLabel('One-time password').fill('right');
    await form.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('button', { name: /^Add \d keys/ }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    const receipt = dialog(page, 'Send 王芳 an acknowledgement');
    await receipt.getByText('keyturn-receipt 7k2m-9q4w-t6xz').waitFor();
    expect(await violations(page, 'receipt')).toEqual([]);
    await receipt.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('button', { name: 'Take off the list: Request by 李雷' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw request' }).click();
    await page.getByText('No key went from person to person yet').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
