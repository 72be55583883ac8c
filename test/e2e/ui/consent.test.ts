import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { AskFor } from '../../support/fake/broker-handlers.ts';
import { violations } from '../app/violations.ts';
import { launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function open(look = 'lang=en&theme=light') {
  const opened = await openPage(browser, `${inject('pages').window}/index.html?scene=same&${look}`);
  await opened.page.getByRole('row', { name: /^terraform,/ }).waitFor();
  return opened;
}
const ask = (page: Page, asks: Parameters<AskFor>[0]) =>
  page.evaluate((all) => window.fake.askFor(all), asks as never);
const question = (page: Page, label: string) =>
  page.getByRole('dialog', { name: `aws asks for “${label}”`, exact: true });
const answers = (page: Page) =>
  page.evaluate(() =>
    window.fake.calls
      .filter(({ channel }) => channel === 'broker.decide')
      .map(({ input }) => (input as { readonly answer: string }).answer),
  );
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

it('shows who asks and for what, one question after the other, and no answer has the focus', async () => {
  const { page, complaints, close } = await open();
  await ask(page, [{ key: 2, count: 4 }, { key: 3 }]);
  const first = question(page, 'terraform');
  await first.getByText('/usr/bin/python3.11').waitFor();
  await first.getByText('/usr/bin/aws', { exact: true }).waitFor();
  await first.getByText('48213').waitFor();
  await first.getByText('4 requests of it wait.').waitFor();
  await first.getByText('1 more question follows.').waitFor();
  // What is typed elsewhere while it comes up answers nothing.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect(await answers(page)).toEqual([]);
  expect(await violations(page, 'consent')).toEqual([]);
  await button(page, 'Always allow').click();
  await question(page, 'deploy').waitFor();
  // A second press in the same place is not for the next question.
  expect(await button(page, 'Always allow').isDisabled()).toBe(true);
  await button(page, 'Refuse').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await answers(page)).toEqual(['always', 'refuse']);
  expect(complaints).toEqual([]);
  await close();
});

it('comes up over another dialog, is put aside and shown again, and answers to the keyboard', async () => {
  const { page, complaints, close } = await open();
  await page.getByRole('row', { name: /^terraform,/ }).click();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: /terraform/ }).first();
  const label = form.getByLabel('Name', { exact: true });
  await label.fill('half typed');
  await ask(page, [{ key: 3 }]);
  await question(page, 'deploy').waitFor();
  await page.keyboard.press('Escape');
  await question(page, 'deploy').waitFor({ state: 'detached' });
  expect(await label.inputValue()).toBe('half typed');
  await page.keyboard.press('Escape');
  await page.getByText('1 program waits for an answer.').waitFor();
  expect(await violations(page, 'aside')).toEqual([]);
  await button(page, 'Answer').click();
  await question(page, 'deploy').waitFor();
  await expect.poll(() => button(page, 'Allow once').isEnabled()).toBe(true);
  await page.keyboard.press('Tab');
  for (const _ of ['always', 'until locked', 'once']) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await answers(page)).toEqual(['once']);
  expect(complaints).toEqual([]);
  await close();
});

it('says plainly who is not proven, whom it does not allow for always, and writes hidden signs out', async () => {
  const { page, complaints, close } = await open('lang=zh-CN&theme=dark');
  const program = {
    ...{ pid: 7, program: 'C:\\Tools\\aws', script: null, named: true, proven: false },
    command: 'aws \u202egnp.exe',
  };
  await ask(page, [{ key: 2, program }]);
  const dialog = page.getByRole('dialog', { name: 'aws 请求密钥「terraform」' });
  await dialog.getByText('系统无法确认请求者的身份').waitFor();
  await dialog.getByText('aws \\u{202e}gnp.exe').waitFor();
  expect(await button(page, '始终允许').count()).toBe(0);
  expect(await violations(page, 'unproven')).toEqual([]);
  // What an interpreter runs without a file is allowed once, and said to be so.
  await ask(page, [
    {
      key: 2,
      program: { ...program, program: '/usr/bin/python3', script: '-c', named: false, proven: true },
    },
  ]);
  const once = page.getByRole('dialog', { name: 'python3 请求密钥「terraform」' });
  await once.getByText('因此只能允许一次').waitFor();
  expect(await button(page, '锁定前允许').count()).toBe(0);
  expect(await button(page, '允许一次').count()).toBe(1);
  // It ends by itself: the program left.
  await ask(page, []);
  await once.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

it('lists what was allowed in the settings, takes it back, and turns the asking off', async () => {
  const { page, complaints, close } = await open();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Programs');
  await page.keyboard.press('Enter');
  const part = page.getByRole('dialog').getByRole('region', { name: 'Programs', exact: true });
  await part.getByText('aws gets terraform').waitFor();
  await part.getByText('212 times').waitFor();
  expect(await violations(page, 'settings')).toEqual([]);
  await part.getByRole('button', { name: 'Take back: aws gets terraform' }).click();
  await part.getByText('aws gets terraform').waitFor({ state: 'detached' });
  await part.getByRole('button', { name: /^Take back: terraform gets/ }).click();
  await part.getByText('None yet.').waitFor();
  await part.getByRole('switch', { name: 'Other programs can ask for keys' }).click();
  await part.getByText('They ask at').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});
