import { expect, it, onTestFinished } from 'vitest';
import type { LookView } from '../../../../../src/shared/model/look.ts';
import { type AwsCloud, startAwsCloud } from '../../../../clouds/index.ts';
import type { StoredKey } from '../../../../clouds/shared/model.ts';
import { type LookSetting, lookSetting } from '../../../../support/looks/setting.ts';
import { accountDraft } from '../../../../support/sample-keys.ts';

async function cloudFor(at: LookSetting): Promise<AwsCloud> {
  const cloud = await startAwsCloud({ now: at.clock.now });
  onTestFinished(() => cloud.close());
  return cloud;
}

function keyOf({ store }: AwsCloud, name: string): StoredKey {
  const stored = store.createKey(store.addPrincipal({ kind: 'user', accountId: '123456789012', name }));
  if (typeof stored === 'string') throw new Error(stored);
  return stored;
}

const all = ({ look, keys }: LookView) => ({ look, rows: keys.map(({ row }) => row.index) });
const verdicts = ({ keys }: LookView) =>
  keys.map(({ verdict }) => (verdict?.kind === 'failed' ? verdict.failure.kind : (verdict?.kind ?? null)));
const rowsIn = (at: LookSetting, table: string) =>
  at.vault.read((db) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n;

it('asks about each key once, whose it is, and writes nothing down', async () => {
  const at = await lookSetting();
  const cloud = await cloudFor(at);
  const [good, bad] = [keyOf(cloud, 'alice'), keyOf(cloud, 'bob')];
  await at.file(
    '.tool/credentials',
    [
      `one aws ${good.publicId} ${good.secret} ${cloud.url}`,
      `again aws ${good.publicId} ${good.secret} ${cloud.url}`,
      `wrong aws ${bad.publicId} ${good.secret} ${cloud.url}`,
      `nobody aws AKIAQ3EGRIMWKEYTURN7 ${good.secret} ${cloud.url}`,
      `same aws ${bad.publicId} ${bad.publicId} ${cloud.url}`,
    ].join('\n'),
  );
  const before = rowsIn(at, 'audit');
  const view = await at.looks.verify(all(await at.look()));
  expect(verdicts(view)).toEqual(['proven', 'proven', 'wrong-secret', 'unknown-or-disabled', null]);
  expect(view.keys[0]?.verdict).toMatchObject({ principal: expect.stringContaining('alice') });
  expect(at.asked()).toBe(3);
  expect([rowsIn(at, 'credentials'), rowsIn(at, 'audit')]).toEqual([0, before]);
});

it('asks about a key of the vault in the way that its account says', async () => {
  const at = await lookSetting();
  const cloud = await cloudFor(at);
  const stored = keyOf(cloud, 'alice');
  at.writing.add(
    {
      ...{ cloud: 'aws', label: 'held', note: '', periodDays: null, leadTimes: null },
      account: {
        kind: 'new',
        draft: accountDraft({ endpoints: { sts: cloud.url, iam: cloud.url } }),
      },
      fields: { access_key_id: stored.publicId },
      secrets: { secret_access_key: stored.secret },
    },
    'added',
  );
  await at.file('.tool/credentials', `one aws ${stored.publicId} ${stored.secret}\n`);
  const view = await at.looks.verify(all(await at.look()));
  expect(verdicts(view)).toEqual(['proven']);
  expect(at.vault.read((db) => db.get<{ health: string }>('SELECT health FROM credentials'))).toEqual({
    health: 'unverified',
  });
});

it('asks Huawei about one secret of an id, and once in a look', async () => {
  const at = await lookSetting();
  const dead = 'http://127.0.0.1:9';
  const line = (name: string, secret: string) => `${name} huawei KEYTURNEXAMPLE123456 ${secret} ${dead}`;
  const [first, second] = [
    'kEyTuRn0123456789abcdefABCDEFghij0123456',
    'kEyTuRn0123456789abcdefABCDEFghij0123457',
  ];
  await at.file(
    '.tool/credentials',
    [line('one', first), line('two', second), line('three', first)].join('\n'),
  );
  const view = await at.looks.verify(all(await at.look()));
  const [one, two, three] = view.keys.map(({ verdict }) => verdict);
  expect(one?.kind).toBe('failed');
  expect(two).toBeNull();
  expect(three).toEqual(one);
});

it('tells keys of one dead address the same, and where nothing may be sent why', async () => {
  const at = await lookSetting();
  const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
  const at9 = (n: number) => `k${n} aws AKIAQ3EGRIMWKEYTURN${n} ${secret} http://127.0.0.1:9`;
  await at.file(
    '.tool/credentials',
    [at9(1), at9(2), `plain aws AKIAQ3EGRIMWKEYTURN3 ${secret} http://example.invalid`].join('\n'),
  );
  const view = await at.looks.verify(all(await at.look()));
  expect(verdicts(view)).toEqual(['network', 'network', 'wrong-endpoint']);
  expect(JSON.stringify(view)).not.toContain(secret);
});

it('forgets what it was asking once it is stopped', async () => {
  const at = await lookSetting();
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const cloud = await startAwsCloud({ now: at.clock.now });
  onTestFinished(() => cloud.close());
  const stored = keyOf(cloud, 'alice');
  await at.file('.tool/credentials', `one aws ${stored.publicId} ${stored.secret} ${cloud.url}\n`);
  const view = await at.look();
  at.events.subscribe((name) => {
    if (name === 'look.changed') reach();
  });
  at.clock.advance(1000);
  const asking = at.looks.verify(all(view));
  await reached;
  expect(verdicts(at.looks.get() ?? view)).toEqual(['asking']);
  at.looks.stop();
  expect(verdicts(await asking)).toEqual([null]);
  expect(verdicts(await at.looks.verify(all(view)))).toEqual(['proven']);
});
