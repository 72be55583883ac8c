import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../src/main/services/texts.ts';
import type { MessageKey } from '../../../src/shared/i18n/resources.ts';
import { LOCALES } from '../../../src/shared/model/settings.ts';
import { looksOf } from '../support/looks.ts';
import { answerGroups, groupsAsked, type OpenApp, openApp, PASSWORD, readCode, WORDS } from './open-app.ts';
import { violations } from './violations.ts';
import { AWS_ID, AWS_SECRET, leaveDialog, lockScreen, modal } from './walk.ts';

/** Adds keys as the form would: one that nobody can reach, one that was never asked about. */
async function seed(page: Page): Promise<void> {
  await page.evaluate(
    async ([id, secret]) => {
      const draft = {
        label: 'prod',
        site: 'aws',
        environment: 'production',
        owner: null,
        note: '',
        tags: [],
        endpoints: { sts: 'http://127.0.0.1:9', iam: 'http://127.0.0.1:9' },
        proxy: null,
        proxyUser: null,
        pins: [],
        plainHttp: false,
        periodDays: 30,
      };
      const add = async (label: string, publicId: string): Promise<string> => {
        const answer = await window.keyturn.call['credentials.add']({
          cloud: 'aws',
          label,
          account: { kind: 'new', draft },
          fields: { access_key_id: publicId, region: 'eu-central-1' },
          secrets: { secret_access_key: secret },
          note: '用于发布',
        });
        if (!answer.ok) throw new Error(answer.error.code);
        return answer.value.id;
      };
      await add('deploy', id);
      const unreachable = await add('unreachable', id.replace('7', '6'));
      await window.keyturn.call['credentials.verify']({ id: unreachable });
      const gone = await add('gone', id.replace('7', '5'));
      await window.keyturn.call['credentials.remove']({ ids: [gone] });
    },
    [AWS_ID, AWS_SECRET] as const,
  );
  await page.getByRole('row', { name: /unreachable/ }).waitFor();
}

type Look = { readonly locale: 'en-US' | 'zh-CN'; readonly colorScheme: 'light' | 'dark' };

async function firstStart({ page }: OpenApp, words: (typeof WORDS)[Look['locale']]): Promise<string[]> {
  const found: string[] = [];
  const check = async (where: string) => found.push(...(await violations(page, where)));
  await page.getByRole('radiogroup').waitFor();
  await check('language');
  await page.getByRole('button', { name: words.next }).click();
  await page.getByLabel(words.password, { exact: true }).fill('short');
  await page.getByRole('button', { name: words.create }).click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await check('password, too short');
  await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
  await page.getByLabel(words.repeat).fill(PASSWORD);
  await page.getByRole('button', { name: words.create }).click();
  const groups = await readCode(page, words.code);
  await check('recovery code');
  await page.getByRole('checkbox', { name: words.written }).click();
  await page.getByRole('button', { name: words.next }).click();
  await groupsAsked(page, words.group);
  await check('groups');
  await answerGroups(page, groups, words.group);
  await page.getByRole('button', { name: words.finish }).click();
  await page.getByRole('navigation').waitFor();
  await check('empty vault');
  return found;
}

async function workspace({ page, app, folder }: OpenApp): Promise<string[]> {
  const found: string[] = [];
  const check = async (where: string) => found.push(...(await violations(page, where)));
  const dialog = modal(page);
  const seen = async (where: string): Promise<void> => {
    await dialog.waitFor();
    await check(where);
    await leaveDialog(page);
  };
  const overDialog = async (where: string, keys: string): Promise<void> => {
    await page.keyboard.press(keys);
    await seen(where);
  };
  const detail = page.getByRole('article');
  const fromMenu = async (where: string, item: number): Promise<void> => {
    await detail.locator('[aria-haspopup="menu"]').last().click();
    await page.getByRole('menuitem').nth(item).click();
    await seen(where);
  };
  const fromSettings = async (where: string, label: MessageKey): Promise<void> => {
    await page.keyboard.press('Control+,');
    const names = LOCALES.map((locale) => createTexts(locale)(label));
    await dialog.getByRole('button', { name: new RegExp(`^(${names.join('|')})$`) }).click();
    await dialog.locator('input[type="password"]').first().waitFor();
    await seen(where);
  };

  await page.getByRole('row', { name: /deploy/ }).click();
  await page.getByRole('heading', { name: 'deploy' }).waitFor();
  await check('a key that was never verified');
  await page.getByRole('row', { name: /unreachable/ }).click();
  await page.getByRole('heading', { name: 'unreachable' }).waitFor();
  await check('a key that failed');

  await overDialog('palette', 'Control+k');
  await overDialog('settings', 'Control+,');
  await overDialog('shortcuts', '?');
  await overDialog('file', 'Control+o');
  await overDialog('form', 'Control+n');
  await overDialog('edit', 'e');
  await fromMenu('secret', 1);
  await fromMenu('account', 2);
  await fromSettings('password', 'settings.password.change');
  await fromSettings('new recovery code', 'settings.recovery.renew');
  await fromSettings('recovery kit', 'kit.open');
  await fromSettings('vault key', 'rekey.open');
  await page.keyboard.press('Control+,');
  await dialog.getByRole('button').nth(-2).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/vault\.db$/).waitFor();
  await check('where everything lies');
  await page.keyboard.press('1');
  await page.getByRole('row', { name: /unreachable/ }).click();

  const file = `${folder}/keys.csv`;
  await writeFile(file, `AccessKey ID,AccessKey Secret\n${AWS_ID.replace('7', '4')},${AWS_SECRET}\nhalf\n`);
  await page.keyboard.press('Control+o');
  await app.host('dialog.answer', [file]);
  await dialog.getByRole('button').last().click();
  await dialog.getByRole('listitem').first().waitFor();
  await check('preview');
  await dialog.getByRole('button').last().click();
  await dialog.getByRole('listitem').first().waitFor({ state: 'detached' });
  await seen('outcome');

  await page.keyboard.press('5');
  await detail.getByRole('heading', { name: 'gone' }).waitFor();
  await check('bin');
  await detail.getByRole('button').nth(1).click();
  await seen('question before deleting');
  await page.keyboard.press('1');

  await page.keyboard.press('Control+f');
  await page.keyboard.type('nothing of that name');
  await page.getByRole('row').first().waitFor({ state: 'detached' });
  await check('no hits');
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /deploy/ }).waitFor();

  for (const [theme, density] of [
    ['light', 'compact'],
    ['dark', 'comfortable'],
  ] as const) {
    await page.evaluate((change) => window.keyturn.call['preferences.set'](change), { theme, density });
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
    await check(`${theme}, ${density}`);
  }
  return found;
}

describe('axe finds nothing, and nothing breaks the content security policy', () => {
  const looks: readonly Look[] = [
    { locale: 'en-US', colorScheme: 'light' },
    { locale: 'zh-CN', colorScheme: 'dark' },
  ];
  it.each(looksOf(looks, 1))('on every screen in $locale, $colorScheme', async (look) => {
    await using open = await openApp(look);
    const found = await firstStart(open, WORDS[look.locale]);
    await seed(open.page);
    found.push(...(await workspace(open)));
    await open.page.keyboard.press('Escape');
    await open.page.keyboard.press('Control+l');
    await lockScreen(open.page);
    found.push(...(await violations(open.page, 'lock')));
    await open.page.getByRole('button').nth(-2).click();
    await open.page.locator('input').nth(2).waitFor();
    found.push(...(await violations(open.page, 'recovery')));
    expect(found).toEqual([]);
    expect(open.complaints).toEqual([]);
  });
});
