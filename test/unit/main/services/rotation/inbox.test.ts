import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createInboxes } from '../../../../../src/main/services/rotation/inbox.ts';
import { rotationId } from '../../../../../src/shared/model/rotation.ts';
import { realPorts } from '../../../../support/vault/ports.ts';
import { tempFolder } from '../../../../support/vault/temp.ts';

const ID = rotationId.parse('0123456789abcdef');
const OTHER = rotationId.parse('fedcba9876543210');
const CREATED = { publicId: 'AKIANEW', secret: { reveal: () => 'SENTINEL-secret' }, createdAt: 17 };

async function setting() {
  const folder = await tempFolder();
  const inboxes = createInboxes({ ...realPorts(), folder });
  return { inboxes, path: join(folder, 'inbox', ID) };
}

describe('an inbox', () => {
  it('has its full size before there is an answer, and keeps it', async () => {
    const { inboxes, path } = await setting();
    const key = await inboxes.prepare(ID);
    const before = await stat(path);
    expect(before.blocks * 512).toBeGreaterThanOrEqual(before.size);
    await inboxes.write(ID, inboxes.seal('vault', ID, key, CREATED));
    const after = await stat(path);
    expect([after.size, after.ino]).toEqual([before.size, before.ino]);
    if (process.platform !== 'win32') expect(after.mode & 0o777).toBe(0o600);
  });

  it('gives an answer back to whoever has its key, and shows nothing of it', async () => {
    const { inboxes, path } = await setting();
    const key = await inboxes.prepare(ID);
    await inboxes.write(ID, inboxes.seal('vault', ID, key, CREATED));
    const block = (await inboxes.read(ID)) ?? Buffer.alloc(0);
    expect(inboxes.open('vault', ID, key, block)).toEqual({
      publicId: 'AKIANEW',
      secret: 'SENTINEL-secret',
      createdAt: 17,
    });
    expect((await readFile(path)).toString('latin1')).not.toContain('SENTINEL');
  });

  it.each([
    ['another key', (block: Buffer) => ({ block, key: Buffer.alloc(32, 7) })],
    ['another rotation', (block: Buffer) => ({ block, id: OTHER })],
    ['another vault', (block: Buffer) => ({ block, vault: 'elsewhere' })],
    ['a changed byte', (block: Buffer) => ({ block: flipped(block, 40) })],
    ['half of it', (block: Buffer) => ({ block: block.subarray(0, 60) })],
    ['an absurd length', (block: Buffer) => ({ block: flipped(block, 1) })],
  ] as const)('opens with nothing else: %s', async (_name, change) => {
    const { inboxes } = await setting();
    const key = await inboxes.prepare(ID);
    const used = { vault: 'vault', id: ID, key, ...change(inboxes.seal('vault', ID, key, CREATED)) };
    expect(inboxes.open(used.vault, used.id, used.key, used.block)).toBeNull();
  });

  it('that was only prepared holds nothing', async () => {
    const { inboxes } = await setting();
    const key = await inboxes.prepare(ID);
    expect(inboxes.open('vault', ID, key, (await inboxes.read(ID)) ?? Buffer.alloc(0))).toBeNull();
    expect(await inboxes.read(OTHER)).toBeNull();
  });

  it('is swept away where nobody waits for it', async () => {
    const { inboxes } = await setting();
    await inboxes.sweep(new Set());
    await inboxes.prepare(ID);
    await inboxes.prepare(OTHER);
    await inboxes.sweep(new Set([ID]));
    expect(await inboxes.read(OTHER)).toBeNull();
    expect(await inboxes.read(ID)).not.toBeNull();
  });
});

function flipped(block: Buffer, at: number): Buffer {
  const copy = Buffer.from(block);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}
