import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type OpenApp, openVault, PASSWORD } from './open-app.ts';
import { violations } from './violations.ts';
import { addKey, leaveDialog, modal } from './walk.ts';

let rules: Awaited<ReturnType<typeof temporaryFolder>>;
let open: OpenApp;

const write = async (content: string): Promise<void> => {
  const file = join(rules.path, 'policy.json');
  await writeFile(file, content);
  await chmod(file, 0o644);
};

beforeAll(async () => {
  rules = await temporaryFolder();
  await write('{"version":1,"forbidReveal":true,"allowedHosts":["*.aliyuncs.com"]}');
  open = await openVault({ env: { KEYTURN_POLICY_FILE: join(rules.path, 'policy.json') } });
  await addKey(open.page, { label: 'the only key' });
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
  await rules?.[Symbol.asyncDispose]();
});

describe('“Where are my secrets?”', () => {
  it('is found in the palette, names the files, and leads back', async () => {
    const { page } = open;
    await page.keyboard.press('Control+k');
    await modal(page).getByRole('combobox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('where are');
    await page.getByRole('option', { name: /Where are my secrets/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Where are my secrets?' }).waitFor();
    await page.getByText('1 secret lies in one encrypted vault.').waitFor();
    await page.getByText(join(open.folder, 'vault', 'vault.db'), { exact: true }).waitFor();
    await page.getByText('Showing and copying secrets is forbidden').waitFor();
    await page.getByText('Argon2id over').waitFor();
    expect(await violations(page, 'whereabouts')).toEqual([]);
    await page.getByRole('button', { name: 'Back to the keys' }).click();
    await page.getByRole('row', { name: /the only key/ }).waitFor();
  });
});

describe('the rules of a computer', () => {
  it('are shown in the settings with their file', async () => {
    const { page } = open;
    await page.keyboard.press('Control+,');
    await modal(page).getByRole('list').getByText('Secrets may be neither shown nor copied').waitFor();
    await modal(page).getByText(join(rules.path, 'policy.json')).waitFor();
    await modal(page).getByText('*.aliyuncs.com').waitFor();
    expect(await violations(page, 'settings, managed')).toEqual([]);
    await leaveDialog(page);
  });

  it('keep a secret from being shown, and say so', async () => {
    const { page } = open;
    await page.getByRole('row', { name: /the only key/ }).click();
    await page.getByRole('button', { name: /^Reveal/ }).click();
    await page.getByText('Secrets may be neither shown nor copied.').first().waitFor();
  });

  it('are the strictest once their file is broken, until it is mended', async () => {
    const { page } = open;
    const reopen = async (): Promise<void> => {
      await page.keyboard.press('Control+l');
      await page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('row', { name: /the only key/ }).waitFor();
    };
    await write('{"version":1,');
    await reopen();
    await page.getByText('cannot be trusted, so the strictest hold').waitFor();
    await page.getByRole('button', { name: 'Details' }).click();
    await modal(page).getByText('The file is not valid JSON.').waitFor();
    expect(await violations(page, 'settings, broken rules')).toEqual([]);
    await leaveDialog(page);
    await write('{"version":1}');
    await reopen();
    await page.getByText('cannot be trusted').waitFor({ state: 'detached' });
    expect(open.complaints).toEqual([]);
  });
});
