import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../../../src/main/node/files.ts';
import { FileError, type Files } from '../../../../../src/main/ports/files.ts';
import {
  type Bounds,
  MOST_DEPTH,
  newBounds,
  type Step,
  walk,
} from '../../../../../src/main/services/look/walk.ts';
import { type FakeClock, fakeClock } from '../../../../support/fake/clock.ts';
import { KINDS } from '../../../../support/looks/kinds.ts';
import { tempFolder } from '../../../../support/vault/temp.ts';

interface Wishes {
  readonly entries?: Files['entries'];
  readonly bounds?: Bounds;
  readonly clock?: FakeClock;
  readonly signal?: AbortSignal;
}

async function walked(root: string, wishes: Wishes = {}) {
  const { entries = createFiles().entries, bounds = newBounds(), clock = fakeClock() } = wishes;
  const { signal = new AbortController().signal } = wishes;
  const steps: Step[] = [];
  for await (const step of walk(root, { files: { entries }, clock, kinds: KINDS, bounds, signal }))
    steps.push(step);
  return {
    paths: steps.flatMap(({ spots }) => spots.map(({ path }) => path.slice(root.length + 1))),
    folders: steps.reduce((sum, { folders }) => sum + folders, 0),
    files: steps.reduce((sum, { files }) => sum + files, 0),
    cut: bounds.cut,
    unlisted: steps.flatMap(({ unlisted }) => unlisted ?? []),
  };
}

async function planted(...files: readonly string[]): Promise<string> {
  const root = await tempFolder();
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), 'x');
  }
  return root;
}

describe('a walk through a folder', () => {
  it('finds files by their names, in the same order each time', async () => {
    const root = await planted('b/.env', 'a/.ENV.local', '.env', 'a/notes.txt', 'a/c/.env');
    const found = await walked(root);
    expect(found).toEqual({
      paths: ['.env', 'a/.ENV.local', 'b/.env', 'a/c/.env'],
      ...{ folders: 4, files: 5, cut: false, unlisted: [] },
    });
    expect(await walked(root)).toEqual(found);
  });

  it('follows no link and passes by what tools fetch, build and cache', async () => {
    const root = await planted(
      '.env',
      'node_modules/x/.env',
      '.git/.env',
      'app/Caches/.env',
      'app/.venv/.env',
    );
    const outside = await planted('.env');
    await symlink('.', join(root, 'loop'));
    await symlink(outside, join(root, 'outside'));
    await symlink(join(outside, '.env'), join(root, '.env.linked'));
    expect((await walked(root)).paths).toEqual(['.env']);
  });

  it('goes on where a folder cannot be listed', async () => {
    const root = await planted('a/.env', 'b/.env');
    const { entries } = createFiles();
    const found = await walked(root, {
      entries: (path) => (path.endsWith('/a') ? Promise.reject(new FileError('denied')) : entries(path)),
    });
    expect(found).toMatchObject({ paths: ['b/.env'], cut: false, unlisted: [] });
  });

  it('says that the folder itself cannot be listed', async () => {
    const refuse = (failure: 'denied' | 'not-found') => ({
      entries: () => Promise.reject(new FileError(failure)),
    });
    expect(await walked('/home', refuse('denied'))).toMatchObject({ unlisted: ['denied'], folders: 0 });
    expect(await walked('/home', refuse('not-found'))).toMatchObject({ unlisted: ['gone'] });
  });

  it('ends at so many files, and so deep', async () => {
    const root = await planted('a/.env', 'b/.env', 'c/.env');
    expect(await walked(root, { bounds: { ...newBounds(), filesLeft: 2 } })).toMatchObject({
      ...{ paths: ['a/.env', 'b/.env'], cut: true },
    });
    const bottomless: Files['entries'] = async () => [
      { name: 'down', kind: 'folder' },
      { name: '.env', kind: 'file' },
    ];
    expect(await walked('/down', { entries: bottomless })).toMatchObject({
      files: MOST_DEPTH + 1,
      cut: true,
    });
  });

  it('waits for no folder that does not answer, and ends after three of them', async () => {
    const clock = fakeClock();
    const { promise: never } = Promise.withResolvers<never>();
    const asked: string[] = [];
    const entries: Files['entries'] = (path) => {
      asked.push(path);
      if (path === '/home')
        return Promise.resolve([1, 2, 3].map((n) => ({ name: `dead${n}`, kind: 'folder' })));
      return never;
    };
    const walking = walked('/home', { entries, clock });
    await expect.poll(() => asked.length).toBe(4);
    clock.advance(10_000);
    expect(await walking).toMatchObject({ cut: true, folders: 4 });
  });

  it('ends when it is stopped', async () => {
    const root = await planted('.env');
    expect((await walked(root, { signal: AbortSignal.abort() })).folders).toBe(0);
  });
});
