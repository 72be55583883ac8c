import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { mistakeOf } from '../../../src/shared/mistakes/model.ts';
import type { CredentialDetail } from '../../../src/shared/model/credential.ts';
import type { Draft } from '../../../src/shared/model/draft.ts';
import type { ImportFound, ImportRow } from '../../../src/shared/model/import.ts';
import { previewOf } from '../../support/fake/import-preview.ts';
import { accountOf, credentialIdOf, keyOf } from '../../support/fake/keys.ts';
import { violations } from '../app/violations.ts';
import { modal, platform } from '../app/walk.ts';
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
    await page.getByRole('button', { name: 'More actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Replace secret' }).click();
    await modal(page).getByLabel('Session token').waitFor();
  });
});

describe('the form of a new key', () => {
  const DRAFT = {
    ...{ id: '00000000000000d7', form: 'add-key', subject: null, at: 1 },
    fields: { cloud: 'aws', label: 'half typed' },
    held: ['secret_access_key'],
  } as unknown as Draft;

  const kept = (page: Page, label: string) =>
    expect.poll(() => modal(page).getByLabel(label, { exact: true }).getAttribute('placeholder'));

  /** A found key in the place of what is read; whatever is mended makes `after` of it. */
  async function finds(page: Page, found: Partial<ImportRow>, after: Partial<ImportRow> = {}): Promise<void> {
    const preview = previewOf(null);
    const row = { ...preview.rows[0], ...found };
    await page.evaluate(
      ({ first, second }) => {
        window.fake.override('import.previewText', () => first);
        window.fake.override('import.mend', () => second);
      },
      { first: { ...preview, rows: [row] } as ImportFound, second: { ...row, ...after } as ImportRow },
    );
  }
  const paste = (page: Page) =>
    modal(page).getByLabel('Paste what the console showed').fill('pasted at once');

  it('offers what a draft holds on its own platform alone', async () => {
    const page = await begin();
    await page.evaluate((draft) => window.fake.override('drafts.list', () => [draft]), DRAFT);
    // What is kept is looked up when a form closes.
    await page.keyboard.press('Control+n');
    await platform(page, 'Huawei Cloud');
    await modal(page).getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await kept(page, 'Secret access key').toBe('Kept in the draft');
    await modal(page).getByRole('button', { name: 'All platforms' }).click();
    await platform(page, 'Huawei Cloud');
    await kept(page, 'Secret Access Key (SK)').toBeNull();
    await modal(page).getByRole('button', { name: 'All platforms' }).click();
    await platform(page, 'Amazon Web Services');
    await kept(page, 'Secret access key').toBe('Kept in the draft');

    // A key of another platform makes a draft of its own.
    await finds(page, {
      ...{ cloud: 'huawei', fields: { access_key: 'HPUAKEYTURN000000001' } },
      held: ['secret_access_key'],
    });
    await paste(page);
    await modal(page).getByRole('heading', { name: 'Huawei Cloud', level: 3 }).waitFor();
    await kept(page, 'Secret Access Key (SK)').toBe('Kept in the draft');
    const saves = (await inputs(page, 'drafts.save')) as { id: string | null; found?: { cloud: string } }[];
    expect(saves.find(({ found }) => found?.cloud === 'huawei')?.id).toBeNull();
    expect(await inputs(page, 'drafts.discard')).toEqual([]);
  });

  it('leaves a pasted secret that is none, says why, and takes it once it is mended', async () => {
    const page = await begin();
    const open = { tenant_id: '0f1e2d3c-4b5a-4968-8776-655443322110' };
    await finds(
      page,
      {
        ...{ cloud: 'azure', fields: open, held: ['client_secret', 'secret_key_id'] },
        mistakes: [mistakeOf('wrapped', ['client_secret'], { mends: true })],
      },
      { mistakes: [] },
    );
    await page.keyboard.press('Control+n');
    await platform(page, 'Microsoft Azure');
    await paste(page);
    const notice = modal(page).getByRole('status').filter({ hasText: 'Not taken over' });
    await notice.waitFor();
    await kept(page, 'Client secret (Value)').not.toBe('Kept in the draft');
    const saved = async () =>
      ((await inputs(page, 'drafts.save')) as { secrets: unknown }[]).map(({ secrets }) => secrets);
    expect(await saved()).toEqual([{ client_secret: '' }]);
    expect(await inputs(page, 'import.discard')).toEqual([]);
    expect(await violations(page, 'mistakes of a paste')).toEqual([]);
    await notice.getByRole('button').click();
    await kept(page, 'Client secret (Value)').toBe('Kept in the draft');
    await notice.waitFor({ state: 'detached' });
    await expect.poll(() => inputs(page, 'import.discard')).toHaveLength(1);

    // What cannot be mended is told, and the secret of the key before is no part of this one.
    await finds(page, {
      ...{ cloud: 'azure', fields: open, held: ['client_secret'] },
      mistakes: [mistakeOf('masked', ['client_secret'])],
    });
    await paste(page);
    await notice.waitFor();
    expect(await notice.getByRole('button').count()).toBe(0);
    await kept(page, 'Client secret (Value)').not.toBe('Kept in the draft');
  });
});
