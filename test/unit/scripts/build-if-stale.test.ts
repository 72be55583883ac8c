import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BuildPlace, buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A project whose build adds a line to `out/log`, and fails while a file `broken` is there. */
async function project(root: string): Promise<BuildPlace & { builds(): Promise<number> }> {
  await mkdir(join(root, 'src/deep'), { recursive: true });
  await writeFile(join(root, 'src/deep/a.ts'), '');
  await writeFile(
    join(root, 'build.mjs'),
    `import { appendFileSync, existsSync } from 'node:fs';
     if (existsSync('broken')) process.exit(3);
     appendFileSync('out/log', 'built\\n');`,
  );
  const long = new Date(Date.now() - 60_000);
  for (const path of ['src/deep/a.ts', 'src/deep', 'src']) await utimes(join(root, path), long, long);
  return {
    root,
    sources: ['src'],
    command: [join(root, 'build.mjs')],
    builds: async () =>
      (await readFile(join(root, 'out/log'), 'utf8').catch(() => '')).split('\n').length - 1,
  };
}

const soon = () => new Date(Date.now() + 60_000);

describe('buildIfStale', () => {
  it('builds once, and again where a source changed or went', async () => {
    await using place = await temporaryFolder();
    const made = await project(place.path);
    await buildIfStale(made);
    await buildIfStale(made);
    expect(await made.builds()).toBe(1);
    await utimes(join(place.path, 'src/deep/a.ts'), soon(), soon());
    await buildIfStale(made);
    expect(await made.builds()).toBe(2);
    await rm(join(place.path, 'src/deep/a.ts'));
    await utimes(join(place.path, 'src/deep'), soon(), soon());
    await buildIfStale(made);
    expect(await made.builds()).toBe(3);
  });

  it('builds once for many who ask at the same time', async () => {
    await using place = await temporaryFolder();
    const made = await project(place.path);
    await Promise.all(Array.from({ length: 8 }, () => buildIfStale(made)));
    expect(await made.builds()).toBe(1);
  });

  it('fails as the build fails, and tries anew the next time', async () => {
    await using place = await temporaryFolder();
    const made = await project(place.path);
    await writeFile(join(place.path, 'broken'), '');
    await expect(buildIfStale(made)).rejects.toThrow('The build failed');
    await rm(join(place.path, 'broken'));
    await buildIfStale(made);
    expect(await made.builds()).toBe(1);
  });

  it('does not wait for a process that died while it built', async () => {
    await using place = await temporaryFolder();
    const made = await project(place.path);
    await mkdir(join(place.path, 'out'));
    // No process has an id this high.
    await writeFile(join(place.path, 'out/.building'), '4194999');
    await buildIfStale(made);
    expect(await made.builds()).toBe(1);
  });
});
