import { describe, expect, it } from 'vitest';
import type { CredentialInput } from '../../../src/shared/model/credential.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { manyKeys } from '../../support/verification/many.ts';

/** A port that the system keeps for a service which no test computer runs. */
const NOBODY = 'http://127.0.0.1:9';
const once = { options: { http: { retry: { maxAttempts: 1 } } } };
const all = (made: TestApp) =>
  made.call('verification.start', { scope: { kind: 'view', view: { kind: 'all' } } });

describe('one key’s own trouble', () => {
  it('in a field that no request can hold is named, and leaves the others to be asked', async () => {
    await using there = await manyKeys();
    const { made } = there;
    const good = await there.add('aws');
    const draft = (site: string, api: string) => accountDraft({ label: api, site, endpoints: { api } });
    const add = (input: CredentialInput) => made.call('credentials.add', input);
    const zone = await add({
      cloud: 'zstack',
      label: 'zone',
      account: { kind: 'new', draft: draft('private', NOBODY) },
      fields: { access_key_id: 'A'.repeat(20), server_timezone: 'Beijing' },
      secrets: { access_key_secret: 'B'.repeat(40) },
    });
    const { summary, results } = await there.all();
    expect(results.find(({ id }) => id === zone.id)?.result).toEqual({
      kind: 'error',
      error: { code: 'invalid-input', params: { field: 'server_timezone' } },
    });
    expect(results.find(({ id }) => id === good.id)?.result.kind).toBe('proven');
    expect(summary.groups.map(({ todo }) => todo)).toEqual(['correct']);
  });

  it('in a region that has no gateway spares the keys of that region alone, which the history tells', async () => {
    await using made = await openTestApp(once);
    const draft = accountDraft({ label: 'ecloud', site: 'china', endpoints: {}, proxy: NOBODY });
    const key = (label: string, region_id: string, account: CredentialInput['account']) =>
      made.call('credentials.add', {
        cloud: 'ecloud',
        label,
        account,
        fields: { access_key: label.padEnd(32, '0'), region_id },
        secrets: { secret_key: 'f'.repeat(32) },
      });
    const first = await key('a1', 'cn-nowhere-1', { kind: 'new', draft });
    const { accountId } = await made.call('credentials.get', { id: first.id });
    const same = { kind: 'existing', id: accountId } as const;
    const [second, other] = [await key('a2', 'cn-nowhere-1', same), await key('b1', 'cn-beijing-1', same)];
    await all(made);
    const details = await Promise.all(
      [first, second, other].map(
        async ({ id }) => (await made.call('credentials.history', { id }))[0]?.detail,
      ),
    );
    expect(details.sort((a, b) => Number(a?.asked === 'no') - Number(b?.asked === 'no'))).toEqual([
      { failure: 'network' },
      { failure: 'network' },
      { failure: 'network', asked: 'no' },
    ]);
    expect((await made.call('credentials.history', { id: other.id }))[0]?.detail).toEqual({
      failure: 'network',
    });
  });

  it('stays known where its address does not answer later', async () => {
    await using there = await manyKeys();
    const { made, aws } = there;
    const wrong = await there.add('aws', { secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' });
    const { account } = await made.call('credentials.get', { id: wrong.id });
    const scout = await made.call('credentials.add', {
      ...awsKey({ account: { kind: 'existing', id: account.id } }),
      label: 'a scout',
    });
    await made.call('verification.start', { scope: { kind: 'keys', ids: [wrong.id] } });
    await aws.close();
    const { results } = await made.call('verification.start', {
      scope: { kind: 'keys', ids: [scout.id, wrong.id] },
    });
    expect(results.map(({ result }) => result.kind === 'failed' && result.failure.kind)).toEqual([
      'network',
      'network',
    ]);
    expect((await made.call('credentials.get', { id: wrong.id })).health).toMatchObject({
      kind: 'failed',
      failure: { kind: 'wrong-secret' },
    });
  });
});
