import { describe, expect, it } from 'vitest';
import { awsKey } from '../../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../../support/test-app.ts';

const SECRET = 'SENTINELdraftMIK7MDENGbPxRfiCYsecret00D';
const DAY = 86_400_000;

const form = (over: object = {}) => ({
  form: 'add-key' as const,
  fields: { cloud: 'aws', label: 'half' },
  secrets: { secret_access_key: SECRET },
  ...over,
});

const reveal = (made: TestApp, id: string) =>
  made.call('credentials.reveal', { id: id as never, field: 'secret_access_key' });

describe('a half-filled form', () => {
  it('is there after a lock, with its secrets named and not told', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('drafts.save', form());
    await made.app.lock('idle');
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    const list = await made.call('drafts.list', {});
    expect(list).toEqual([
      {
        id,
        form: 'add-key',
        subject: null,
        at: made.clock.now(),
        fields: { cloud: 'aws', label: 'half' },
        held: ['secret_access_key'],
      },
    ]);
    expect(JSON.stringify(list)).not.toContain(SECRET);
  });

  it('becomes a key with the secret that it held, and is gone with that', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('drafts.save', form());
    const draft = { id, keep: ['secret_access_key'] };
    const added = await made.call('credentials.add', { ...awsKey({ secrets: {} }), draft });
    expect(await reveal(made, added.id)).toEqual({ value: SECRET });
    expect(await made.call('drafts.list', {})).toEqual([]);
    const again = awsKey({ fields: { access_key_id: 'AKIAQ3EGRIMWANOTHER1' }, secrets: {} });
    expect(await made.refusal('credentials.add', { ...again, draft })).toBe('draft-gone');
  });

  it('gives way to what was typed since', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('drafts.save', form());
    const typed = 'typedAfterTheLockbPxRfiCYKEYTURNtest0000';
    const added = await made.call('credentials.add', {
      ...awsKey({ secrets: { secret_access_key: typed } }),
      draft: { id, keep: [] },
    });
    expect(await reveal(made, added.id)).toEqual({ value: typed });
    expect(await made.call('drafts.list', {})).toEqual([]);
  });

  it('stays where the key is refused', async () => {
    await using made = await openTestApp();
    await made.call('credentials.add', awsKey());
    const { id } = await made.call('drafts.save', form());
    const draft = { id, keep: ['secret_access_key'] };
    expect(await made.refusal('credentials.add', { ...awsKey({ secrets: {} }), draft })).toBe(
      'duplicate-key',
    );
    expect(await made.call('drafts.list', {})).toHaveLength(1);
  });

  it('keeps the secrets that are left out of a later save, and drops those that are empty', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('drafts.save', form({ secrets: { a: '1', b: '2' } }));
    expect(
      await made.call('drafts.save', form({ id, fields: { label: 'more' }, secrets: { b: '' } })),
    ).toEqual({
      id,
    });
    const [draft] = await made.call('drafts.list', {});
    expect(draft).toMatchObject({ id, fields: { label: 'more' }, held: ['a'] });
  });

  it('serves its own platform alone, though others call their secrets alike', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('drafts.save', form({ fields: { cloud: 'huawei' } }));
    const draft = { id, keep: ['secret_access_key'] };
    expect(await made.refusal('credentials.add', { ...awsKey({ secrets: {} }), draft })).toBe('draft-gone');
    expect(await made.call('drafts.list', {})).toHaveLength(1);
  });

  it('of a new secret serves its own key alone', async () => {
    await using made = await openTestApp();
    const { id: subject } = await made.call('credentials.add', awsKey());
    const { id } = await made.call('drafts.save', {
      ...form({ fields: {} }),
      form: 'replace-secret',
      subject,
    });
    const draft = { id, keep: ['secret_access_key'] };
    const other = awsKey({ fields: { access_key_id: 'AKIAQ3EGRIMWANOTHER1' } });
    const { id: second } = await made.call('credentials.add', other);
    expect(await made.refusal('credentials.edit', { id: second, changes: {}, draft })).toBe('draft-gone');
    expect(await made.refusal('credentials.add', { ...other, draft })).toBe('draft-gone');
    await made.call('credentials.edit', { id: subject, changes: {}, draft });
    expect(await reveal(made, subject)).toEqual({ value: SECRET });
    const [newest] = await made.call('credentials.history', { id: subject });
    expect(newest?.action).toBe('credential.revealed');
  });

  it('ends when it is discarded, after thirty days, and with its key', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('drafts.save', form());
    await made.call('drafts.discard', { id });
    await made.call('drafts.discard', { id });
    expect(await made.call('drafts.list', {})).toEqual([]);
    expect(await made.refusal('drafts.save', form({ id }))).toBe('draft-gone');

    const { id: subject } = await made.call('credentials.add', awsKey());
    await made.call('drafts.save', { ...form({ fields: {} }), form: 'replace-secret', subject });
    await made.call('credentials.remove', { ids: [subject] });
    await made.call('credentials.purge', { ids: [subject] });
    expect(await made.call('drafts.list', {})).toEqual([]);

    await made.call('drafts.save', form());
    made.clock.jumpTo(made.clock.now() + 30 * DAY);
    expect(await made.call('drafts.list', {})).toHaveLength(1);
    made.clock.jumpTo(made.clock.now() + 1);
    expect(await made.call('drafts.list', {})).toEqual([]);
  });

  it('says in the audit that it was kept, once', async () => {
    await using made = await openTestApp();
    const { id: subject } = await made.call('credentials.add', awsKey());
    const { id } = await made.call('drafts.save', { ...form(), form: 'replace-secret', subject });
    await made.call('drafts.save', { ...form({ id }), form: 'replace-secret', subject });
    const history = await made.call('credentials.history', { id: subject });
    expect(history.map(({ action }) => action)).toEqual(['draft.kept', 'credential.added']);
    expect(JSON.stringify(history)).not.toContain(SECRET);
  });
});
