import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { iniKinds } from '../../../../../../src/main/formats/files/ini/index.ts';
import { INI_FIXTURES, valuesOf } from '../../../../../support/files/ini-fixtures.ts';
import { held } from './held.ts';

it('has a fixture for each kind', () => {
  expect(INI_FIXTURES.map(({ kind }) => kind).toSorted()).toEqual(iniKinds.map(({ id }) => id).toSorted());
});

const SHAPES = [
  ['as it is', (text: string) => text],
  ['with line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text: string) => `\uFEFF${text}`],
  ['without a last line end', (text: string) => text.trimEnd()],
] as const;

const CASES = INI_FIXTURES.flatMap((fixture) =>
  SHAPES.map(([shape, as]) => ({ ...fixture, shape, text: as(fixture.text) })),
);

describe.each(CASES)('$kind, $shape', ({ kind, text, keys }) => {
  const spec = fileKindOf(kind);

  it('is read', () => {
    expect(held(spec, text)).toEqual(keys);
    expect(spec.read(text).problems).toEqual([]);
    expect(spec.fits?.(text) ?? true).toBe(true);
  });

  it('stays as it is when its own values are written', () => {
    for (const [entry, cloud, id, secret, token] of keys)
      expect(spec.write?.(text, entry, valuesOf(cloud, id, secret, token))).toBe(text);
  });

  it('changes where the values stand and nowhere else', () => {
    for (const [entry, cloud, id, secret, token] of keys) {
      const written = spec.write?.(
        text,
        entry,
        valuesOf(cloud, 'NEWID0123456789ABCDE', 'newSecret0123', token),
      );
      const json = (value: string) => JSON.stringify(value).slice(1, -1);
      // The same key may stand in another entry of the fixture, which stays.
      expect(written?.split('NEWID0123456789ABCDE').length).toBe(2);
      expect(
        written
          ?.replace('NEWID0123456789ABCDE', id)
          .replace('newSecret0123', cloud === 'gcp' ? json(secret) : secret),
      ).toBe(text);
    }
  });

  it('loses the key of one entry and nothing else', () => {
    for (const [entry, , id, secret] of keys) {
      const left = spec.remove?.(text, entry) ?? '';
      expect(held(spec, left)).toEqual(keys.filter(([other]) => other !== entry));
      expect(left).not.toContain(secret);
      const lines = left.split(/\r?\n/);
      const gone = text.split(/\r?\n/).filter((line) => !lines.includes(line));
      expect(gone.length).toBeLessThanOrEqual(3);
      expect(gone.some((line) => line.includes(id))).toBe(true);
      expect(/[\r\n]$/.test(left)).toBe(/[\r\n]$/.test(text) && left !== '');
    }
  });

  it('says when the key is not there', () => {
    expect(() => spec.write?.(text, 'nowhere', valuesOf('aws', 'a', 'b'))).toThrow('place-gone');
    expect(() => spec.remove?.(text, 'nowhere')).toThrow('place-gone');
  });
});
