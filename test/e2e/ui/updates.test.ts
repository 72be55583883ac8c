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

const WORDS = {
  en: {
    group: 'Updates',
    check: 'Look now',
    again: 'Try again',
    bad: 'not signed by',
    install: 'Restart and install',
  },
  'zh-CN': { group: '更新', check: '立即检查', again: '重试', bad: '签名', install: '重启并安装' },
} as const;

it.each([
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const)('leads to the next version one press at a time: %s, %s', async (lang, theme) => {
  const words = WORDS[lang];
  const address = `${inject('pages').window}/index.html?scene=diverged&updates&lang=${lang}&theme=${theme}`;
  const { page, complaints, close } = await openPage(browser, address);
  try {
    await page.getByRole('grid').first().waitFor();
    await page.keyboard.press('Control+,');
    const group = page.getByRole('region', { name: words.group, exact: true });
    const said = group.getByRole('status');
    const automatic = group.getByRole('switch');
    await expect.poll(() => automatic.getAttribute('aria-checked')).toBe('false');
    await group.getByRole('button', { name: words.check }).press('Enter');
    await group.getByRole('button', { name: /0\.2\.0/ }).press('Enter');
    await group.getByRole('button', { name: words.again }).waitFor();
    await expect.poll(() => said.textContent()).toContain(words.bad);
    await group.getByRole('button', { name: words.again }).press('Enter');
    await group.getByRole('button', { name: words.install }).waitFor();
    await expect.poll(() => said.textContent()).toContain('0.2.0');
    await automatic.press('Space');
    await expect.poll(() => automatic.getAttribute('aria-checked')).toBe('true');
    expect(await violations(page, 'settings')).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
});
