import { describe, expect, it } from 'vitest';
import { beginRow, dropOldest, MOST_KEPT } from '../../../../../src/main/services/user-files/journal.ts';
import type { Vault } from '../../../../../src/main/vault/index.ts';
import {
  listKeptFiles,
  putKeptFile,
  type StoredKeptFile,
} from '../../../../../src/main/vault/repositories/kept-files.ts';
import { type KeptFileId, keptFileId } from '../../../../../src/shared/model/kept-file.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL } from '../../../../support/vault/rows.ts';
import { tempVault } from '../../../../support/vault/temp.ts';

const idOf = (n: number): KeptFileId => keptFileId.parse(`${n}`.padStart(16, '0'));

const row = (n: number, changes: Partial<StoredKeptFile> = {}): StoredKeptFile => ({
  ...{
    id: idOf(n),
    path: `/home/li/${n}`,
    device: 'd',
    deviceName: 'atlas',
    why: 'update',
    consumerId: null,
  },
  ...{ at: n, mode: 0o600, bytes: 1, state: 'written', temporary: '.keyturn-a' },
  ...{ after: Buffer.alloc(32), sealed: Buffer.of(1), ...changes },
});

function drop(vault: Vault, rows: readonly StoredKeptFile[], newest: number): readonly string[] {
  return vault.write((db) => {
    for (const one of rows) putKeptFile(db, one);
    dropOldest(vault, db, idOf(newest));
    const left = new Set(listKeptFiles(db).map(({ id }) => id));
    return rows.filter(({ id }) => !left.has(id)).map(({ path }) => path);
  });
}

describe('the copies of one file', () => {
  it.each([
    ['at the same time', 5],
    ['before the clock was set back', 1],
  ])('are in the order of its changes, %s', async (_, second) => {
    const { vault } = await tempVault();
    // Whatever their ids are.
    for (const [n, at] of [
      [2, 5],
      [1, second],
      [3, second],
    ] as const) {
      const { sealed, bytes, state, ...one } = row(n, { at, path: '/home/li/one' });
      beginRow(vault, one, Buffer.alloc(1));
    }
    const other = row(4, { at: 1, path: '/home/li/other' });
    expect(beginRow(vault, other, Buffer.alloc(1)).at).toBe(1);
    const ids = vault.read(listKeptFiles).map(({ id }) => Number(id));
    expect(ids).toEqual([3, 1, 2, 4]);
  });
});

describe('the limit of kept copies', () => {
  it('drops the oldest of too many', async () => {
    const { vault } = await tempVault();
    const rows = Array.from({ length: MOST_KEPT.files + 2 }, (_, n) => row(n + 1));
    expect(drop(vault, rows, rows.length)).toEqual(['/home/li/1', '/home/li/2']);
    expect(vault.verifyAudit()).toBe('whole');
  });

  it('drops the oldest of too large ones, and spares what is needed', async () => {
    const { vault } = await tempVault();
    putSampleCredential(vault, 'secret');
    const half = MOST_KEPT.bytes / 2;
    vault.write((db) => {
      db.run(
        `INSERT INTO rotations (id, credential_id, account_id, cloud, label, principal, phase, record, started_at)
         VALUES ('r', ?, 'fedcba9876543210', 'aws', 'a', 'p', 'soaking', '{}', 1)`,
        SAMPLE_CREDENTIAL,
      );
      db.run("INSERT INTO deliveries VALUES ('r', 'c', 'forth', 'done', NULL, NULL)");
    });
    const rows = [
      row(1, { bytes: half, why: 'rotation', consumerId: 'c' as never }),
      row(2, { bytes: half, state: 'begun' }),
      row(3, { bytes: half }),
      row(4, { bytes: half }),
    ];
    expect(drop(vault, rows, 4)).toEqual(['/home/li/3']);
  });
});
