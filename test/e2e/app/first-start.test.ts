import { afterEach, describe, expect, it } from 'vitest';
import { answerGroups, type OpenApp, openApp, PASSWORD, readCode, setUp, WORDS } from './open-app.ts';

let open: OpenApp;
afterEach(async () => {
  await open?.[Symbol.asyncDispose]();
});

const words = WORDS['en-US'];

describe('the first start', () => {
  it('speaks the system language, and the other one at a press', async () => {
    open = await openApp({ locale: 'zh-CN' });
    const { page } = open;
    await page.getByRole('heading', { name: '欢迎使用 Keyturn' }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Welcome to Keyturn' }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('radio', { name: '简体中文' }).click();
    await setUp(page, 'zh-CN');
    await page.getByText('还没有密钥').waitFor();
    expect(open.complaints).toEqual([]);
  });

  it('takes a password that is long enough and typed twice alike, and asks the right groups back', async () => {
    open = await openApp();
    const { page } = open;
    await page.getByRole('button', { name: words.next }).click();
    const first = page.getByLabel(words.password, { exact: true });
    const create = page.getByRole('button', { name: words.create });

    await first.fill('short');
    await create.click();
    await page.getByText('At least 10 characters are needed').waitFor();
    await first.fill(PASSWORD);
    await page.getByText('Strong').waitFor();
    await page.getByLabel(words.repeat).fill(`${PASSWORD}.`);
    await create.click();
    await page.getByText('The two entries differ').waitFor();
    await page.getByLabel(words.repeat).fill(PASSWORD);
    await create.click();

    const groups = await readCode(page, words.code);
    expect(new Set(groups).size).toBeGreaterThan(4);
    const next = page.getByRole('button', { name: words.next });
    await expect.poll(() => next.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: words.written }).click();
    await next.click();
    await page.getByRole('heading', { name: 'Check the note' }).waitFor();
    expect(await page.content()).not.toContain(groups.join('-'));
    await answerGroups(
      page,
      groups.map(() => 'AAAA'),
      words.group,
    );
    await page.getByRole('button', { name: words.finish }).click();
    await page.getByText('These groups are not those of the code').waitFor();
    await page.getByRole('button', { name: 'Show the code again' }).click();
    expect(await readCode(page, words.code)).toEqual(groups);
    await page.getByRole('checkbox', { name: words.written }).click();
    await page.getByRole('button', { name: words.next }).click();
    await answerGroups(page, groups, words.group);
    await page.getByRole('button', { name: words.finish }).click();
    await page.getByText('No keys yet').waitFor();
    expect(await page.content()).not.toContain(groups[0]);
  });

  it('remembers that the code was never confirmed, and makes another one', async () => {
    open = await openApp();
    const { page } = open;
    await page.getByRole('button', { name: words.next }).click();
    await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
    await page.getByLabel(words.repeat).fill(PASSWORD);
    await page.getByRole('button', { name: words.create }).click();
    const former = await readCode(page, words.code).then((groups) => groups.join('-'));

    open = await open.restart();
    const again = open.page;
    await again.getByLabel(words.password).fill(PASSWORD);
    await again.keyboard.press('Enter');
    await again.getByText('The recovery code was never confirmed').waitFor();
    await again.getByRole('button', { name: 'Make a new code' }).click();
    const dialog = again.getByRole('dialog');
    await dialog.getByLabel(words.password).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Make a new code' }).click();
    const groups = await readCode(again, words.code);
    expect(groups.join('-')).not.toBe(former);
    await again.getByRole('button', { name: words.written }).click();
    await answerGroups(again, groups, words.group);
    await again.getByRole('button', { name: 'Confirm' }).click();
    await again.getByText('The recovery code was confirmed').waitFor();
    await again.getByText('The recovery code was never confirmed').waitFor({ state: 'detached' });
  });
});
