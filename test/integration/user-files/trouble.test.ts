import { execFileSync } from 'node:child_process';
import {
  chmod,
  link,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../src/main/node/files.ts';
import { FileError, type Files } from '../../../src/main/ports/files.ts';
import type { Vault } from '../../../src/main/vault/index.ts';
import { listKeptFiles } from '../../../src/main/vault/repositories/kept-files.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { rewriteTo, userFilesOf } from '../../support/user-files/files-of.ts';
import { personsFile } from '../../support/user-files/persons-file.ts';
import { endOf, startChild } from '../../support/vault/child.ts';
import { codeOf, tempVault } from '../../support/vault/temp.ts';

const OLD = '# mine\r\none = AKID old\r\nno end of line';
const NEW = OLD.replace('old', 'new');

async function bench(files: Files = createFiles()) {
  const { vault, folder } = await tempVault();
  const user = userFilesOf(vault, files);
  return { vault, user, folder, kept: () => vault.read(listKeptFiles) };
}

describe('a person’s file', () => {
  it.each([0o644, 0o600, 0o400, 0o640])('keeps its rights %o, forth and back', async (mode) => {
    const { user } = await bench();
    const file = await personsFile(OLD, mode);
    await chmod(file.path, mode);
    const modeNow = async () => (await stat(file.path)).mode & 0o777;
    const id = await rewriteTo(user, file.path, NEW);
    expect([await file.read(), await modeNow()]).toEqual([NEW, mode]);
    if (id === null) throw new Error('Nothing was kept');
    await user.undo(id, false);
    expect([await file.read(), await modeNow()]).toEqual([OLD, mode]);
    expect(await file.others()).toEqual([]);
  });

  it.each([
    { name: 'UTF-16 with a mark', bytes: Buffer.from(`\ufeff${OLD}`, 'utf16le') },
    { name: 'UTF-8 with a mark', bytes: Buffer.from(`\ufeff${OLD}`) },
    {
      name: 'GB 18030',
      bytes: Buffer.concat([Buffer.from([0x23, 0xd6, 0xd0, 0xce, 0xc4, 0x0a]), Buffer.from(OLD)]),
    },
  ])('stays in its encoding: $name', async ({ bytes }) => {
    const { user } = await bench();
    const file = await personsFile(bytes);
    const opened = await user.open(file.path);
    await rewriteTo(user, file.path, opened.text.replace('old', 'new'));
    const hex = (text: string) => Buffer.from(text, bytes.includes(0) ? 'utf16le' : 'utf8').toString('hex');
    expect((await readFile(file.path)).toString('hex')).toBe(
      bytes.toString('hex').replace(hex('old'), hex('new')),
    );
  });

  it('is refused where its text would not come out as the same bytes', async () => {
    const { user, kept } = await bench();
    const file = await personsFile(Buffer.concat([Buffer.from(`\ufeff${OLD}`, 'utf16le'), Buffer.of(0xd8)]));
    const { text } = await user.open(file.path);
    expect(await codeOf(() => rewriteTo(user, file.path, `${text} `))).toBe('file-encoding');
    expect(kept()).toEqual([]);
  });

  it('is replaced where a link leads, and the link stays', async () => {
    const { user } = await bench();
    const file = await personsFile(OLD);
    const path = join(file.folder, 'link');
    await symlink('credentials', path);
    await rewriteTo(user, path, NEW);
    expect([await file.read(), await readlink(path)]).toEqual([NEW, 'credentials']);
  });

  it('is not touched where nothing changes', async () => {
    const { user, kept } = await bench();
    const file = await personsFile(OLD);
    expect(await rewriteTo(user, file.path, OLD)).toBeNull();
    expect(kept()).toEqual([]);
  });

  it('is left alone where it is nothing to be written', async () => {
    const { user, kept } = await bench();
    const file = await personsFile(OLD);
    const at = (name: string) => join(file.folder, name);
    await symlink('loop', at('loop'));
    execFileSync('mkfifo', [at('pipe')]);
    await writeFile(at('binary'), Buffer.of(1, 2, 0, 3));
    await writeFile(at('huge'), '');
    await truncate(at('huge'), 200 * 1024 * 1024);
    const opened = (name: string) => codeOf(() => user.open(at(name)));
    expect(await Promise.all(['absent', 'loop', 'pipe', '.', 'binary', 'huge'].map(opened))).toEqual([
      ...['place-gone', 'file-unreadable', 'file-unreadable', 'file-unreadable'],
      ...['file-not-text', 'file-too-large'],
    ]);
    await link(file.path, at('second'));
    expect(await codeOf(() => rewriteTo(user, file.path, NEW))).toBe('file-many-names');
    expect(kept()).toEqual([]);
  });

  it('is left alone where it is somebody else’s, or its group cannot be kept', async () => {
    const strange: Files = {
      ...createFiles(),
      async facts(path) {
        const facts = await createFiles().facts(path);
        return facts && { ...facts, own: false };
      },
    };
    const file = await personsFile(OLD);
    expect(await codeOf(async () => rewriteTo((await bench(strange)).user, file.path, NEW))).toBe(
      'file-not-ours',
    );
    const grouped = { ...createFiles(), setGroup: () => Promise.reject(new FileError('denied')) };
    const { user, kept } = await bench(grouped);
    expect(await codeOf(() => rewriteTo(user, file.path, NEW))).toBe('file-not-ours');
    expect([await file.read(), await file.others(), kept()]).toEqual([OLD, [], []]);
  });

  it.each([
    ['full', 'disk-full'],
    ['denied', 'file-not-writable'],
    ['other', 'file-not-writable'],
  ] as const)('stays whole where the disk says %s, whichever call it says it to', async (failure, code) => {
    const { vault, kept } = await bench();
    for (const name of ['writeFlushed', 'setMode', 'rename'] as const) {
      const user = userFilesOf(vault, {
        ...createFiles(),
        [name]: () => Promise.reject(new FileError(failure)),
      });
      const file = await personsFile(OLD);
      expect(await codeOf(() => rewriteTo(user, file.path, NEW)), name).toBe(code);
      expect([await file.read(), await file.others(), kept()], name).toEqual([OLD, [], []]);
    }
  });

  it('comes back where what was written cannot be read back', async () => {
    const real = createFiles();
    let broken = false;
    const { user, kept } = await bench({
      ...real,
      async rename(from, to) {
        await real.rename(from, to);
        broken = !broken;
      },
      async read(path, most) {
        const bytes = await real.read(path, most);
        if (broken && path.endsWith('credentials')) bytes[0] = 0x58;
        return bytes;
      },
    });
    const file = await personsFile(OLD);
    expect(await codeOf(() => rewriteTo(user, file.path, NEW))).toBe('file-not-writable');
    expect([await file.read(), await file.others(), kept()]).toEqual([OLD, [], []]);
  });

  it.each([
    ['and the disk is well again', OLD, []],
    ['and somebody wrote it anew', 'theirs\n', ['written']],
  ] as const)('keeps the copy where it cannot be taken back at first: %s', async (_, then, states) => {
    const real = createFiles();
    let broken = true;
    let swapped = false;
    const { user, kept } = await bench({
      ...real,
      async rename(from, to) {
        await real.rename(from, to);
        if (broken && to.endsWith('credentials')) {
          swapped = true;
          // In place, as a disk would do it.
          await writeFile(to, Buffer.alloc(NEW.length));
          await utimes(to, 1000, 1000);
        }
      },
      async writeFlushed(path, data, mode) {
        if (!broken || !swapped) {
          await real.writeFlushed(path, data, mode);
          return utimes(path, 1000, 1000);
        }
        await real.writeFlushed(path, data.subarray(0, 5), mode);
        throw new FileError('full');
      },
    });
    const file = await personsFile(OLD);
    expect(await codeOf(() => rewriteTo(user, file.path, NEW))).toBe('disk-full');
    const rows = () => kept().map(({ state }) => state);
    expect(rows()).toEqual(['begun']);
    broken = false;
    if (then !== OLD) await writeFile(file.path, then);
    await user.settle();
    expect([await file.read(), await file.others(), rows()]).toEqual([then, [], states]);
  });

  it('leaves no new content beside it where the vault is locked before the swap', async () => {
    const { vault } = await tempVault();
    let locked = false;
    const locking: Vault = Object.create(vault, {
      read: {
        value(run: Parameters<Vault['read']>[0]) {
          if (locked) throw new KeyturnError('vault-locked');
          return vault.read(run);
        },
      },
    });
    const user = userFilesOf(locking, {
      ...createFiles(),
      async setMode() {
        locked = true;
        throw new FileError('other');
      },
    });
    const file = await personsFile(OLD);
    expect(await codeOf(() => rewriteTo(user, file.path, NEW))).toBe('file-not-writable');
    expect([await file.read(), await file.others()]).toEqual([OLD, []]);
  });

  it('is waited for to its end', async () => {
    const { promise: reached, resolve: reaches } = Promise.withResolvers<void>();
    const { promise: may, resolve: goOn } = Promise.withResolvers<void>();
    const real = createFiles();
    const { user } = await bench({
      ...real,
      async rename(from, to) {
        reaches();
        await may;
        await real.rename(from, to);
      },
    });
    const file = await personsFile(OLD);
    const order: string[] = [];
    const changed = rewriteTo(user, file.path, NEW).then(() => order.push('changed'));
    await reached;
    const idle = user.idle().then(() => order.push('idle'));
    goOn();
    await Promise.all([changed, idle]);
    expect(order).toEqual(['changed', 'idle']);
  });

  it('is never written over where somebody changes it, whichever call that comes before', async () => {
    const theirs = 'theirs\n';
    const real = createFiles();
    const outcomes = new Set<string>();
    const { vault } = await bench();
    for (let at = 1; ; at += 1) {
      const file = await personsFile(OLD);
      let left = Number.POSITIVE_INFINITY;
      const before = async (call: string) => {
        left -= 1;
        // Between the last look and the swap there is nothing that a program could do.
        if (left === 0 && call === 'rename') left = 1;
        else if (left === 0) await writeFile(file.path, theirs);
      };
      const calls = Object.entries(real).map(([name, call]) => [
        name,
        async (...args: never[]) => {
          await before(name);
          return (call as (...args: never[]) => unknown)(...args);
        },
      ]);
      const user = userFilesOf(vault, Object.fromEntries(calls));
      const opened = await user.open(file.path);
      left = at;
      const code = await codeOf(() =>
        user.rewrite({ file: opened, text: NEW, why: 'update', consumerId: null, proves: () => true }),
      );
      outcomes.add(code);
      const finished = left > 0;
      expect(await file.read(), `${at}`).toBe(finished ? NEW : theirs);
      expect(await file.others(), `${at}`).toEqual([]);
      if (finished) break;
      const copy = (await user.kept()).find(({ path }) => path === file.path);
      if (copy === undefined) continue;
      expect(copy.state).toBe('changed');
      expect(await codeOf(() => user.undo(copy.id, false))).toBe('file-changed');
      await user.undo(copy.id, true);
      expect(await file.read()).toBe(OLD);
    }
    expect(outcomes).toEqual(new Set(['file-changed', 'none']));
  });

  it('is left alone in a folder without the right to write', async () => {
    const { vault, folder } = await bench();
    vault.close();
    const file = await personsFile(OLD);
    await chmod(file.folder, 0o555);
    const root = process.getuid?.() === 0;
    // Root may write anywhere, so the question is asked as nobody, who then owns all of it.
    if (root) execFileSync('chown', ['-R', '65534:65534', file.folder, join(folder, '..')]);
    const prefix = root ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] : [];
    const { output, errors } = await endOf(startChild('rewriter.ts', [folder, file.path, NEW], prefix));
    expect([output, errors]).toEqual(['file-not-writable', '']);
    await chmod(file.folder, 0o755);
    expect([await file.read(), await file.others()]).toEqual([OLD, []]);
  });
});

