import { timingSafeEqual } from 'node:crypto';
import type { Random } from '../ports/random.ts';
import { decrypt, encrypt } from './aead.ts';
import type { ReadDb, WriteDb } from './db/handles.ts';
import { encodeFields } from './encoding.ts';
import type { VaultKeys } from './keys.ts';
import { auditEpochRows, type EpochRow, insertAuditEpoch } from './repositories/audit-epochs.ts';

/** The first byte of a sealed audit key. */
const SEAL_FORMAT = 1;

function epochAad(vaultId: string, firstSeq: number): Buffer {
  return encodeFields(['keyturn/audit-epoch', `${SEAL_FORMAT}`, vaultId, `${firstSeq}`]);
}

/** The key of a stretch of the audit chain, from row `firstSeq` to where the next stretch begins. */
export interface AuditEpoch {
  readonly firstSeq: number;
  readonly key: Buffer;
}

/** The keys that the rows of a chain were written with. */
export interface AuditKeys {
  /** The key of the row numbered `seq`. */
  of(seq: number): Buffer;
  /** Zeroes them. */
  destroy(): void;
}

type EpochKeys = Pick<VaultKeys, 'audit' | 'field'>;

function unsealEpoch({ field }: EpochKeys, vaultId: string, row: EpochRow): AuditEpoch | null {
  if (row.sealed_key[0] !== SEAL_FORMAT) return null;
  const key = decrypt(field, row.sealed_key.subarray(1), epochAad(vaultId, row.first_seq));
  return key === null ? null : { firstSeq: row.first_seq, key };
}

/**
 * The epochs of the chain, the first one first. A vault whose key was never changed has a single one, which is not
 * written down. Null when a key does not open, or the last one is not the vault's own: somebody changed them.
 */
export function auditEpochs(db: ReadDb, keys: EpochKeys, vaultId: string): AuditEpoch[] | null {
  const rows = auditEpochRows(db);
  if (rows.length === 0) return [{ firstSeq: 1, key: Buffer.from(keys.audit) }];
  const epochs = rows.map((row) => unsealEpoch(keys, vaultId, row)).filter((epoch) => epoch !== null);
  const last = epochs.at(-1)?.key;
  const whole = epochs.length === rows.length && last !== undefined && last.length === keys.audit.length;
  if (whole && timingSafeEqual(last, keys.audit)) return epochs;
  for (const epoch of epochs) epoch.key.fill(0);
  return null;
}

/** As `auditEpochs`, to be asked row by row. */
export function openAuditKeys(db: ReadDb, keys: EpochKeys, vaultId: string): AuditKeys | null {
  const epochs = auditEpochs(db, keys, vaultId)?.reverse();
  if (epochs === undefined) return null;
  return {
    of(seq) {
      const epoch = epochs.find(({ firstSeq }) => firstSeq <= seq);
      // A row before the first epoch fits no key, and so the chain is broken there.
      return epoch?.key ?? Buffer.alloc(32);
    },
    destroy() {
      for (const { key } of epochs) key.fill(0);
    },
  };
}

/** Writes an epoch down, sealed under the key for fields. */
export function putAuditEpoch(
  db: WriteDb,
  random: Random,
  fieldKey: Buffer,
  vaultId: string,
  { firstSeq, key }: AuditEpoch,
): void {
  const sealed = encrypt(random, fieldKey, key, epochAad(vaultId, firstSeq));
  insertAuditEpoch(db, { first_seq: firstSeq, sealed_key: Buffer.concat([Buffer.of(SEAL_FORMAT), sealed]) });
}
