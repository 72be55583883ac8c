import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import { asKeys } from '../../support/import-found.ts';
import { openTestApp } from '../../support/test-app.ts';

const IAM = { cloud: 'aws', kind: 'iam-user', site: 'aws' } as const;
const ORGANIZATION = { ...IAM, kind: 'organization' } as const;

describe('how far a person came with a guide', () => {
  it('outlives a lock, the latest first, until no step is left ticked', async () => {
    await using app = await openTestApp();
    await app.call('guides.mark', { ...IAM, done: ['one', 'one', 'two'] });
    app.clock.advance(1000);
    await app.call('guides.mark', { ...ORGANIZATION, done: ['accounts'] });
    await app.call('vault.lock', {});
    expect(await app.refusal('guides.progress', {})).toBe('vault-locked');
    await app.call('vault.unlock', { kind: 'password', password: 'correct horse battery' });
    expect(await app.call('guides.progress', {})).toMatchObject([
      { ...ORGANIZATION, done: ['accounts'] },
      { ...IAM, done: ['one', 'two'] },
    ]);
    await app.call('guides.mark', { ...ORGANIZATION, done: [] });
    expect(await app.call('guides.progress', {})).toMatchObject([IAM]);
  });

  it.each([
    ['kind', { ...IAM, kind: 'nobody' }],
    ['site', { ...IAM, site: 'mars' }],
  ])('is not kept for a %s that the catalogue does not have', async (_name, name) => {
    await using app = await openTestApp();
    expect(await app.refusal('guides.mark', { ...name, done: ['one'] })).toBe('invalid-input');
  });
});

describe('what a guide points to', () => {
  it('opens by its name in the catalogue, and nothing else does', async () => {
    await using app = await openTestApp();
    await app.call('guides.open', { cloud: 'aws', site: 'aws-cn', page: 'users' });
    const [, china] = catalogue.aws.sites;
    expect(app.browser.opened).toEqual([china?.pages.users]);
    for (const page of ['nowhere', '__proto__', 'constructor', 'https://evil.example/']) {
      expect(await app.refusal('guides.open', { cloud: 'aws', site: 'aws-cn', page })).toBe('invalid-input');
    }
    expect(await app.refusal('guides.open', { cloud: 'aws', site: 'mars', page: 'users' })).toBe(
      'invalid-input',
    );
    expect(app.browser.opened).toHaveLength(1);
  });

  it('is copied by main where a step has a text for the console', async () => {
    await using app = await openTestApp();
    await app.call('guides.copy', { ...ORGANIZATION, step: 'policy' });
    expect(app.clipboard.content).toContain('OrganizationAccountAccessRole');
    expect(await app.refusal('guides.copy', { ...ORGANIZATION, step: 'accounts' })).toBe('invalid-input');
    expect(await app.refusal('guides.copy', { ...ORGANIZATION, step: 'nowhere' })).toBe('invalid-input');
  });
});

describe('a form that takes a found key over', () => {
  const ID = 'AKIAQ3EGRIMWPASTED77';
  const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';

  it('has its secret from main alone, under the names of the platform that was chosen', async () => {
    await using app = await openTestApp();
    const text = `AWS_ACCESS_KEY_ID=${ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}`;
    const { preview } = asKeys(await app.call('import.previewText', { text }));
    const { id } = await app.call('drafts.save', {
      ...{ form: 'add-key', fields: {}, secrets: {} },
      found: { preview, index: 0, cloud: 'aws' },
    });
    const drafts = await app.call('drafts.list', {});
    expect(drafts).toMatchObject([{ id, held: ['secret_access_key'] }]);
    expect(JSON.stringify(drafts)).not.toContain(SECRET);
    const added = await app.call('credentials.add', {
      ...{ cloud: 'aws', label: 'pasted', fields: { access_key_id: ID }, secrets: {}, note: '' },
      account: {
        kind: 'new',
        draft: {
          ...{ label: 'pasted', site: 'aws', environment: null, owner: null, note: '', tags: [] },
          ...{ endpoints: {}, proxy: null, proxyUser: null, pins: [], plainHttp: false, periodDays: null },
        },
      },
      ...{ periodDays: null, leadTimes: null, draft: { id, keep: ['secret_access_key'] } },
    });
    const revealed = await app.call('credentials.reveal', { id: added.id, field: 'secret_access_key' });
    expect(revealed.value).toBe(SECRET);
  });

  it('is refused where the preview is gone, or has no such key', async () => {
    await using app = await openTestApp();
    const { preview } = asKeys(await app.call('import.previewText', { text: `${ID} ${SECRET}` }));
    const save = (index: number) =>
      ({ form: 'add-key', fields: {}, secrets: {}, found: { preview, index, cloud: 'aws' } }) as const;
    expect(await app.refusal('drafts.save', save(7))).toBe('invalid-input');
    await app.call('import.discard', { preview });
    expect(await app.refusal('drafts.save', save(0))).toBe('ticket-expired');
    expect(await app.call('drafts.list', {})).toEqual([]);
  });
});
