import { describe, expect, it } from 'vitest';
import { iniKinds } from '../../../../../../src/main/formats/files/ini/index.ts';
import { catalogue } from '../../../../../../src/shared/catalogue/index.ts';
import { INI_FIXTURES, valuesOf } from '../../../../../support/files/ini-fixtures.ts';
import { fc } from '../../../../../support/property.ts';
import { plain } from '../../plain.ts';

const names = [
  ...[
    'aws_access_key_id',
    'aws_secret_access_key',
    'aws_session_token',
    'AWS_Access_Key_Id',
    'credential_process',
  ],
  ...[
    'access_key_id',
    'access_key_secret',
    'secret_access_key',
    'session_token',
    'security_token',
    'type',
    'provider',
  ],
  ...[
    'accessKeyID',
    'access-key-secret',
    'secret_id',
    'secret_key',
    'token',
    'ak',
    'sk',
    'access_key',
    'region',
    's3',
  ],
  ...[
    'service_account_credentials',
    'client_id',
    'client_secret',
    'source_profile',
    'role_arn',
    'sso_session',
    '',
  ],
];
const sections = [
  'default',
  'profile work',
  'profile "my own"',
  'Credentials',
  'common',
  'basic',
  'a.b',
  '',
  'x]y',
  '#',
];
const odd = [
  's3',
  'AWS',
  'sts',
  'work',
  '"quoted"',
  "'",
  '`a`',
  '%(x)s',
  '%%',
  '$HOME',
  'a # b',
  'a;b',
  '\\',
  '{"type":',
  '密',
];
const value = fc.oneof(
  fc.constantFrom('AKIAIOSFODNN7EXAMPLE', 'LTAI5tKeyturnExample1234', 'wJalrXUtnFEMI/K7MDENG=', ...odd),
  fc.string({ maxLength: 12 }),
);
const blanks = fc.constantFrom('', ' ', '\t', '  ');
const line = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        blanks,
        fc.constantFrom(...names),
        blanks,
        fc.constantFrom('=', ':', '=='),
        blanks,
        value,
        blanks,
      )
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.constantFrom(...sections).map((name) => `[${name}]`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('#', ';', ' # ', '[', 'bucket:', ''), value, fc.constantFrom('', ':', ':x'))
      .map((parts) => parts.join('')),
  },
);
const text = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\r')), { maxLength: 14 }),
    line,
  )
  .map(([start, lines, last]) => `${start}${lines.map((parts) => parts.join('')).join('')}${last}`);
const secret = fc.oneof(
  { weight: 2, arbitrary: fc.string({ maxLength: 16, unit: 'binary' }) },
  { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...odd,
      ' lead',
      'trail ',
      'a\nb',
      'a\rb',
      'a\u2028b',
      'x:y',
      '[x]',
      '#x',
      'a ;b',
      'null',
      '"',
      '``',
      '"""a',
    ),
  },
);

describe.each(iniKinds)('$id', (spec) => {
  it('reads any text, and keeps its bytes when the same values are written', () => {
    fc.assert(
      fc.property(text, (file) => {
        for (const { entry, key, command } of spec.read(file).entries) {
          if (command !== null) continue;
          const { cloud, publicId, secret: same, token } = plain(key);
          const write = () =>
            spec.write?.(file, entry, valuesOf(cloud, publicId, same ?? '', token ?? undefined));
          // What the tool reads there may be something that nobody would write there.
          expect(refusedOr(write)).toSatisfy((written) => written === null || written === file);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads back what it writes, or refuses to write it', () => {
    const fixtures = INI_FIXTURES.filter(({ kind }) => kind === spec.id);
    fc.assert(
      fc.property(
        fc.oneof(text, ...fixtures.map((one) => fc.constant(one.text))),
        secret,
        secret,
        (file, any, key) => {
          for (const { entry, key: found, command } of spec.read(file).entries) {
            if (command !== null) continue;
            // Where the shape of an id tells whose key it is, another shape makes it nobody's.
            const id = spec.cloud === null ? plain(found).publicId : any;
            const written = refusedOr(() => spec.write?.(file, entry, valuesOf(found.cloud, id, key)) ?? '');
            if (written === null || written === undefined) continue;
            expect(pairAt(spec, written, entry)).toEqual([id, key]);
            const others = (of: string) =>
              spec
                .read(of)
                .entries.filter((one) => one.entry !== entry)
                .map((one) => [one.entry, one.command, { ...plain(one.key), line: 0 }]);
            // Lines move where a token goes.
            expect(others(written)).toEqual(others(file));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (file) => {
        expect(spec.read(file).problems.length).toBeLessThan(60);
      }),
    );
  });

  it('takes no secret with a line end, and tells only the field', () => {
    for (const { text: file, keys } of INI_FIXTURES.filter(({ kind }) => kind === spec.id))
      for (const [entry, cloud, id] of keys)
        if (cloud !== 'gcp')
          expect(() => spec.write?.(file, entry, valuesOf(cloud, id, 'half\nsecret'))).toThrow(
            expect.objectContaining({
              code: 'value-unwritable',
              params: { field: catalogue[cloud].secretField },
            }),
          );
  });
});

function refusedOr(write: () => string | undefined): string | null | undefined {
  try {
    return write();
  } catch (error) {
    expect(error).toMatchObject({ name: 'KeyturnError', code: 'value-unwritable' });
    return null;
  }
}

/** The two halves under an entry now. */
function pairAt(spec: (typeof iniKinds)[number], file: string, entry: string): unknown {
  const found = spec.read(file).entries.find((one) => one.entry === entry);
  return found === undefined ? null : [plain(found.key).publicId, plain(found.key).secret];
}
