import { describe, expect, it } from 'vitest';
import type { CredentialEdit, CredentialInput } from '../../../../src/shared/model/credential.ts';
import type { CredentialId } from '../../../../src/shared/model/ids.ts';
import { consoleShows } from '../../../support/guide-samples.ts';
import { asKeys } from '../../../support/import-found.ts';
import { accountDraft, awsKey } from '../../../support/sample-keys.ts';
import { openTestApp, type TestApp } from '../../../support/test-app.ts';

const all = { view: { kind: 'all' } } as const;
const labels = async (made: TestApp, search: string): Promise<string[]> =>
  (await made.call('credentials.list', { ...all, search })).rows.map((row) => row.label).sort();

const key = (n: number, label: string, more: Partial<CredentialInput> = {}): CredentialInput =>
  awsKey({ label, fields: { access_key_id: `AKIAQ3EGRIMWKEYTUR${String(n).padStart(2, '2')}` }, ...more });

describe('adding a key', () => {
  it('shows it in the list, due because its age is unknown, and its secret nowhere', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const detail = await made.call('credentials.get', { id });
    expect(detail).toMatchObject({
      label: 'deploy',
      publicId: 'AKIAQ3EGRIMWKEYTURN7',
      createdAt: null,
      periodDays: 90,
      secretFields: ['secret_access_key'],
      health: { kind: 'unverified' },
    });
    expect(JSON.stringify(detail)).not.toContain('wJalrXUtn');
    expect(await made.call('credentials.counts', {})).toEqual({
      all: 1,
      due: 1,
      overdue: 0,
      unverified: 1,
      bin: 0,
      clouds: { aws: 1 },
    });
  });

  it('refuses the same public id twice, naming the key and where it is', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const again = await made.app.handle('credentials.add', awsKey({ label: 'copy' }));
    expect(again).toEqual({
      ok: false,
      error: { code: 'duplicate-key', params: { id, label: 'deploy', place: 'list' } },
    });
    await made.call('credentials.remove', { ids: [id] });
    const binned = await made.app.handle('credentials.add', awsKey());
    expect(binned).toMatchObject({ ok: false, error: { params: { place: 'bin' } } });
    expect(await made.call('accounts.list', {})).toHaveLength(1);
  });

  it.each([
    ['no secret', { secrets: {} }, 'missing-fields'],
    ['a blank secret', { secrets: { secret_access_key: '  ' } }, 'missing-fields'],
    ['no public id', { fields: {} }, 'missing-fields'],
    [
      'a temporary key without its token',
      { fields: { access_key_id: 'ASIAQ3EGRIMWKEYTURN7' } },
      'missing-fields',
    ],
    [
      'a secret among the plain fields',
      { fields: { access_key_id: 'AKIA', secret_access_key: 'x' } },
      'invalid-input',
    ],
    ['a field of another cloud', { secrets: { access_key_secret: 'x' } }, 'invalid-input'],
  ] as const)('refuses %s and writes nothing', async (_what, changes, code) => {
    await using made = await openTestApp();
    expect(await made.refusal('credentials.add', awsKey(changes))).toBe(code);
    expect((await made.call('credentials.list', all)).total).toBe(0);
    expect(await made.call('accounts.list', {})).toEqual([]);
  });
});

it('makes lines of the line ends that a private key was copied with', async () => {
  await using made = await openTestApp();
  const whole = `-----BEGIN PRIVATE KEY-----\n${'MIIEkeyturnTests'.repeat(4)}\n-----END PRIVATE KEY-----`;
  const { id } = await made.call('credentials.add', {
    cloud: 'gcp',
    label: 'robot',
    account: { kind: 'new', draft: accountDraft({ label: 'lab', site: 'google' }) },
    fields: {
      private_key_id: '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d',
      client_email: 'robot@my-project.iam.gserviceaccount.com',
      project_id: 'my-project',
    },
    secrets: { private_key: `${whole}\n`.replaceAll('\n', '\\n') },
  });
  expect(await made.call('credentials.reveal', { id, field: 'private_key' })).toEqual({ value: whole });
});

it('knows the key file of a key that it holds, whose private key ends with a line end', async () => {
  await using made = await openTestApp();
  const read = async () =>
    asKeys(await made.call('import.previewText', { text: consoleShows('gcp', 'one-project', 'robot') }));
  const { preview } = await read();
  const row = { index: 0, cloud: 'gcp', label: 'robot', site: 'google' } as const;
  expect((await made.call('import.commit', { preview, rows: [row] })).added).toHaveLength(1);
  expect((await read()).rows.map(({ status }) => status.kind)).toEqual(['duplicate']);
});

