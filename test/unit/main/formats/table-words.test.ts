import { expect, it } from 'vitest';
import { keysOfTables } from '../../../../src/main/formats/table-keys.ts';
import type { ColumnRole } from '../../../../src/shared/model/import-tables.ts';

const SECRET = 'kEyTuRn0123456789abcdefABCDEFx';
const TOKEN = 'tOkEn0123456789abcdefABCDEFxyz';
const COLUMNS: readonly ColumnRole[] = [
  ...(['cloud', 'public-id', 'secret', 'token', 'label', 'account'] as const),
  ...(['owner', 'environment', 'tags', 'note'] as const),
];

const keysOf = (...rows: readonly (readonly string[])[]) =>
  keysOfTables(
    [{ name: '', rows: rows.map((cells, index) => ({ line: index + 1, cells })) }],
    { cloud: null, sheets: [{ taken: true, headerRow: 0, columns: [...COLUMNS] }] },
    0,
  ).map(({ key }) => key);

it.each([
  'f3b9c1d2-0a4e-4b7c-9d1f-2e6a8b0c4d5e',
  '5f3a9c1e7b2d4860a1c3e5f7092b4d6e',
  'arn:aws:iam::123456789012:user/deploy-bot-2025',
  'svc-data-platform-ingest-eu-west-1-prod2',
])('a row keeps %s wherever people write it', (word) => {
  const [key] = keysOf([
    ...['阿里云', 'LTAI5tKeyturnExample0001', SECRET, TOKEN],
    ...[word, word, word, word, word, `${word} ${SECRET}`],
  ]);
  expect(key).toMatchObject({
    label: word,
    about: { account: word, owner: word, environment: word, tags: [word], note: word },
  });
});

it('a row loses its own secrets and nothing stands in for them, however long the text before them is', () => {
  const long = `${'业务'.repeat(55)} ${SECRET}`;
  const [key] = keysOf([
    ...['阿里云', 'LTAI5tKeyturnExample0001', SECRET, TOKEN],
    ...[`sk ${SECRET}`, long, TOKEN, SECRET, `核心,${SECRET}`, `SK: ${SECRET}\nLTAI5tKeyturnExample0001`],
  ]);
  expect(key).toMatchObject({
    label: 'sk',
    about: {
      ...{ account: '业务'.repeat(55), owner: null, environment: null, tags: ['核心'] },
      note: 'SK: \nLTAI5tKeyturnExample0001',
    },
  });
});

it('a secret where the id should be is lost from the words, too', () => {
  const [key] = keysOf(['京东云', SECRET, 'ABCDEF0123456789', '', '', '', '', '', '', `旧 ${SECRET}`]);
  expect(key?.about.note).toBe('旧');
});
