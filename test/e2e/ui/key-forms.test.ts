import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CredentialDetail } from '../../../src/shared/model/credential.ts';
import { accountOf, credentialIdOf, keyOf } from '../../support/fake/keys.ts';
import { modal } from '../app/walk.ts';
import { type GalleryPage, launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;
let open: GalleryPage;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});
afterEach(async () => {
  await open.close();
});

async function begin(): Promise<Page> {
  open = await openPage(browser, `${inject('pages').window}/index.html?scene=same&lang=en&theme=light`);
  await open.page.getByRole('row', { name: /terraform/ }).waitFor();
  return open.page;
}

/** The vault with a key of that platform in the place of `terraform`, selected. */
async function onKey(over: Partial<CredentialDetail> & Pick<CredentialDetail, 'cloud'>): Promise<Page> {
  const page = await begin();
  const account = accountOf(9, { cloud: over.cloud });
  const key = {
    ...keyOf({ n: 3, label: 'terraform', account, ageDays: 3 }, Date.now()),
    ...{ id: credentialIdOf(3), secretFields: [] },
    ...over,
  };
  await page.evaluate((detail) => window.fake.override('credentials.get', () => detail), key);
  await page.getByRole('row', { name: /terraform/ }).click();
  await page.getByRole('heading', { name: 'terraform' }).waitFor();
  return page;
}

const inputs = (page: Page, channel: string): Promise<readonly unknown[]> =>
  page.evaluate(
    (name) => window.fake.calls.filter((call) => call.channel === name).map(({ input }) => input),
    channel,
  );

describe('a key that is edited', () => {
  const LINES = 'cn-north-4=0a1b2c\ncn-east-3=3d4e5f';

  it('keeps a field of several lines that is only tabbed through', async () => {
    const page = await onKey({
      cloud: 'huawei',
      fields: { access_key: 'HPUAKEYTURN000000001', project_ids: LINES },
    });
    await page.keyboard.press('e');
    const last = modal(page).getByLabel('Project IDs by region, Project ID, line 2');
    await expect.poll(() => last.inputValue()).toBe('3d4e5f');
    await last.focus();
    await page.keyboard.press('Tab');
    await modal(page).getByLabel('Name', { exact: true }).fill('renamed');
    await modal(page).getByRole('button', { name: 'Save' }).click();
    await modal(page).waitFor({ state: 'detached' });
    const [sent] = (await inputs(page, 'credentials.edit')) as { changes: { fields?: unknown } }[];
    expect(sent?.changes).toMatchObject({ label: 'renamed' });
    expect(sent?.changes.fields).toBeUndefined();
  });

  it('asks for the token of a temporary key whose id does not tell that it is one', async () => {
    const page = await onKey({
      cloud: 'tencent',
      kind: 'temporary',
      fields: { secret_id: 'AKIDtemporaryKeyturnTests0001' },
      secretFields: ['secret_key', 'token'],
    });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Replace secret' }).click();
    await modal(page).getByLabel('Session token').waitFor();
  });
});
