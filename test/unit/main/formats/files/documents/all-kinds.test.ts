import { describe, expect, it } from 'vitest';
import { documentsKinds } from '../../../../../../src/main/formats/files/documents/index.ts';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import type { CloudId } from '../../../../../../src/shared/model/cloud.ts';
import { isTold, opened, pairs, valuesOf, writerOf } from './opened.ts';
import { SAMPLES, TENANT } from './samples.ts';

const WRITTEN = SAMPLES.filter(({ kind }) => fileKindOf(kind).write !== null);
/** Another id of a cloud, which an application of Azure has as a GUID. */
const idOf = (cloud: CloudId) => (cloud === 'azure' ? TENANT.replace('9', '1') : 'LTAI5tKeyturnExample9999');
const NEW_SECRET = 'nEw0123456789abcdefABCDEFxyz+/=Z';

describe('the samples', () => {
  it('cover every kind', () => {
    expect(new Set(SAMPLES.map(({ kind }) => kind))).toEqual(new Set(documentsKinds.map(({ id }) => id)));
  });

  it.each(SAMPLES)('are read ($kind, $name)', ({ kind, name, text, entry, cloud, publicId, secret }) => {
    const { keys, problems } = opened(kind, text);
    expect(keys.find((key) => key.entry === entry)).toMatchObject({
      cloud,
      publicId,
      secret,
      token: null,
      command: null,
    });
    expect(problems).toEqual([]);
    expect(isTold(fileKindOf(kind), name, text)).toBe(true);
  });

  it.each(SAMPLES)('are told from the samples of other kinds ($kind, $name)', ({ kind, name, text }) => {
    const told = documentsKinds.filter((other) => isTold(other, name, text)).map(({ id }) => id);
    expect(told).toEqual([kind]);
  });
});

describe('writing', () => {
  it.each(WRITTEN)('changes no byte where the values are the same ($kind, $name)', (sample) => {
    const values = valuesOf(sample.cloud, sample.publicId, sample.secret);
    for (const text of [sample.text, `\ufeff${sample.text}`, sample.text.replaceAll(/\r?\n/g, '\r\n')]) {
      expect(writerOf(sample.kind).write(text, sample.entry, values)).toBe(text);
    }
  });

  it.each(WRITTEN)(
    'changes the values alone ($kind, $name)',
    ({ kind, text, entry, cloud, publicId, secret }) => {
      const written = writerOf(kind).write(text, entry, valuesOf(cloud, idOf(cloud), NEW_SECRET));
      const before = [JSON.stringify(publicId).slice(1, -1), JSON.stringify(secret).slice(1, -1)] as const;
      expect(written).toBe(text.replace(before[0], idOf(cloud)).replace(before[1], NEW_SECRET));
      expect(pairs(kind, written)).toContainEqual([entry, idOf(cloud), NEW_SECRET]);
    },
  );

  it.each(WRITTEN)('brings every value back that it takes ($kind, $name)', ({ kind, text, entry, cloud }) => {
    for (const secret of [
      'with"quotes\'and`ticks',
      'back\\slash\\n\\u0041',
      'new\nline\r\ttab',
      'line\u2028end\u2029',
      `a\${b}%{c}$\${d}%%{e}$$\${f}$`,
      '密钥-ключ-🔑-é',
      '#comment: - ? | > & * ! % @',
      ' blanks around ',
      '0123456789012345',
      '~nullish true',
    ]) {
      const written = writerOf(kind).write(text, entry, valuesOf(cloud, idOf(cloud), secret));
      expect(pairs(kind, written)).toContainEqual([entry, idOf(cloud), secret]);
    }
  });

  it.each(WRITTEN)('refuses what a file cannot say ($kind, $name)', ({ kind, text, entry, cloud }) => {
    for (const secret of ['lone\ud800surrogate', '']) {
      expect(() => writerOf(kind).write(text, entry, valuesOf(cloud, idOf(cloud), secret))).toThrow(
        expect.objectContaining({ code: 'value-unwritable' }),
      );
    }
  });

  it.each(WRITTEN)('says when the place is gone ($kind, $name)', ({ kind, text, cloud }) => {
    const values = valuesOf(cloud, idOf(cloud), NEW_SECRET);
    const gone = expect.objectContaining({ code: 'place-gone' });
    expect(() => writerOf(kind).write(text, 'no such entry', values)).toThrow(gone);
    for (const other of ['', '{', '[]', '{}', 'null', text.slice(0, text.length / 3)]) {
      expect(() => writerOf(kind).write(other, '', values)).toThrow(gone);
      expect(() => writerOf(kind).remove(other, '')).toThrow(gone);
    }
  });
});

