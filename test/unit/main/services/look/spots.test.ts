import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FileKindSpec } from '../../../../../src/main/formats/files/file-kind.ts';
import { createFiles } from '../../../../../src/main/node/files.ts';
import { bareTexts } from '../../../../../src/main/services/look/bare.ts';
import { usualSpots } from '../../../../../src/main/services/look/spots.ts';
import { TOOL } from '../../../../support/looks/kinds.ts';
import { tempFolder } from '../../../../support/vault/temp.ts';

const at = (...places: readonly string[]): FileKindSpec => ({ ...TOOL, places: () => places });
const around = { platform: 'linux', home: '/nobody', env: {} } as const;
const texts = (text: string, ...explained: readonly string[]) =>
  [...bareTexts(text, new Set(explained))].map((one) => [one.text, one.line]);

it('a star in the last part of a path stands for any characters, and each path comes once', async () => {
  const home = await tempFolder();
  await mkdir(join(home, 'keys'));
  for (const name of ['b.json', 'a.json', 'a+json', 'c.txt']) await writeFile(join(home, 'keys', name), '');
  const [one, other] = [at(join(home, 'keys', '*.json')), at(join(home, 'keys', 'a.json'), join(home, 'x'))];
  const spots = await usualSpots(createFiles(), [one, other], around);
  expect(spots).toEqual([
    { path: join(home, 'keys', 'a.json'), kinds: [one, other], guessed: false },
    { path: join(home, 'keys', 'b.json'), kinds: [one], guessed: false },
    { path: join(home, 'x'), kinds: [other], guessed: false },
  ]);
});

it('a folder that is not there, and a path that depends on where a tool was started, give none', async () => {
  expect(await usualSpots(createFiles(), [at('/nowhere/at/all/*', 'relative')], around)).toEqual([]);
});

it('texts that could be secrets are found with their lines, in whatever stands around them', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCY==';
  const found = texts(`short\nSECRET="${secret}"\nurl=https://u:${secret}@host\n--key=${secret}.\n`);
  expect(found.filter(([text]) => text === secret)).toEqual([[secret, 2]]);
  expect(texts(`export A=${secret}`).map(([text]) => text)).toContain(secret);
  expect(texts(`(${secret}.)`).map(([text]) => text)).toContain('wJalrXUtnFEMI/K7MDENG+bPxRfiCY');
});

it('texts that are explained, too short or too long are none', () => {
  const secret = 'abcdefghijklmnopqrst';
  expect(texts(`${secret} ${secret.slice(0, 15)} ${'x'.repeat(600)}`, secret)).toEqual([]);
});

it('no file has more than so many of them', () => {
  const many = Array.from({ length: 20_000 }, (_, n) => `token${String(n).padStart(20, '0')}`).join('\n');
  expect(texts(many)).toHaveLength(5000);
});
