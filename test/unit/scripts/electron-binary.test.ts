import { writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadElectron, electronBinary } from '../../../scripts/lib/electron-binary.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function installer(folder: string, source: string): Promise<string> {
  const path = join(folder, 'install.mjs');
  await writeFile(path, source);
  return path;
}

const WRITE = `import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
writeFileSync(join(tmpdir(), 'electron.zip'), Buffer.alloc(5000));`;

describe('downloadElectron', () => {
  it('is true when the installer ends well, and tells how far it is', async () => {
    await using place = await temporaryFolder();
    const seen: number[] = [];
    const told = join(place.path, 'told');
    // It ends once what it wrote was noticed.
    const source = `${WRITE}
const wait = setInterval(() => existsSync(${JSON.stringify(told)}) && clearInterval(wait), 10);`;
    const done = await downloadElectron({
      installer: await installer(place.path, source),
      stallMs: 60_000,
      progress: (bytes) => {
        seen.push(bytes);
        writeFileSync(told, '');
      },
    });
    expect(done).toBe(true);
    expect(seen).toEqual([5000]);
  });

  it('is false when the installer fails', async () => {
    await using place = await temporaryFolder();
    const path = await installer(place.path, 'process.exit(1);');
    expect(await downloadElectron({ installer: path, stallMs: 60_000, progress: () => undefined })).toBe(
      false,
    );
  });

  it('gives up a download that stands still', async () => {
    await using place = await temporaryFolder();
    const path = await installer(place.path, `${WRITE} setInterval(() => {}, 1000);`);
    expect(await downloadElectron({ installer: path, stallMs: 300, progress: () => undefined })).toBe(false);
  });
});

describe('electronBinary', () => {
  it('is the executable that the package names, where it is there', async () => {
    await using place = await temporaryFolder();
    expect(electronBinary(place.path)).toBeNull();
    await writeFile(join(place.path, 'path.txt'), 'electron');
    expect(electronBinary(place.path)).toBeNull();
    await mkdir(join(place.path, 'dist'));
    await writeFile(join(place.path, 'dist/electron'), '');
    expect(electronBinary(place.path)).toBe(join(place.path, 'dist/electron'));
  });
});
