import { expect, it } from 'vitest';
import { asTables } from '../../../support/import-found.ts';
import { openTestApp } from '../../../support/test-app.ts';

const SECRET = 'kEyTuRn0123456789abcdefABCDEFx';

it('dates, owners and accounts of a table are in the vault', async () => {
  await using made = await openTestApp();
  const text = [
    '云厂商,账号,AK,SK,负责人,环境,创建时间,轮换周期,备注',
    `阿里云,main,LTAI5tKeyturnExample0001,${SECRET},王小明,生产,2025-03-04T00:00:00Z,90天,SK ${SECRET}`,
    `阿里云,main,LTAI5tKeyturnExample0002,${SECRET},,,不详,,`,
  ].join('\n');
  const { tables, guess } = asTables(await made.call('import.previewText', { text }));
  const { preview, rows } = await made.call('import.mapTables', { tables, mapping: guess });
  const done = await made.call('import.commit', {
    preview,
    rows: rows.map(({ index }) => ({ index, cloud: 'aliyun' as const, label: `k${index}`, site: 'china' })),
  });
  expect(done).toMatchObject({ renewed: [], skipped: 0 });
  const [first, second] = await Promise.all(done.added.map((id) => made.call('credentials.get', { id })));
  expect(first).toMatchObject({
    createdAt: Date.UTC(2025, 2, 4),
    expiresAt: null,
    ownPeriodDays: 90,
    note: 'SK',
    health: { kind: 'unverified' },
    account: { label: 'main', owner: '王小明', environment: '生产' },
  });
  expect(second).toMatchObject({ createdAt: null, ownPeriodDays: null, accountId: first?.accountId });
  expect(await made.call('accounts.list', {})).toHaveLength(1);
  expect(await made.refusal('import.mapTables', { tables, mapping: guess })).toBe('ticket-expired');
});
