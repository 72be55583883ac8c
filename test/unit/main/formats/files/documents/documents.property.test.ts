import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { isMasked, isPlaceholder } from '../../../../../../src/shared/mistakes/shapes.ts';
import { fc } from '../../../../../support/property.ts';
import { pairs, valuesOf, writerOf } from './opened.ts';

const RUNS = { numRuns: 40 };
/** Texts that a file in UTF-8 can hold, with what its syntaxes mean something by. */
const value = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'\'"\\#:{}[]$%&*!|>-\n\t '),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 8,
    maxLength: 40,
  })
  // Names of members are given once.
  .map((text) => `${text}${text.length}`);
/** Those that a reader takes for a secret, not for what a manual has where one's own should stand. */
const real = value.filter((text) => !isMasked(text) && !isPlaceholder(text));
const others = fc
  .dictionary(
    fc.string({ minLength: 1, maxLength: 8 }).map((name) => `x${name}`),
    fc.jsonValue({ maxDepth: 3 }),
    { maxKeys: 4 },
  )
  // JSON knows no negative nought.
  .map((members): Record<string, unknown> => JSON.parse(JSON.stringify(members)));
const indent = fc.constantFrom('', '  ', '\t', '    ');
const end = fc.constantFrom('\n', '\r\n');

describe('any JSON around a key', () => {
  const text = fc
    .record({ before: others, within: others, after: others, indent, end, secret: value })
    .map(({ before, within, after, indent: by, end: line, secret }) => {
      const key = { name: 'a', mode: 'AK', access_key_id: 'id1', ...within, access_key_secret: secret };
      const json = { ...before, profiles: [{ name: 'b', ...after }, key, null], ...after };
      return { json, key, secret, text: JSON.stringify(json, null, by).replaceAll('\n', line) };
    });
  const { write, remove } = writerOf('aliyun-cli');

  it('stays as it is, and the key alone changes', () => {
    fc.assert(
      fc.property(text, value, ({ json, key, secret, text: before }, other) => {
        expect(write(before, 'a', valuesOf('aliyun', 'id1', secret))).toBe(before);
        const written = write(before, 'a', valuesOf('aliyun', 'id2', other, 'token'));
        Object.assign(key, {
          access_key_id: 'id2',
          access_key_secret: other,
          sts_token: 'token',
          mode: 'StsToken',
        });
        expect(JSON.parse(written)).toEqual(json);
        const back = write(written, 'a', valuesOf('aliyun', 'id1', secret));
        expect(back).toBe(before);
        const kept = { ...key, name: 'a', mode: 'AK' };
        const {
          access_key_id: _,
          access_key_secret: __,
          sts_token: ___,
          ...rest
        } = kept as Record<string, unknown>;
        expect(JSON.parse(remove(before, 'a'))).toEqual({
          ...json,
          profiles: json.profiles.map((one) => (one === key ? rest : one)),
        });
      }),
      RUNS,
    );
  });

  it('stays as it is where a command takes its place', () => {
    const { asCommand } = fileKindOf('aliyun-cli');
    fc.assert(
      fc.property(text, ({ json, key, text: before }) => {
        const written = asCommand?.(before, 'a', ['/opt/k', 'x']) ?? '';
        const { access_key_id: _, access_key_secret: __, ...rest } = key;
        const now = { ...rest, mode: 'External', process_command: '/opt/k x' };
        expect(JSON.parse(written)).toEqual({
          ...json,
          profiles: json.profiles.map((one) => (one === key ? now : one)),
        });
      }),
      RUNS,
    );
  });
});

describe('any YAML around a key', () => {
  const { write, remove } = writerOf('coscli');
  const text = fc
    .record({
      around: others,
      within: others,
      secret: value,
      style: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL'),
      flow: fc.boolean(),
      end,
    })
    .map(({ around, within, secret, style, flow, end: line }) => {
      const base = { ...within, secretid: 'id1', secretkey: secret, disableencryption: 'true' };
      const yaml = { ...around, cos: { base, buckets: [around] } };
      const options = {
        defaultStringType: style as 'PLAIN',
        defaultKeyType: 'PLAIN' as const,
        collectionStyle: flow ? ('flow' as const) : ('block' as const),
        lineWidth: 0,
      };
      return { yaml, base, secret, text: stringify(yaml, options).replaceAll('\n', line) };
    });

  it('stays as it is, and the key alone changes', () => {
    fc.assert(
      fc.property(text, value, ({ yaml, base, secret, text: before }, other) => {
        expect(write(before, '', valuesOf('tencent', 'id1', secret))).toBe(before);
        const written = write(before, '', valuesOf('tencent', 'id2', other, 'token'));
        Object.assign(base, { secretid: 'id2', secretkey: other, sessiontoken: 'token' });
        expect(parse(written)).toEqual(parse(stringify(yaml)));
        Object.assign(base, { secretid: '', secretkey: '', sessiontoken: '' });
        expect(parse(remove(written, ''))).toEqual(parse(stringify(yaml)));
      }),
      RUNS,
    );
  });
});

describe('any variables around a key', () => {
  const { write, remove } = writerOf('tfvars');
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '# "comment"',
      '/* a\n b */',
      'n = 12',
      'l = ["a", "b"]',
      'h = <<E\nsecret_key = "x"\nE',
    ),
    fc.constantFrom('o = { secret_key = 1, b = { c = "d" } }', 't = "x" // y'),
  );
  const text = fc.record({
    before: fc.uniqueArray(line, { maxLength: 4 }),
    after: fc.uniqueArray(line, { maxLength: 4 }),
    blanks: fc.constantFrom(' = ', '=', '\t=  '),
    nested: fc.boolean(),
    end,
  });

  it('stay as they are, and the key alone changes', () => {
    fc.assert(
      fc.property(text, real, ({ before, after, blanks, nested, end: ending }, secret) => {
        const file = (id: string, quoted: string) => {
          const lines = [
            `ak_x${blanks}"no"`,
            `access_key${blanks}"${id}"`,
            `secret_key${blanks}${quoted} # why`,
          ];
          const key = nested ? ['prod = {', ...lines.map((one) => `  ${one}`), '}'] : lines;
          const unique = after.filter((one) => !before.includes(one));
          return [...before, ...key, ...unique].join('\n').replaceAll('\n', ending);
        };
        const [first, second] = ['LTAI5tKeyturnExample1234', 'LTAI5tKeyturnExample9999'];
        const old = file(first, '"0ldSecretOfTheKey"');
        const entry = nested ? 'prod.secret_key' : 'secret_key';
        expect(write(old, entry, valuesOf('aliyun', first, '0ldSecretOfTheKey'))).toBe(old);
        const written = write(old, entry, valuesOf('aliyun', second, secret));
        const quoted = /secret_key\s*=\s*("(?:[^"\\]|\\.)*") # why/.exec(written)?.[1] ?? '';
        expect(written).toBe(file(second, quoted));
        expect(pairs('tfvars', written)).toEqual([[entry, second, secret]]);
        expect(remove(old, entry)).toBe(file('', '""'));
      }),
      RUNS,
    );
  });
});
