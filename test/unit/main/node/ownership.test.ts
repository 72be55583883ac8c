import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOwnership } from '../../../../src/main/node/ownership.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const mine = (uid: number): boolean => uid === 0 || uid === process.getuid?.();
const changeableAt = (path: string, trusts = mine) => createOwnership(trusts, 'linux').changeableAt(path);

async function place() {
  const home = await temporaryFolder();
  const folder = join(home.path, 'keyturn');
  const file = join(folder, 'policy.json');
  await mkdir(folder, { mode: 0o755 });
  await writeFile(file, '{}', { mode: 0o644 });
  return { home: home.path, folder, file, [Symbol.asyncDispose]: () => home[Symbol.asyncDispose]() };
}

describe('who can change a file', () => {
  it('is nobody else where owner and bits are right, in a folder like /tmp too', async () => {
    await using at = await place();
    expect(await changeableAt(at.file)).toBeNull();
  });

  it.each([0o666, 0o664, 0o646, 0o602])('is somebody with mode %o', async (mode) => {
    await using at = await place();
    await chmod(at.file, mode);
    expect(await changeableAt(at.file)).toBe(at.file);
  });

  it('is somebody where a folder above can be written', async () => {
    await using at = await place();
    await chmod(at.folder, 0o777);
    expect(await changeableAt(at.file)).toBe(at.folder);
  });

  it('is its owner where that is no administrator', async () => {
    await using at = await place();
    expect(await changeableAt(at.file, () => false)).toBe('/');
  });

  it('is who can exchange a link on the way, however many there are', async () => {
    await using at = await place();
    const open = join(at.home, 'open');
    await mkdir(open);
    await symlink(at.file, join(open, 'second'));
    await symlink(join('open', 'second'), join(at.home, 'first'));
    expect(await changeableAt(join(at.home, 'first'))).toBeNull();
    await chmod(open, 0o777);
    expect(await changeableAt(join(at.home, 'first'))).toBe(open);
  });

  it('looks at where a link leads to', async () => {
    await using at = await place();
    const link = join(at.home, 'link');
    await symlink(at.file, link);
    await chmod(at.file, 0o666);
    expect(await changeableAt(link)).toBe(at.file);
  });

  it('fails for a circle of links and for nothing at all', async () => {
    await using at = await place();
    const round = join(at.home, 'round');
    await symlink(round, round);
    await expect(changeableAt(round)).rejects.toMatchObject({ failure: 'other' });
    await expect(changeableAt(join(at.home, 'nothing'))).rejects.toMatchObject({ failure: 'not-found' });
  });
});
