import type { AccountId, CredentialId } from '../../../shared/model/ids.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { VAULT_PROXY } from './network.ts';
import { insertRotation, type JournalRow } from './rotations.ts';

/** The ids of all keys, in the bin or out of it. */
export function credentialIds(db: ReadDb): CredentialId[] {
  return db.all<{ id: CredentialId }>('SELECT id FROM credentials ORDER BY row').map(({ id }) => id);
}

/** Deletes a key and its secrets although it is not in the bin: another copy of the vault emptied its own. */
export function deleteCredential(db: WriteDb, id: CredentialId): void {
  db.run('DELETE FROM credentials WHERE id = ?', id);
}

/** False where keys belong to it. */
export function deleteAccountIfEmpty(db: WriteDb, id: AccountId): boolean {
  return (
    db.run(
      'DELETE FROM accounts WHERE id = ? AND NOT EXISTS (SELECT 1 FROM credentials WHERE account_id = accounts.id)',
      id,
    ) > 0
  );
}

/** Writes a rotation as another copy of the vault has it, in place of what is there. */
export function replaceRotation(db: WriteDb, row: JournalRow): void {
  db.run('DELETE FROM rotation_events WHERE rotation_id = ?', row.id);
  db.run('DELETE FROM rotations WHERE id = ?', row.id);
  insertRotation(db, row);
}

export function countEvents(db: ReadDb, id: RotationId): number {
  const sql = 'SELECT count(*) AS n FROM rotation_events WHERE rotation_id = ?';
  return db.get<{ n: number }>(sql, id)?.n ?? 0;
}

interface PurgedRow {
  readonly id: string;
  readonly cloud: string;
  readonly label: string;
  readonly public_id: string;
  readonly account_label: string;
  readonly added_at: number;
  readonly purged_at: number;
}

/** What keys were called that another copy of the vault deleted for good. */
export function addMissingPurged(db: WriteDb, other: ReadDb): void {
  for (const row of other.all<PurgedRow>('SELECT * FROM purged_credentials')) {
    db.run(
      `INSERT INTO purged_credentials (id, cloud, label, public_id, account_label, added_at, purged_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      row.id,
      row.cloud,
      row.label,
      row.public_id,
      row.account_label,
      row.added_at,
      row.purged_at,
    );
  }
}

/** Rows of the audit chain, for finding out where two chains part. */
export function auditMac(db: ReadDb, seq: number): Buffer | null {
  return db.get<{ mac: Buffer }>('SELECT mac FROM audit WHERE seq = ?', seq)?.mac ?? null;
}

export function auditTime(db: ReadDb, seq: number): number {
  return db.get<{ at: number }>('SELECT at FROM audit WHERE seq = ?', seq)?.at ?? 0;
}

/** When each setting was last changed after row `seq` of the chain, by its present name: `leadDays` was one until version 50. */
export function settingsChangedSince(db: ReadDb, seq: number): ReadonlyMap<string, number> {
  const rows = db.all<{ at: number; detail: string }>(
    "SELECT at, detail FROM audit WHERE seq > ? AND action = 'vault.settings-changed' ORDER BY seq",
    seq,
  );
  const changed = new Map<string, number>();
  for (const { at, detail } of rows) {
    const { changed: names = '' } = JSON.parse(detail) as { changed?: string };
    for (const name of names.split(', ')) changed.set(name === 'leadDays' ? 'leadTimes' : name, at);
  }
  return changed;
}

/** When each password for a proxy was last given or forgotten after row `seq` of the chain, by whose it is. */
export function proxyPasswordsChangedSince(db: ReadDb, seq: number): ReadonlyMap<string, number> {
  const rows = db.all<{ at: number; detail: string }>(
    "SELECT at, detail FROM audit WHERE seq > ? AND action IN ('vault.settings-changed', 'account.edited') ORDER BY seq",
    seq,
  );
  const changed = new Map<string, number>();
  for (const { at, detail } of rows) {
    const { changed: names = '', account = VAULT_PROXY } = JSON.parse(detail) as Record<string, string>;
    if (names.split(', ').includes('proxyPassword')) changed.set(account, at);
  }
  return changed;
}

/** When a place was last changed, and whether that took it away. */
export interface PlaceChange {
  readonly at: number;
  readonly gone: boolean;
}

/** The last change of each place after row `seq` of the chain, by its id. */
export function consumersChangedSince(db: ReadDb, seq: number): ReadonlyMap<string, PlaceChange> {
  const rows = db.all<{ at: number; action: string; detail: string }>(
    `SELECT at, action, detail FROM audit
     WHERE seq > ? AND action IN ('consumer.added', 'consumer.edited', 'consumer.removed', 'file.scrubbed')
     ORDER BY seq`,
    seq,
  );
  const changed = new Map<string, PlaceChange>();
  for (const { at, action, detail } of rows) {
    const { consumer } = JSON.parse(detail) as { consumer?: string };
    if (consumer !== undefined) changed.set(consumer, { at, gone: action === 'consumer.removed' });
  }
  return changed;
}

/** The kept copies of files that a person forgot after row `seq` of the chain, by their ids. */
export function copiesForgottenSince(db: ReadDb, seq: number): ReadonlySet<string> {
  const rows = db.all<{ detail: string }>(
    "SELECT detail FROM audit WHERE seq > ? AND action = 'file.copies-forgotten'",
    seq,
  );
  return new Set(
    rows.flatMap(({ detail }) => (JSON.parse(detail) as { ids?: string }).ids?.split(' ') ?? []),
  );
}