describe('a key whose console tells the day of its end', () => {
  const azureKey = (ends: string): CredentialInput => ({
    cloud: 'azure',
    label: 'pipeline',
    account: { kind: 'new', draft: accountDraft({ label: 'contoso', site: 'global' }) },
    fields: {
      client_id: '1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d',
      tenant_id: '0f1e2d3c-4b5a-4968-8776-655443322110',
      ...(ends === '' ? {} : { secret_expires_at: ends }),
    },
    secrets: { client_secret: 'Kt18Q~keyturnTestSecretValue0123456789ab' },
  });
  const endOf = async (made: TestApp, id: CredentialId) =>
    (await made.call('credentials.get', { id })).expiresAt;

  it('ends then, and otherwise when the day is corrected', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', azureKey('2027-03-31'));
    expect(await endOf(made, id)).toBe(Date.UTC(2027, 2, 31));
    await made.call('credentials.edit', { id, changes: { label: 'release' } });
    expect(await endOf(made, id)).toBe(Date.UTC(2027, 2, 31));
    await made.call('credentials.edit', { id, changes: { fields: { secret_expires_at: '2028-02-29' } } });
    expect(await endOf(made, id)).toBe(Date.UTC(2028, 1, 29));
    await made.call('credentials.edit', { id, changes: { fields: { secret_expires_at: '' } } });
    expect(await endOf(made, id)).toBeNull();
  });

  it.each(['', 'spring', '2027-02-31', '31.03.2027'])('has no known end by “%s”', async (text) => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', azureKey(text));
    expect(await endOf(made, id)).toBeNull();
  });
});

describe('searching', () => {
  it('finds two-character Chinese words, parts of ids, and every word of several', async () => {
    await using made = await openTestApp();
    await made.call('credentials.add', key(1, '生产环境 对象存储'));
    await made.call('credentials.add', key(2, 'backup 生产'));
    await made.call('credentials.add', key(3, '测试', { note: 'Used by the nightly Job' }));
    expect(await labels(made, '生产')).toEqual(['backup 生产', '生产环境 对象存储']);
    expect(await labels(made, '存储')).toEqual(['生产环境 对象存储']);
    expect(await labels(made, '对象存储 生产')).toEqual(['生产环境 对象存储']);
    expect(await labels(made, 'nightly job')).toEqual(['测试']);
    expect(await labels(made, 'tur23')).toEqual(['测试']);
    expect(await labels(made, '阿里')).toEqual([]);
    expect(await labels(made, '亚马逊')).toHaveLength(3);
    expect(await labels(made, 'ＢＡＣＫＵＰ')).toEqual(['backup 生产']);
  });

  it.each([
    '"',
    '""',
    'a" OR "b',
    'NEAR(a b)',
    '* AND',
    '%',
    '_',
    '\\',
    "'; DROP TABLE credentials; --",
    '-',
    '（）',
  ])('takes %j for text', async (search) => {
    await using made = await openTestApp();
    await made.call('credentials.add', key(1, 'plain'));
    await made.call('credentials.add', key(2, `odd ${search} label`));
    expect(await labels(made, search)).toEqual([`odd ${search.trim()} label`]);
  });

  it('follows changes of the key, of its account and of the bin', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', key(1, 'first'));
    const { accountId } = await made.call('credentials.get', { id });
    await made.call('credentials.edit', { id, changes: { label: 'second' } });
    await made.call('accounts.edit', { id: accountId, changes: { owner: '张三' } });
    expect(await labels(made, 'first')).toEqual([]);
    expect(await labels(made, '张三')).toEqual(['second']);
    await made.call('credentials.remove', { ids: [id] });
    expect(await labels(made, '张三')).toEqual([]);
    const bin = await made.call('credentials.list', { view: { kind: 'bin' }, search: '张三' });
    expect(bin.total).toBe(1);
  });
});

describe('editing', () => {
  it('keeps every version of a secret and asks for proof again', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const next = 'n3wSecretUtnFEMIK7MDENGbPxRfiCYKEYTURN00';
    const detail = await made.call('credentials.edit', {
      id,
      changes: { secrets: { secret_access_key: next }, periodDays: 30, note: 'turned by hand' },
    });
    expect(detail).toMatchObject({ periodDays: 30, ownPeriodDays: 30, note: 'turned by hand' });
    const shown = await made.call('credentials.reveal', { id, field: 'secret_access_key' });
    expect(shown.value).toBe(next);
  });

  it('leaves a temporary key temporary when its id is corrected, by the token that is held', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', {
      cloud: 'tencent',
      label: 'session',
      account: { kind: 'new', draft: accountDraft({ label: 'lab', site: 'china' }) },
      fields: { secret_id: 'AKIDtemporaryKeyturnTests0001' },
      secrets: { secret_key: 'tencentSecretOfKeyturnTests0001x', token: 'tokenOfKeyturnTests'.repeat(6) },
    });
    const kindAfter = async (changes: CredentialEdit) =>
      (await made.call('credentials.edit', { id, changes })).kind;
    expect(await kindAfter({ fields: { secret_id: 'AKIDtemporaryKeyturnTests0002' } })).toBe('temporary');
    const lasting = { secret_key: 'tencentSecretOfKeyturnTests0002x' };
    expect(
      await kindAfter({ fields: { secret_id: 'AKIDtemporaryKeyturnTests0003' }, secrets: lasting }),
    ).toBe('access-key');
  });

  it('takes a policy from the key, else the account, else the vault', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    const period = async () => (await made.call('credentials.get', { id })).periodDays;
    await made.call('settings.set', { periodDays: 120 });
    expect(await period()).toBe(120);
    const { accountId } = await made.call('credentials.get', { id });
    await made.call('accounts.edit', { id: accountId, changes: { periodDays: 60 } });
    expect(await period()).toBe(60);
    await made.call('credentials.edit', { id, changes: { periodDays: 7 } });
    expect(await period()).toBe(7);
    await made.call('credentials.edit', { id, changes: { periodDays: null } });
    expect(await period()).toBe(60);
  });

  it('refuses a public id that another key has, and none at all', async () => {
    await using made = await openTestApp();
    await made.call('credentials.add', key(1, 'one'));
    const { id } = await made.call('credentials.add', key(2, 'two'));
    const taken = { access_key_id: 'AKIAQ3EGRIMWKEYTUR21' };
    expect(await made.refusal('credentials.edit', { id, changes: { fields: taken } })).toBe('duplicate-key');
    expect(await made.refusal('credentials.edit', { id, changes: { fields: { access_key_id: '' } } })).toBe(
      'missing-fields',
    );
    expect((await made.call('credentials.get', { id })).publicId).toBe('AKIAQ3EGRIMWKEYTUR22');
  });
});

