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

const open = (look = 'lang=en&theme=light') =>
  openPage(browser, `${inject('pages').window}/index.html?scene=same&${look}`);

/** Shows a key of the sample. */
async function show(page: Page, label: string): Promise<void> {
  await page.getByRole('row', { name: new RegExp(`^${label},`) }).click();
  await page.getByRole('article', { name: label }).waitFor();
}

const calls = (page: Page, channel: string) =>
  page.evaluate((name) => window.fake.calls.filter((call) => call.channel === name).length, channel);

describe('who has a key', () => {
  it('is told with when, how often and where, an older key marked, and asked again when one leaves', async () => {
    const { page, complaints, close } = await open();
    await show(page, 'terraform');
    const section = page.getByRole('region', { name: 'Who has it' });
    const aws = section.getByRole('listitem').filter({ hasText: '/usr/bin/aws' });
    await aws.getByText('412 times').waitFor();
    await section.getByText('王芳').waitFor();
    expect(await section.getByText('An older key').count()).toBe(0);
    await section.getByRole('button', { name: 'Show 1 more' }).click();
    await section.getByRole('listitem').filter({ hasText: 'zsh' }).getByText('An older key').waitFor();
    expect(await violations(page, 'hand-outs')).toEqual([]);
    await page.evaluate(() => {
      window.fake.override('handOuts.list', () => []);
      window.fake.emit('handOuts.changed', {});
    });
    await section.getByText('Keyturn has handed this key to nobody.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is part of what a rotation plans: who follows, who starts again, who is handed it anew', async () => {
    const { page, complaints, close } = await open();
    await show(page, 'terraform');
    await page.keyboard.press('r');
    const plan = page.getByRole('dialog');
    await plan.getByText('1 program asks Keyturn each time and follows by itself.').waitFor();
    const left = plan.getByRole('region', { name: 'These have the key and will not follow by themselves:' });
    await left.getByText('has the new key once it is started again').waitFor();
    expect(await left.getByText('needs the new key handed out again').count()).toBe(3);
    // It has an older one: an earlier rotation left it behind.
    expect(await left.getByText('zsh').count()).toBe(0);
    expect(await violations(page, 'plan')).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a key in a program', () => {
  it('offers the safe way first, then lines and code, and shows no secret', async () => {
    const { page, complaints, close } = await open();
    await show(page, 'terraform');
    await page.getByRole('button', { name: 'Use in a program…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Use terraform in a program' });
    await dialog.getByText('keyturn exec c000000000000003 -- your-command').waitFor();
    await dialog.getByRole('switch', { name: 'For programs that run for long' }).click();
    await dialog.getByText('c000000000000003 --endpoint --').waitFor();
    expect(await violations(page, 'command')).toEqual([]);

    await dialog.getByRole('radio', { name: 'Lines for a shell' }).click();
    await dialog.getByText("export AWS_SECRET_ACCESS_KEY='••••••••'").waitFor();
    await dialog.getByRole('button', { name: 'Save…' }).click();
    await page.getByText('Saved as keyturn-aws.sh').waitFor();
    await dialog.getByRole('radio', { name: 'This user' }).click();
    await dialog.getByText('Add these lines to ~/.bashrc').waitFor();
    await dialog.getByRole('region', { name: 'Where the secret ends up' }).getByText('~/.bashrc').waitFor();
    await dialog.getByText('Terminals that are open').waitFor();
    expect(await violations(page, 'lines')).toEqual([]);
    await dialog.getByRole('button', { name: 'Copy with secrets' }).click();
    await page.getByText('Lines copied').waitFor();
    // A file that is saved would take the place of the profile.
    expect(await dialog.getByRole('button', { name: 'Save…' }).count()).toBe(0);
    await dialog.getByRole('combobox', { name: 'Shell' }).click();
    await page.getByRole('option', { name: 'cmd' }).click();
    await dialog.getByText('This value cannot be written there').waitFor();
    expect(await calls(page, 'scripts.text')).toBe(0);

    await dialog.getByRole('radio', { name: 'Code', exact: true }).click();
    await dialog.getByText('pip install boto3').waitFor();
    await dialog.getByRole('radio', { name: 'Go', exact: true }).click();
    await dialog.getByText('install go').waitFor();
    expect(await violations(page, 'code')).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says so where a platform has no variables', async () => {
    const { page, complaints, close } = await open('lang=zh-CN&theme=dark');
    await show(page, 'oss-backup');
    await page.getByRole('button', { name: '在程序中使用…' }).click();
    await page.getByRole('dialog').getByText('没有已知会从环境变量读取密钥').waitFor();
    expect(await violations(page, 'no sets')).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
