import { expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { secretOf } from '../../../../../../src/main/formats/found-key.ts';
import { valuesOf } from '../../../../../support/formats/hostile.ts';

/** As fish 3.6 wrote it. */
const TEXT = `# This file contains fish universal variable definitions.
# VERSION: 3.0
SETUVAR --export AWS_ACCESS_KEY_ID:AKIAQ3EGRIMWKEYTURN7
SETUVAR --export AWS_SECRET_ACCESS_KEY:wJalr/Xu\\x2b\\x7e\\x3d\\x2d_0123456789\\x2e\\u4e2d\\x27x
SETUVAR emp:\\x1d
SETUVAR lst:a\\x1eb
`;
const { read, write } = fileKindOf('fish');
const SECRET = "wJalr/Xu+~=-_0123456789.中'x";

it('reads what set -U keeps, and writes it as fish does', () => {
  const [entry, ...more] = read(TEXT).entries;
  expect([entry?.entry, more]).toEqual(['AWS_ACCESS_KEY_ID', []]);
  expect(entry && secretOf(entry.key)?.reveal()).toBe(SECRET);
  const put = (secret: string) =>
    write?.(TEXT, 'AWS_ACCESS_KEY_ID', valuesOf('aws', 'AKIAQ3EGRIMWKEYTURN7', secret, null)) ?? '';
  const other = put('aB+/🔑.9');
  expect(other).toContain('AWS_SECRET_ACCESS_KEY:aB\\x2b/\\U0001f511\\x2e9\n');
  expect(write?.(other, 'AWS_ACCESS_KEY_ID', valuesOf('aws', 'AKIAQ3EGRIMWKEYTURN7', SECRET, null))).toBe(
    TEXT,
  );
  expect(() => put('a\u001eb')).toThrow('value-unwritable');
});

it('takes a list for none', () => {
  const list = TEXT.replace(/KEY_ID:.*/, 'KEY_ID:a\\x1eAKIAQ3EGRIMWKEYTURN7');
  expect(read(list).entries).toEqual([]);
});
