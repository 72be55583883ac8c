import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { violations } from '../app/violations.ts';
import { launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function settings(look: string) {
  const opened = await openPage(browser, `${inject('pages').window}/index.html?scene=same&${look}`);
  await opened.page.getByRole('grid').first().waitFor();
  await opened.page.keyboard.press('Control+,');
  return opened;
}

it('previews, sends, says what to do, and takes another webhook without keeping its address', async () => {
  const { page, complaints, close } = await settings('lang=en&theme=light');
  const group = page.getByRole('region', { name: 'Team digest' });
  await expect.poll(() => group.getByLabel('Preview').inputValue()).toContain('2 overdue');
  await group.getByText('A keyword is missing').waitFor();
  expect(await violations(page, 'settings')).toEqual([]);
  await group.getByRole('button', { name: 'Send now to On call' }).click();
  await group.getByText('A keyword is missing').waitFor({ state: 'detached' });

  await group.getByRole('button', { name: 'Add webhook…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  await dialog.getByText('Name is needed', { exact: false }).waitFor();
  await dialog.getByLabel('Name').fill('Night shift');
  const address = dialog.getByLabel('Webhook address', { exact: true });
  await address.fill('not an address');
  await page.keyboard.press('Enter');
  await dialog.getByText('Paste the whole address, with https.').waitFor();
  expect(await violations(page, 'webhook')).toEqual([]);
  await address.fill('https://oapi.dingtalk.com/robot/send?access_token=SENTINEL1234');
  await page.keyboard.press('Enter');
  await group.getByText('Night shift').waitFor();
  const sections = page.getByRole('navigation', { name: 'Sections' });
  const current = () => sections.locator('[aria-current]').textContent();
  await expect.poll(current).toBe('Team digest');
  expect(await page.content()).not.toContain('SENTINEL');

  await group.getByRole('button', { name: 'More for Night shift' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove webhook' }).click();
  await group.getByText('Night shift').waitFor({ state: 'detached' });
  await expect.poll(current).toBe('Team digest');
  expect(complaints).toEqual([]);
  await close();
});

it('goes on signing for a webhook that is changed, until that is ended', async () => {
  const { page, complaints, close } = await settings('lang=en&theme=light');
  const group = page.getByRole('region', { name: 'Team digest' });
  const dialog = page.getByRole('dialog');
  const change = async (fill: () => Promise<void>): Promise<void> => {
    await group.getByRole('button', { name: 'More for Operations' }).click();
    await page.getByRole('menuitem', { name: 'Change…' }).click();
    await fill();
    await dialog.getByRole('button', { name: 'Save' }).click();
  };
  await change(() =>
    dialog
      .getByLabel('Webhook address', { exact: true })
      .fill('https://open.larksuite.com/open-apis/bot/v2/hook/x'),
  );
  await group.getByText('Feishu / Lark · open.larksuite.com · signed').waitFor();
  await change(async () => {
    await dialog.getByRole('checkbox', { name: 'Do not sign messages any more' }).click();
    const secret = dialog.getByLabel('Secret for signatures', { exact: true });
    await expect.poll(() => secret.isDisabled()).toBe(true);
    expect(await violations(page, 'change webhook')).toEqual([]);
  });
  await group.getByText('Feishu / Lark · open.larksuite.com', { exact: true }).waitFor();
  await change(() => dialog.getByLabel('Secret for signatures', { exact: true }).fill('SENTINEL'));
  await group.getByText('Feishu / Lark · open.larksuite.com · signed').waitFor();
  expect(await page.content()).not.toContain('SENTINEL');
  expect(complaints).toEqual([]);
  await close();
});

it('takes the time that was typed with Enter, and with Escape as the settings close', async () => {
  const { page, complaints, close } = await settings('lang=en&theme=light');
  const time = page.getByRole('region', { name: 'Team digest' }).getByLabel('Time', { exact: true });
  const set = () =>
    page.evaluate(() =>
      window.fake.calls.flatMap(({ channel, input }) => (channel === 'digest.set' ? [input] : [])),
    );
  await time.fill('07:45');
  expect(await set()).toEqual([]);
  await time.press('Enter');
  await expect.poll(set).toEqual([{ minute: 465 }]);
  await expect.poll(() => time.inputValue()).toBe('07:45');
  await time.fill('18:05');
  await time.press('Escape');
  await time.waitFor({ state: 'detached' });
  await expect.poll(set).toEqual([{ minute: 465 }, { minute: 1085 }]);
  await page.keyboard.press('Control+,');
  await expect.poll(() => time.inputValue()).toBe('18:05');
  expect(complaints).toEqual([]);
  await close();
});
