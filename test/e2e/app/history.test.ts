import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { looksOf } from '../support/looks.ts';
import { type Look, type OpenApp, openVault, PASSWORD } from './open-app.ts';
import { violations } from './violations.ts';
import { AWS_ID, AWS_SECRET, choose, leaveDialog, modal } from './walk.ts';

/** A key that was looked at and one that was deleted for good, as the page itself asks for it. */
async function seed(page: Page): Promise<void> {
  await page.evaluate(
    async ([id, secret]) => {
      const { call } = window.keyturn;
      const add = async (label: string, publicId: string) => {
        const answer = await call['credentials.add']({
          cloud: 'aws',
          label,
          account: {
            kind: 'new',
            draft: {
              ...{ label: 'prod', site: 'aws', environment: null, owner: null, note: '', tags: [] },
              ...{
                endpoints: {},
                proxy: null,
                proxyUser: null,
                pins: [],
                plainHttp: false,
                periodDays: null,
              },
            },
          },
          fields: { access_key_id: publicId },
          secrets: { secret_access_key: secret },
          note: '',
        });
        if (!answer.ok) throw new Error(answer.error.code);
        return answer.value.id;
      };
      const gone = await add('old-deploy', id.replace('7', '6'));
      await call['credentials.remove']({ ids: [gone] });
      await call['credentials.purge']({ ids: [gone] });
      const kept = await add('deploy', id);
      await call['credentials.reveal']({ id: kept, field: 'secret_access_key' });
    },
    [AWS_ID, AWS_SECRET] as const,
  );
  await page.getByRole('row', { name: /^deploy/ }).click();
  await page.getByRole('heading', { name: 'deploy' }).waitFor();
}

async function begin(look: Look = {}): Promise<OpenApp> {
  const open = await openVault(look);
  await seed(open.page);
  return open;
}

const main = (page: Page) => page.getByRole('main');
const aside = (page: Page) => page.getByRole('complementary');

describe('the history', () => {
  it('is looked through, down to a key that is gone', async () => {
    await using open = await begin();
    const { page } = open;
    await page.getByRole('button', { name: 'Show in the history' }).click();
    await main(page).getByText('Only deploy').waitFor();
    await main(page)
      .getByRole('row', { name: /A secret of deploy was shown/ })
      .waitFor();
    await expect.poll(() => main(page).getByRole('row').count()).toBe(2);

    await main(page).getByRole('button', { name: 'Show all keys' }).click();
    await main(page).getByRole('row', { name: 'The vault was created' }).waitFor();
    await main(page).getByLabel('Search keys, users and devices').fill('old-dep');
    await main(page).getByText('3 entries', { exact: true }).waitFor();
    await main(page)
      .getByRole('row', { name: /old-deploy was deleted for good/ })
      .click();
    await aside(page).getByText('old-deploy · Amazon Web Services · deleted for good').waitFor();
    await aside(page).getByRole('button', { name: 'Details' }).click();
    await aside(page).getByText('credential.purged').waitFor();

    await choose(main(page).getByRole('combobox', { name: 'Done in' }), 'Terminal');
    await main(page).getByText('Nothing fits these filters').waitFor();
    await main(page).getByRole('button', { name: 'Show everything' }).click();
    await main(page).getByRole('row', { name: 'The vault was created' }).waitFor();
    expect(open.complaints).toEqual([]);
  });

  it('is checked, against a head that was kept, and exported', async () => {
    await using open = await begin();
    const { page, app, folder } = open;
    // Where the launched app keeps what it remembers of this device.
    const heads = join(folder, 'vault-device', 'audit-heads.log');
    await page.keyboard.press('Control+,');
    await choose(
      modal(page).getByRole('combobox', { name: 'Write the head of the history at each lock' }),
      'To a file',
    );
    await modal(page).getByText(heads).waitFor();
    await leaveDialog(page);
    await page.keyboard.press('Control+l');
    await page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    const head = async () => /head=(\d+:[0-9a-f]{64})/.exec(await readFile(heads, 'utf8'))?.[1] ?? '';
    await expect.poll(head).not.toBe('');
    const kept = await head();

    await page.getByRole('navigation').getByRole('button', { name: 'History' }).click();
    await main(page)
      .getByText(/^\d+ entries · head [0-9a-f]{4}…[0-9a-f]{2} · whole$/)
      .waitFor();
    await aside(page).getByLabel('An earlier head').fill('12:34');
    await aside(page).getByRole('button', { name: 'Check the whole chain' }).click();
    await aside(page).getByText('A number, a colon and 64 hexadecimal digits').waitFor();
    await aside(page).getByLabel('An earlier head').fill(kept);
    await aside(page).getByRole('button', { name: 'Check the whole chain' }).click();
    await aside(page)
      .getByText(/All \d+ entries are whole\. The earlier head is among them\./)
      .waitFor();
    await aside(page)
      .getByLabel('An earlier head')
      .fill(`3:${'ab'.repeat(32)}`);
    await aside(page).getByRole('button', { name: 'Check the whole chain' }).click();
    await aside(page).getByText('The earlier head is not in this history').waitFor();

    const path = join(folder, 'history.csv');
    await aside(page).getByRole('button', { name: 'CSV for spreadsheets' }).click();
    await app.host('dialog.answer', [path]);
    await page.getByText(/entries were exported/).waitFor();
    expect(await readFile(path, 'utf8')).toContain('"credential.purged","old-deploy"');
    await main(page)
      .getByRole('row', { name: /The history was exported, all of it/ })
      .waitFor();
    expect(open.complaints).toEqual([]);
  });

  const looks = [
    { locale: 'en-US', colorScheme: 'light' },
    { locale: 'zh-CN', colorScheme: 'dark' },
  ] as const;
  it.each(looksOf(looks, 1))('is accessible in $locale', async (look) => {
    await using open = await begin(look);
    const { page } = open;
    await page.keyboard.press('7');
    await main(page).getByRole('row').first().waitFor();
    await aside(page).getByRole('button', { expanded: false }).click();
    await aside(page)
      .locator('input')
      .fill(`3:${'ab'.repeat(32)}`);
    await aside(page).locator('button[type=submit]').click();
    await aside(page).getByRole('alert').waitFor();
    expect(await violations(page, 'history')).toEqual([]);
    await page.keyboard.press('Control+,');
    await modal(page).waitFor();
    expect(await violations(page, 'settings')).toEqual([]);
  });
});
