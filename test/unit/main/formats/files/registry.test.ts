import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { fileKindOf, fileKinds } from '../../../../../src/main/formats/files/index.ts';
import { FILE_KINDS, type FileKind } from '../../../../../src/shared/model/consumer.ts';
import { INI_FIXTURES } from '../../../../support/files/ini-fixtures.ts';
import { isTold } from './documents/opened.ts';
import { SAMPLES } from './documents/samples.ts';

const [ID, SECRET] = ['AKIAQ3EGRIMWKEYTURN7', 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0'];
const PAIR = [
  ['AWS_ACCESS_KEY_ID', ID],
  ['AWS_SECRET_ACCESS_KEY', SECRET],
] as const;
const lines = (line: (name: string, value: string) => string) =>
  PAIR.map(([name, value]) => `${line(name, value)}\n`).join('');

/** A file of variables or of a shell each, and what it is called. */
const SHELLS: readonly (readonly [FileKind, name: string, text: string])[] = [
  ['dotenv', '.env', lines((name, value) => `${name}=${value}`)],
  ['shell-profile', '.bashrc', lines((name, value) => `export ${name}=${value}`)],
  ['fish', 'config.fish', lines((name, value) => `set -gx ${name} ${value}`)],
  ['powershell', 'profile.ps1', lines((name, value) => `$env:${name} = '${value}'`)],
  ['cmd', 'keys.cmd', lines((name, value) => `set ${name}=${value}`)],
  ['shell-history', '.bash_history', lines((name, value) => `export ${name}=${value}`)],
  ['powershell-history', 'ConsoleHost_history.txt', lines((name, value) => `$env:${name} = '${value}'`)],
];

/** A file of every kind, under the name that its tool gives it. */
const FILES = [
  ...INI_FIXTURES.map(({ kind, path, text }) => [kind, basename(path ?? kind), text] as const),
  ...SAMPLES.map(({ kind, name, text }) => [kind, basename(name), text] as const),
  ...SHELLS,
];

it('has one kind for each id, and no other', () => {
  expect(fileKinds.map(({ id }) => id).toSorted()).toEqual([...FILE_KINDS].toSorted());
  for (const id of FILE_KINDS) expect(fileKindOf(id).id).toBe(id);
});

it('has a file of every kind to try', () => {
  expect([...new Set(FILES.map(([kind]) => kind))].toSorted()).toEqual([...FILE_KINDS].toSorted());
});

it.each(FILES)('tells %s by its name and its text (%s)', (kind, name, text) => {
  const told = fileKinds.filter((one) => isTold(one, name.toLowerCase(), text)).map(({ id }) => id);
  expect(told).toEqual([kind]);
  expect(fileKindOf(kind).read(text).entries).not.toEqual([]);
});

it('is described whole in docs/formats.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../../docs/formats.md'), 'utf8');
  const named = new Set([...page.matchAll(/^\| +`([a-z0-9-]+)`/gm)].map(([, id]) => id));
  expect(FILE_KINDS.filter((id) => !named.has(id))).toEqual([]);
});
