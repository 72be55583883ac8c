import type { AuditAction } from '../../../shared/model/audit.ts';
import type { Consumer } from '../../../shared/model/consumer.ts';
import type { KeptFileId, KeptWhy } from '../../../shared/model/kept-file.ts';
import { Secret, type Vault, type WriteDb } from '../../vault/index.ts';
import { getConsumer } from '../../vault/repositories/consumers.ts';
import {
  deleteKeptFile,
  type KeptFileRow,
  lastKeptAt,
  listKeptFiles,
  neededByRotations,
  putKeptFile,
  type StoredKeptFile,
} from '../../vault/repositories/kept-files.ts';

/** At most so many copies are kept, of at most so many bytes together; the oldest ones go. */
export const MOST_KEPT = { files: 1000, bytes: 50 * 1024 * 1024 } as const;

const addressOf = (id: KeptFileId) => ({ table: 'kept_files', id }) as const;

/** The kept bytes. Throws `secret-unreadable`. */
export function keptBytes(vault: Vault, row: Pick<StoredKeptFile, 'id' | 'sealed'>): Buffer {
  const secret = vault.unseal(addressOf(row.id), row.sealed);
  const bytes = Buffer.from(secret.bytes());
  secret.destroy();
  return bytes;
}

/** A row whose copy is not sealed yet. */
export type NewRow = Omit<StoredKeptFile, 'sealed' | 'bytes' | 'state'>;

/** Writes down what is about to happen to a file, with what it holds now. Nothing is touched before this is committed. */
export function beginRow(vault: Vault, row: NewRow, before: Buffer): StoredKeptFile {
  const secret = Secret.fromBuffer(Buffer.from(before));
  try {
    const sealed = vault.seal(addressOf(row.id), secret);
    return vault.write((db) => {
      // The order of a file's copies is the way back: two of one millisecond, and a clock that was set back, have one too.
      const at = Math.max(row.at, (lastKeptAt(db, row) ?? 0) + 1);
      const begun: StoredKeptFile = { ...row, at, bytes: before.length, state: 'begun', sealed };
      putKeptFile(db, begun);
      return begun;
    });
  } finally {
    secret.destroy();
  }
}

/** What the audit calls a change; null where whoever asked for it records it under the key that is served. */
const ACTIONS: Readonly<Record<KeptWhy, AuditAction | null>> = {
  rotation: null,
  update: null,
  scrub: 'file.scrubbed',
  command: 'consumer.edited',
  undo: 'file.restored',
};

/** Records a change of a person's file, and each place that holds something else since: a merge goes by these rows. */
export function auditChange(
  vault: Vault,
  db: WriteDb,
  { why, path, consumerId }: Pick<StoredKeptFile, 'why' | 'path' | 'consumerId'>,
  changed: readonly Consumer[],
): void {
  // The row of the change itself says it of the place that it was made for.
  const told = why === 'scrub' || why === 'command' ? consumerId : null;
  for (const { id, credentialId, place } of changed) {
    if (id === told) continue;
    const detail = { consumer: id, kind: place.kind };
    vault.audit(db, { action: 'consumer.edited', credentialId, detail });
  }
  const action = ACTIONS[why];
  if (action === null) return;
  const credentialId = consumerId === null ? null : (getConsumer(db, consumerId)?.credentialId ?? null);
  const consumer = consumerId === null ? {} : { consumer: consumerId };
  vault.audit(db, { action, credentialId, detail: { file: path, ...consumer } });
}

/**
 * Deletes the oldest copies beyond the limits; never one of a change that is under way, nor one that a rotation which
 * has not ended may go back to.
 */
export function dropOldest(vault: Vault, db: WriteDb, newest: KeptFileId): void {
  const rows = listKeptFiles(db);
  const needed = neededByRotations(db);
  let [files, bytes] = [rows.length, rows.reduce((sum, row) => sum + row.bytes, 0)];
  const mayGo = (row: KeptFileRow) => row.state !== 'begun' && row.id !== newest && !needed.has(row.id);
  let dropped = 0;
  for (const row of rows.filter(mayGo).reverse()) {
    if (files <= MOST_KEPT.files && bytes <= MOST_KEPT.bytes) break;
    deleteKeptFile(db, row.id);
    files -= 1;
    bytes -= row.bytes;
    dropped += 1;
  }
  if (dropped === 0) return;
  const detail = { count: `${dropped}`, why: 'limit' };
  vault.audit(db, { action: 'file.copies-forgotten', credentialId: null, detail });
}
