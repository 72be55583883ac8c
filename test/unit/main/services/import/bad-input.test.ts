import { execFileSync } from 'node:child_process';
import { link, mkdir, open, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileError } from '../../../../../src/main/ports/files.ts';
import type { SourceFiles } from '../../../../../src/main/services/import/tickets.ts';
import { asKeys } from '../../../../support/import-found.ts';
import { failure, type Setting, setting } from './setting.ts';

const HEADER = 'Access key ID,Secret access key';
const ROW = 'AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

let current: Setting | undefined;
const begin = async (change?: (files: SourceFiles) => Partial<SourceFiles>): Promise<Setting> => {
  current = await setting(change);
  return current;
};
afterEach(async () => {
  await current?.remove();
  current = undefined;
});

async function outcomeOf(content: string | Uint8Array) {
  const { imports, file } = await begin();
  const path = await file('keys.csv', content);
  return failure(async () => imports.previewFile(await imports.ticketFor(path)));
}

describe('a file with the wrong content', () => {
  it('that is empty holds nothing', async () => {
    expect((await outcomeOf('')).code).toBe('nothing-found');
  });

  it('with a wrong header and no key holds nothing', async () => {
    expect((await outcomeOf('id;name\n1;alice\n')).code).toBe('nothing-found');
  });

  it('with a header and no row holds nothing', async () => {
    expect((await outcomeOf(`${HEADER}\r\n`)).code).toBe('nothing-found');
  });

  it.each([
    ['half a line', `${HEADER}\nAKIAIOSFODNN7EX`, 'wrong-column-count'],
    ['half a secret', `${HEADER}\n${ROW.slice(0, -9)}`, 'missing-secret'],
    ['an open quote', `${HEADER}\n"${ROW}\n`, 'unclosed-quote'],
  ])('and one row of %s names the line', async (_name, content, problem) => {
    expect(await outcomeOf(content)).toEqual({ code: 'csv-malformed', params: { line: 2, problem } });
  });

  it.each([
    ['50 MB of zeros is refused by its size', 50, 1],
    ['more than anybody exports is refused unread', 51, 0],
  ])('of %s', async (_, megabytes, reads) => {
    let read = 0;
    const { imports, folder } = await begin((files) => ({
      read: (path, most) => {
        read += 1;
        return files.read(path, most);
      },
    }));
    const path = join(folder, 'zeros.csv');
    const handle = await open(path, 'w');
    await handle.truncate(megabytes * 1024 * 1024);
    await handle.close();
    expect(await failure(() => imports.ticketFor(path))).toEqual({
      code: 'file-too-large',
      params: { maxMegabytes: 5 },
    });
    expect(read).toBe(reads);
  });

  it('of few zeros is no text', async () => {
    expect((await outcomeOf(Buffer.alloc(100_000))).code).toBe('file-not-text');
  });

  it('of junk is no text or holds nothing', async () => {
    expect((await outcomeOf(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).code).toBe(
      'file-not-text',
    );
    expect((await outcomeOf('lorem ipsum '.repeat(1000))).code).toBe('nothing-found');
  });

  it('in UTF-16, with BOM and CRLF, is read all the same', async () => {
    const { imports, file } = await begin();
    const path = await file('keys.csv', Buffer.from(`\ufeff${HEADER}\r\n${ROW}\r\n`, 'utf16le'));
    const preview = asKeys(await imports.previewFile(await imports.ticketFor(path)));
    expect(preview.rows).toMatchObject([{ publicId: 'AKIA…MPLE', line: 2, status: { kind: 'new' } }]);
  });
});

describe('a path that is no readable file', () => {
  it('is refused for a folder', async () => {
    const { imports, folder } = await begin();
    expect(await failure(() => imports.ticketFor(folder))).toEqual({
      code: 'file-unreadable',
      params: { reason: 'folder' },
    });
  });

  it('is refused for a pipe and a device, which could be read for ever', async () => {
    const { imports, folder } = await begin();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero']) {
      expect((await failure(() => imports.ticketFor(path))).params).toEqual({ reason: 'special' });
    }
  });

  it('is refused for a file that is not there and a link to nowhere', async () => {
    const { imports, folder } = await begin();
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
    for (const name of ['missing.csv', 'dangling']) {
      expect((await failure(() => imports.ticketFor(join(folder, name)))).params).toEqual({
        reason: 'not-found',
      });
    }
  });

  it('is refused for a file without permission, before and after it was chosen', async () => {
    let denied = false;
    const { imports, file } = await begin((files) => ({
      read: (path, most) => (denied ? Promise.reject(new FileError('denied')) : files.read(path, most)),
    }));
    const path = await file('keys.csv', `${HEADER}\n${ROW}\n`);
    const ticket = await imports.ticketFor(path);
    denied = true;
    for (const attempt of [
      () => imports.ticketFor(path),
      () => imports.previewFile(ticket),
      () => imports.deleteSource(ticket),
    ]) {
      expect(await failure(attempt)).toEqual({ code: 'file-unreadable', params: { reason: 'denied' } });
    }
  });
});