describe('removing', () => {
  it.each(SAMPLES)('takes the plaintext away and leaves what its tool reads ($kind, $name)', (sample) => {
    const { kind, name, text, entry, secret } = sample;
    const removed = fileKindOf(kind).remove?.(text, entry) ?? '';
    expect(removed).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(pairs(kind, removed)).toEqual(pairs(kind, text).filter(([other]) => other !== entry));
    expect(opened(kind, removed).problems).toEqual([]);
    if (/json|credential$/.test(name)) expect(JSON.parse(removed)).toBeTypeOf('object');
  });
});

describe('hostile files', () => {
  const DEEP = 10_000;
  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['NULs', '\0'.repeat(1000)],
    ['deep arrays', '['.repeat(DEEP) + ']'.repeat(DEEP)],
    ['deep objects', '{"a":'.repeat(DEEP)],
    ['deep maps', 'a: {'.repeat(DEEP)],
    ['deep braces', `x = ${'{ a = ['.repeat(DEEP)}`],
    ['deep templates', `x = ${'"${'.repeat(DEEP)}`],
    ['dashes', '- '.repeat(DEEP)],
    ['a bomb of aliases', bomb()],
    ['tabs', 'cos:\n\tbase:\n\t\tsecretid: a\n'],
    ['open comments', '/*'.repeat(DEEP)],
    ['open here-documents', 'x = <<EOT\n'.repeat(DEEP)],
    [
      'arrays for objects',
      '{"profiles":[[],1,null,"x",[{}]],"aliases":[],"type":["service_account"],"cos":[]}',
    ],
    ['objects for strings', '{"profiles":[{"name":{},"mode":[],"access_key_id":1,"access_key_secret":{}}]}'],
    ['prototypes', '{"__proto__":{"type":"service_account"},"profiles":[{"name":"__proto__","mode":"AK"}]}'],
  ];

  it.each(hostile)('are read without harm (%s)', (_, text) => {
    for (const kind of documentsKinds) expect(kind.read(text).entries).toEqual([]);
  });

  // One kind for each syntax: the others read it in the same way.
  it.each([
    [
      'tfvars',
      'variables',
      Array.from({ length: 60_000 }, (_, i) => `x${i}_secret_key = "${'s3cretX'.repeat(8)}${i}"\n`).join(''),
    ],
    ['tfvars', 'quotes', '"'.repeat(5_000_000)],
    ['tfvars', 'names', 'secret_key_'.repeat(450_000)],
    ['aliyun-cli', 'members', `{"a":[${'"0123456789",'.repeat(380_000)}1]}`],
    ['google-key', 'one value', `{"private_key":"${'\\n'.repeat(2_500_000)}"}`],
    ['coscli', 'lists', `cos:\n${'  - x\n'.repeat(800_000)}`],
  ] as const)('are read without harm (%s, five megabytes of %s)', (kind, _, text) => {
    expect(fileKindOf(kind).read(text).entries).toEqual([]);
  });

  it.each(SAMPLES)(
    'are read as far as they go when cut anywhere ($kind, $name)',
    ({ kind, text, secret }) => {
      const step = Math.max(1, Math.floor(text.length / 60));
      for (let end = 0; end < text.length; end += step) {
        for (const [, , found] of pairs(kind, text.slice(0, end))) expect(found).toBeTypeOf('string');
      }
      expect(pairs(kind, text).map(([, , found]) => found)).toContain(secret);
    },
  );
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x]'];
  for (let index = 1; index < 30; index += 1) {
    lines.push(`a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}*a${index - 1}]`);
  }
  return `${lines.join('\n')}\ncos: {base: {secretid: *a29, secretkey: *a29}}\n`;
}