describe('the bin', () => {
  it('takes, gives back, and empties only what lies in it', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', key(1, 'one'));
    const { id: other } = await made.call('credentials.add', key(2, 'two'));
    await made.call('credentials.purge', { ids: [id] });
    expect((await made.call('credentials.list', all)).total).toBe(2);
    await made.call('credentials.remove', { ids: [id] });
    await made.call('credentials.restore', { ids: [id] });
    expect((await made.call('credentials.list', all)).total).toBe(2);
    await made.call('credentials.remove', { ids: [id] });
    await made.call('credentials.purge', { ids: [id, other] });
    expect(await made.refusal('credentials.get', { id })).toBe('not-found');
    expect((await made.call('credentials.list', all)).rows.map((row) => row.id)).toEqual([other]);
    expect(await made.call('accounts.list', {})).toHaveLength(1);
  });
});

it('writes a history that names fields and never values', async () => {
  await using made = await openTestApp();
  const { id } = await made.call('credentials.add', awsKey());
  await made.call('credentials.reveal', { id, field: 'secret_access_key' });
  await made.call('credentials.copy', { id, field: 'secret_access_key' });
  await made.call('credentials.edit', { id, changes: { label: 'renamed' } });
  const history = await made.call('credentials.history', { id });
  expect(history.map((entry) => entry.action)).toEqual([
    'credential.edited',
    'credential.copied',
    'credential.revealed',
    'credential.added',
  ]);
  expect(history[1]).toMatchObject({ detail: { field: 'secret_access_key' }, osUser: 'tester', via: 'app' });
});

it('copies a public id plainly and a secret for its time only', async () => {
  await using made = await openTestApp();
  const { id } = await made.call('credentials.add', awsKey());
  expect(await made.call('credentials.copy', { id, field: 'access_key_id' })).toEqual({ clearsAt: null });
  expect(made.clipboard.content).toBe('AKIAQ3EGRIMWKEYTURN7');
  const copied = await made.call('credentials.copy', { id, field: 'secret_access_key' });
  expect(copied.clearsAt).toBe(made.clock.now() + 30_000);
  expect(made.clipboard.content).toBe('wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0');
  await made.call('vault.lock', {});
  expect(made.clipboard.content).toBe('');
});

it('pages in the order of urgency: overdue, of unknown age, then the rest', async () => {
  await using made = await openTestApp();
  const account = { kind: 'new', draft: accountDraft() } as const;
  for (let n = 0; n < 7; n += 1) await made.call('credentials.add', key(n, `k${n}`, { account }));
  const page = await made.call('credentials.list', { ...all, offset: 5, limit: 5 });
  expect(page.total).toBe(7);
  expect(page.rows.map((row) => row.label)).toEqual(['k5', 'k6']);
});

it('says in a preview that a key lies in the bin, and leaves it there', async () => {
  await using made = await openTestApp();
  const { id } = await made.call('credentials.add', awsKey());
  await made.call('credentials.remove', { ids: [id] });
  const text = 'AKIAQ3EGRIMWKEYTURN7 n3wSecretUtnFEMIK7MDENGbPxRfiCYKEYTURN00';
  const { preview, rows } = asKeys(await made.call('import.previewText', { text }));
  expect(rows.map((row) => row.status)).toEqual([{ kind: 'in-bin', id, label: 'deploy' }]);
  const row = { index: 0, cloud: 'aws', label: 'x', site: 'aws' } as const;
  expect(await made.call('import.commit', { preview, rows: [row] })).toEqual({
    ...{ added: [], renewed: [], skipped: 1, refused: [] },
    reasons: { duplicate: 0, 'in-bin': 1 },
  });
  expect((await made.call('credentials.get', { id })).removedAt).not.toBeNull();
});
