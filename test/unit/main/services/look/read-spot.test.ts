import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileKindOf, fileKinds } from '../../../../../src/main/formats/files/index.ts';
import { createFiles } from '../../../../../src/main/node/files.ts';
import { FileError, type Files } from '../../../../../src/main/ports/files.ts';
import { accessOf, readSpot } from '../../../../../src/main/services/look/read-spot.ts';
import { metafied } from '../../../../support/formats/metafied.ts';
import { DOTENV, TOOL } from '../../../../support/looks/kinds.ts';
import { tempFolder } from '../../../../support/vault/temp.ts';

const real = createFiles();
const spot = (path: string, kinds = [TOOL], guessed = false) => ({ path, kinds, guessed });
const LINE = 'prod aws AKIAQ3EGRIMWKEYTURN7 wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0\n';

const placed = async (content: string | Uint8Array): Promise<string> => {
  const path = join(await tempFolder(), 'credentials');
  await writeFile(path, content, { mode: 0o600 });
  return path;
};
const problemOf = async (path: string, files: Partial<Files> = {}) =>
  (await readSpot({ ...real, ...files }, spot(path)))?.problems.map(({ kind }) => kind);

describe('one file', () => {
  it('is read with what it holds', async () => {
    const path = await placed(LINE);
    expect(await readSpot(real, spot(path))).toMatchObject({
      ...{ path, access: 'own', problems: [], text: LINE },
      entries: [{ entry: 'prod' }],
    });
  });

  it('is nothing where there is none, where it is empty or a folder', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'empty'), '');
    expect(await readSpot(real, spot(join(folder, 'absent')))).toBeNull();
    expect(await readSpot(real, spot(join(folder, 'empty')))).toBeNull();
    expect(await readSpot(real, spot(folder))).toBeNull();
  });

  it('of 200 MB is not read', async () => {
    const path = await placed('');
    await truncate(path, 200 * 1024 * 1024);
    const read = (): never => {
      throw new Error('It was read');
    };
    expect(await problemOf(path, { read })).toEqual(['too-large']);
  });

  it('that is no text, or no plain file, is told so', async () => {
    const folder = await tempFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await problemOf(join(folder, 'pipe'))).toEqual(['special']);
    expect(await problemOf(await placed(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3])))).toEqual([
      'binary',
    ]);
  });

  it('that grows, goes or is closed while it is read is told so', async () => {
    const growing = await placed(LINE);
    const grows: Files['read'] = async (path, most) => {
      await appendFile(path, 'x'.repeat(6 * 1024 * 1024));
      return real.read(path, most);
    };
    expect(await problemOf(growing, { read: grows })).toEqual(['too-large']);
    const failing = (failure: 'not-found' | 'denied' | 'other') => ({
      read: () => Promise.reject(new FileError(failure)),
    });
    const path = await placed(LINE);
    expect(await problemOf(path, failing('not-found'))).toEqual(['gone']);
    expect(await problemOf(path, failing('denied'))).toEqual(['denied']);
    expect(await problemOf(path, failing('other'))).toEqual(['denied']);
    expect(await problemOf(path, { facts: async () => null })).toEqual(['gone']);
    expect(await problemOf(path, { resolve: () => Promise.reject(new FileError('denied')) })).toEqual([
      'denied',
    ]);
  });

  it('is of the kind that finds the most in it, and of none where its text fits none', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'a'));
    const path = join(folder, 'a', '.env');
    await writeFile(path, LINE);
    const picky = { ...TOOL, fits: () => false };
    const blind = { ...TOOL, read: () => ({ entries: [], problems: [] }) };
    const broken = {
      ...TOOL,
      read: (): never => {
        throw new Error('No reader throws');
      },
    };
    expect((await readSpot(real, spot(path, [blind, DOTENV])))?.kind).toBe(DOTENV);
    expect((await readSpot(real, spot(path, [picky, DOTENV], true)))?.kind).toBe(DOTENV);
    expect(await readSpot(real, spot(path, [picky], true))).toMatchObject({
      entries: [],
      problems: [],
      text: LINE,
    });
    expect((await readSpot(real, spot(path, [picky])))?.kind).toBe(picky);
    expect((await readSpot(real, spot(path, [broken])))?.problems).toEqual([{ kind: 'syntax', line: null }]);
  });
});

it('that is likely to be something else, a problem in the way is not worth a word', async () => {
  const path = await placed('');
  await truncate(path, 200 * 1024 * 1024);
  const picky = { ...TOOL, fits: () => true };
  expect(await readSpot(real, spot(path, [picky], true))).toBeNull();
  expect(await readSpot(real, spot(path, [picky, DOTENV], true))).not.toBeNull();
});

it.each([
  [0o600, true, 'own'],
  [0o640, true, 'group'],
  [0o604, true, 'open'],
  [0o644, false, 'foreign'],
  [0, null, 'unknown'],
] as const)('rights %o of a file that is ours (%s) make it %s', (mode, own, access) => {
  expect(accessOf({ mode, own })).toBe(access);
});

it('finds what was typed beside Chinese in the form of zsh', async () => {
  const typed = `: 1:0;git commit -m '修复'\n: 2:0;export AWS_ACCESS_KEY_ID=AKIAQ3EGRIMWKEYTURN7 AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0\n`;
  const path = await placed(metafied(Buffer.from(typed)));
  const read = await readSpot(real, spot(path, [fileKindOf('shell-history')]));
  expect(read?.entries.map(({ entry, key }) => [entry, key.line])).toEqual([['AWS_ACCESS_KEY_ID', 2]]);
  expect(read?.problems).toEqual([]);
});

describe('a file that only its name speaks for', () => {
  it.each([
    [
      '.jdc/config',
      'access_key = minioadmin1\nsecret_key = minioSecret12\nregion_id = cn-north-1\n',
      'jdcloud',
    ],
    ['.tencentcloud/credentials', 'secret_id = 0f5c8a7e-1b2d\nsecret_key = 4c3e-9f4a\n', 'tencent'],
  ])('is likely of the cloud of %s, and certain at its place', async (place, lines, cloud) => {
    const path = await placed(`[default]\n${lines}`);
    const kinds = fileKinds.filter(({ places }) =>
      places({ platform: 'linux', home: '/h', env: {} }).includes(`/h/${place}`),
    );
    const sureOf = async (guessed: boolean) =>
      (await readSpot(real, spot(path, kinds, guessed)))?.entries.map(({ key }) => [key.cloud, key.sure]);
    expect(await sureOf(true)).toEqual([[cloud, 'likely']]);
    expect(await sureOf(false)).toEqual([[cloud, 'certain']]);
  });

  it("leaves no doubt where the id has its cloud's form", async () => {
    const path = await placed(
      '[default]\naws_access_key_id = AKIAQ3EGRIMWKEYTURN7\naws_secret_access_key = x\n',
    );
    const read = await readSpot(real, spot(path, [fileKindOf('aws-credentials')], true));
    expect(read?.entries.map(({ key }) => key.sure)).toEqual(['certain']);
  });
});
