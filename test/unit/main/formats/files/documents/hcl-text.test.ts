import { describe, expect, it } from 'vitest';
import { hclQuoted, hclText } from '../../../../../../src/main/formats/files/documents/hcl-string.ts';
import { readHcl } from '../../../../../../src/main/formats/files/documents/hcl-text.ts';
import { fc } from '../../../../../support/property.ts';

const read = (text: string) =>
  readHcl(text).texts.map(({ path, value, from, to }) => [path.join('.'), value, text.slice(from, to)]);
const OPEN = '${';

describe('strings', () => {
  it.each([
    ['a\\n\\t\\"\\\\b', 'a\n\t"\\b'],
    ['\\u00e9\\U0001F511', 'é🔑'],
    [`$${OPEN}a}`, `${OPEN}a}`],
    ['%%{a}', '%{a}'],
    ['100% of $5 $', '100% of $5 $'],
    [`${OPEN}var.a}`, null],
    ['%{ if x }', null],
    ['\\q', null],
    ['\\u12', null],
  ])('%j is %j', (inner, value) => {
    expect(hclText(inner)).toBe(value);
  });

  it('come back as they were written, whatever they hold', () => {
    const character = fc
      .integer({ min: 0, max: 0x10ffff })
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point));
    const text = fc
      .array(fc.oneof(fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', 'u'), character), {
        maxLength: 20,
      })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(text, (value) => {
        const quoted = hclQuoted(value);
        expect(hclText(quoted.slice(1, -1))).toBe(value);
        expect(read(`a = ${quoted}\nb = "x"`)).toEqual([
          ['a', value, quoted],
          ['b', 'x', '"x"'],
        ]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('files of variables', () => {
  it.each([
    [
      'a = "1"\nb="2"',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a = "1" # "2"\n// b = "3"\n/* c = "4"\n*/ d = "5"',
      [
        ['a', '1'],
        ['d', '5'],
      ],
    ],
    [
      'a = "1"\r\nb = "2"\r\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a = 1\nb = true\nc = null\nd = ["x", "y"]\ne = "2"', [['e', '2']]],
    ['a = <<EOT\nb = "1"\n  EOT\nc = "2"', [['c', '2']]],
    ['a = <<-EOT\n  b = "1"\n  EOT\nc = "2"', [['c', '2']]],
    [
      'o = { a = "1", "b" = "2", c: "3" }',
      [
        ['o.a', '1'],
        ['o.b', '2'],
        ['o.c', '3'],
      ],
    ],
    [
      'o = {\n  a = "1" # x\n\n  b = { c = "2" }\n  d = "3"\n}\ne = "4"',
      [
        ['o.a', '1'],
        ['o.d', '3'],
        ['e', '4'],
      ],
    ],
    ['o = {\n (x) = "1"\n y = "2"\n}', [['o.y', '2']]],
    ['o = {\n a = [\n  "}",\n  {}\n ]\n y = "2"\n}', [['o.y', '2']]],
    ['a = "1" + "2"\nb = upper("x")\nc = "3"', [['c', '3']]],
    [`a = "x${OPEN}f("}")}y"\nb = "2"`, [['b', '2']]],
    ['a = "1" b = "2"\nc = "3"', [['c', '3']]],
    ['a = ("1")\nb = "2"', [['b', '2']]],
    ['l = [{ a = "1" }]\nb = "2"', [['b', '2']]],
    [
      '密钥 = "1"\nsnake-case = "2"',
      [
        ['密钥', '1'],
        ['snake-case', '2'],
      ],
    ],
    ['', []],
    ['\ufeffa = "1"', [['a', '1']]],
  ])('are read (%j)', (text, expected) => {
    expect(read(text).map(([name, value]) => [name, value])).toEqual(expected);
    expect(readHcl(text).broken).toBeNull();
  });

  it.each([
    ['a = "1"\nblock "x" {\n}\nb = "2"', 8],
    ['a = "1"\nb = "open\nc = "3"', 12],
    ['a = "1"\n= "2"', 8],
    ['a = "1"\nb = {', 12],
    ['a = "1"\nb = <<EOT\nx', 12],
    ['a = "1"\nb =\n', 11],
    ['a = "1"\nb "2"', 8],
    ['a = "1"\nb == "2"', 8],
  ])('are read up to where they break (%j)', (text, broken) => {
    const reading = readHcl(text);
    expect(reading.texts.map(({ value }) => value).filter((value) => value !== '1')).toEqual([]);
    expect(reading.broken).toBe(broken);
  });

  it('tell where a name is given twice', () => {
    expect(readHcl('a = "1"\nb = "2"\na = "3"').repeated).toEqual([16]);
  });
});