describe('a kept copy', () => {
  it('brings a file back that was deleted since, and says how its file stands', async () => {
    const { user } = await bench();
    const file = await personsFile(OLD, 0o640);
    const id = await rewriteTo(user, file.path, NEW);
    if (id === null) throw new Error('Nothing was kept');
    const state = async () => (await user.kept()).map((one) => one.state);
    expect(await state()).toEqual(['as-written']);
    await rm(file.path);
    expect(await state()).toEqual(['gone']);
    await user.undo(id, false);
    expect([await file.read(), (await stat(file.path)).mode & 0o777]).toEqual([OLD, 0o640]);
    expect(await state()).toEqual(['undone']);
  });

  it('of what an undo wrote over has the rights that this had', async () => {
    const { user } = await bench();
    const file = await personsFile(OLD, 0o644);
    const id = await rewriteTo(user, file.path, NEW);
    if (id === null) throw new Error('Nothing was kept');
    await writeFile(file.path, 'theirs\n');
    await chmod(file.path, 0o600);
    await user.undo(id, true);
    expect((await stat(file.path)).mode & 0o777).toBe(0o644);
    const [newest] = await user.kept();
    await user.undo(newest?.id ?? id, false);
    expect([await file.read(), (await stat(file.path)).mode & 0o777]).toEqual(['theirs\n', 0o600]);
  });

  it('is not brought back where a link or nothing takes the place of its folder', async () => {
    const { user } = await bench();
    const file = await personsFile(OLD);
    const id = await rewriteTo(user, file.path, NEW);
    if (id === null) throw new Error('Nothing was kept');
    await rm(file.path);
    await symlink('nowhere', file.path);
    expect(await codeOf(() => user.undo(id, true))).toBe('file-changed');
    await rm(file.folder, { recursive: true });
    expect(await codeOf(() => user.undo(id, true))).toBe('place-gone');
  });

  it('is shown and not touched on another computer', async () => {
    const { user, vault } = await bench();
    const file = await personsFile(OLD);
    const id = await rewriteTo(user, file.path, NEW);
    if (id === null) throw new Error('Nothing was kept');
    const other = userFilesOf(vault, createFiles(), '000000000000000f');
    expect(await other.kept()).toMatchObject([{ id, state: 'elsewhere' }]);
    expect(await codeOf(() => other.undo(id, true))).toBe('place-gone');
    other.forget([id]);
    expect(await user.kept()).toEqual([]);
    expect(await codeOf(() => user.undo(id, true))).toBe('not-found');
  });
});