describe('a file that changes after it was chosen', () => {
  const changes: readonly (readonly [string, (path: string) => Promise<void>, string])[] = [
    ['is written to', (path) => writeFile(path, `${HEADER}\n${ROW}x\n`), 'file-changed'],
    ['is touched', (path) => utimes(path, 1, 1), 'file-changed'],
    [
      'is replaced by an equal one',
      async (path) => {
        await link(path, `${path}.kept`);
        await rm(path);
        await writeFile(path, `${HEADER}\n${ROW}\n`);
      },
      'file-changed',
    ],
    [
      'becomes a link to itself elsewhere',
      async (path) => {
        await link(path, `${path}.moved`);
        await rm(path);
        await symlink(`${path}.moved`, path);
      },
      'file-changed',
    ],
    ['vanishes', (path) => rm(path), 'file-unreadable'],
    [
      'becomes a folder',
      async (path) => {
        await rm(path);
        await mkdir(path);
      },
      'file-unreadable',
    ],
  ];

  it.each(changes)('and %s is neither read nor deleted', async (_name, change, code) => {
    const removed: string[] = [];
    const { imports, file, audited } = await begin(() => ({
      remove: async (path) => {
        removed.push(path);
      },
    }));
    const path = await file('keys.csv', `${HEADER}\n${ROW}\n`);
    const ticket = await imports.ticketFor(path);
    await imports.previewFile(ticket);
    await change(path);
    expect((await failure(() => imports.previewFile(ticket))).code).toBe(code);
    expect((await failure(() => imports.deleteSource(ticket))).code).toBe(code);
    expect(removed).toEqual([]);
    expect(audited).toEqual([]);
  });

  it('with the same size and time is told by its hash', async () => {
    const { imports, file } = await begin((files) => ({
      facts: async (path) => {
        const facts = await files.facts(path);
        return facts === null ? null : { ...facts, modifiedMs: 0 };
      },
    }));
    const path = await file('keys.csv', `${HEADER}\n${ROW}\n`);
    const ticket = await imports.ticketFor(path);
    await writeFile(path, `${HEADER}\n${ROW.replace('wJ', 'Jw')}\n`);
    expect((await failure(() => imports.deleteSource(ticket))).code).toBe('file-changed');
  });

  it('while it is read is refused', async () => {
    const { imports, file } = await begin((files) => ({
      read: async (path, most) => {
        const bytes = await files.read(path, most);
        await utimes(path, 5, 5);
        return bytes;
      },
    }));
    const path = await file('keys.csv', `${HEADER}\n${ROW}\n`);
    expect((await failure(() => imports.ticketFor(path))).code).toBe('file-changed');
  });
});

describe('a clipboard full of junk', () => {
  it.each([
    '',
    '   \n\n',
    '🎉'.repeat(5000),
    '{"a":[1,2,3]}',
    '\0\u0001\u0002',
    'AKIA AKIA AKIA',
    'x'.repeat(200_000),
  ])('holds nothing (%#)', async (text) => {
    const { imports } = await begin();
    expect((await failure(() => imports.previewText(text))).code).toBe('nothing-found');
  });
});

describe('a long paste', () => {
  it('is read to its end, and refused by its size beyond that of a file', async () => {
    const { imports } = await begin();
    const log = `${'2026-01-01 12:00:00 nothing happened\n'.repeat(28_000)}`;
    const found = asKeys(
      imports.previewText(`${log}${HEADER.split(',')[0]}: ${ROW.split(',').join('\nSecret: ')}\n`),
    );
    expect(log.length).toBeGreaterThan(1_000_000);
    expect(found.rows).toHaveLength(1);
    const much = await failure(() => imports.previewText('x'.repeat(5 * 1024 * 1024 + 1)));
    expect(much).toMatchObject({ code: 'file-too-large', params: { maxMegabytes: 5 } });
  });
});
