import { access, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SHELF_LIFE_MS, SHELF_SIZE } from '../../../../../src/main/services/import/shelf.ts';
import type { TicketId } from '../../../../../src/shared/model/ids.ts';
import { ticketId } from '../../../../../src/shared/model/ids.ts';
import { asKeys } from '../../../../support/import-found.ts';
import { failure, type Setting, setting } from './setting.ts';

const CSV = 'AccessKey ID,AccessKey Secret\nLTAI5tKeyturnExample1234,kEyTuRn0123456789abcdefABCDEFx\n';

let current: Setting | undefined;
afterEach(async () => {
  await current?.remove();
  current = undefined;
});

describe('a ticket', () => {
  it('names nothing of the path and serves more than once', async () => {
    current = await setting();
    const ticket = await current.imports.ticketFor(await current.file('AccessKey.csv', CSV));
    expect(ticketId.safeParse(ticket).success).toBe(true);
    const first = asKeys(await current.imports.previewFile(ticket));
    expect(first).toMatchObject({ fileName: 'AccessKey.csv', source: ticket });
    expect(asKeys(await current.imports.previewFile(ticket)).preview).not.toBe(first.preview);
  });

  it('is unknown when it was never issued', async () => {
    current = await setting();
    const { imports } = current;
    const invented = '0123456789abcdef' as TicketId;
    expect((await failure(() => imports.previewFile(invented))).code).toBe('ticket-expired');
    expect((await failure(() => imports.deleteSource(invented))).code).toBe('ticket-expired');
    expect((await failure(() => imports.commit(invented, []))).code).toBe('ticket-expired');
  });

  it('ends after thirty minutes', async () => {
    current = await setting();
    const { imports, clock } = current;
    const ticket = await imports.ticketFor(await current.file('AccessKey.csv', CSV));
    clock.advance(SHELF_LIFE_MS - 1);
    await imports.previewFile(ticket);
    clock.advance(1);
    expect((await failure(() => imports.previewFile(ticket))).code).toBe('ticket-expired');
  });

  it('makes room for newer ones beyond fifty', async () => {
    current = await setting();
    const { imports, clock } = current;
    const path = await current.file('AccessKey.csv', CSV);
    const first = await imports.ticketFor(path);
    const second = await imports.ticketFor(path);
    for (let count = 2; count <= SHELF_SIZE; count += 1) await imports.ticketFor(path);
    expect((await failure(() => imports.previewFile(first))).code).toBe('ticket-expired');
    await imports.previewFile(second);
    expect(clock.waiting).toBe(SHELF_SIZE + 1);
  });

  it('ends at lock, and one that is being made then never begins', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    let slow = false;
    current = await setting((files) => ({
      read: async (path, most) => {
        if (slow) await held;
        return files.read(path, most);
      },
    }));
    const { imports, clock } = current;
    const path = await current.file('AccessKey.csv', CSV);
    const ticket = await imports.ticketFor(path);
    slow = true;
    const making = failure(() => imports.ticketFor(path));
    const reading = failure(() => imports.previewFile(ticket));
    const deleting = failure(() => imports.deleteSource(ticket));
    imports.clear();
    release();
    expect(await Promise.all([making, reading, deleting])).toEqual(
      Array.from({ length: 3 }, () => ({ code: 'ticket-expired', params: {} })),
    );
    expect(clock.waiting).toBe(0);
    await access(path);
  });
});

describe('deleting the plaintext file', () => {
  it('removes it, flushes the folder and leaves a row in the audit', async () => {
    const flushed: string[] = [];
    current = await setting((files) => ({
      flushFolder: (path) => {
        flushed.push(path);
        return files.flushFolder(path);
      },
    }));
    const { imports, audited, folder } = current;
    const path = await current.file('AccessKey.csv', CSV);
    const ticket = await imports.ticketFor(path);
    await imports.deleteSource(ticket);
    await expect(access(path)).rejects.toThrow();
    expect(flushed).toEqual([folder]);
    expect(audited).toEqual([
      { action: 'source-file.deleted', credentialId: null, detail: { file: 'AccessKey.csv' } },
    ]);
    expect((await failure(() => imports.deleteSource(ticket))).code).toBe('ticket-expired');
  });

  it('removes what a link led to when it was chosen', async () => {
    current = await setting();
    const { imports, folder } = current;
    const path = await current.file('real.csv', CSV);
    await symlink(path, join(folder, 'link.csv'));
    const ticket = await imports.ticketFor(join(folder, 'link.csv'));
    expect((await imports.previewFile(ticket)).fileName).toBe('link.csv');
    await imports.deleteSource(ticket);
    await expect(access(path)).rejects.toThrow();
  });

  it('touches nothing while the vault is locked', async () => {
    current = await setting();
    const { imports } = current;
    const path = await current.file('AccessKey.csv', CSV);
    const ticket = await imports.ticketFor(path);
    current.lockVault();
    expect((await failure(() => imports.deleteSource(ticket))).code).toBe('vault-locked');
    expect(await readFile(path, 'utf8')).toBe(CSV);
  });
});
