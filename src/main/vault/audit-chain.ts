import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson, encodeFields } from './encoding.ts';
import type { StoredAuditRow } from './repositories/audit.ts';

/** What stands before the first row. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/** A row before it has its place in the chain. */
export type UnchainedRow = Omit<StoredAuditRow, 'mac'>;

/**
 * HMAC-SHA-256 over the MAC of the row before and every column, so that no row can be changed, left out or moved.
 * A missing credential is the one field `-`, which no id is.
 */
export function chainMac(auditKey: Buffer, before: Buffer, row: UnchainedRow): Buffer {
  const fields = [
    'keyturn/audit/1',
    before,
    `${row.seq}`,
    `${row.at}`,
    row.action,
    row.credential_id ?? '-',
    row.detail,
    row.os_user,
    row.device,
    row.via,
  ];
  return createHmac('sha256', auditKey).update(encodeFields(fields)).digest();
}

/** The `detail` column. */
export function auditDetail(detail: Readonly<Record<string, string>>): string {
  return canonicalJson(detail);
}

/** A place in the chain: how many rows there were and the MAC of the last of them. */
export interface ChainPlace {
  readonly count: number;
  readonly head: Buffer;
}

/** The place after `rows`, which follow `from`; null when a row does not fit. `keyOf` gives the key of a row. */
export function followChain(
  keyOf: (seq: number) => Buffer,
  from: ChainPlace,
  rows: readonly StoredAuditRow[],
): ChainPlace | null {
  let { count, head } = from;
  for (const row of rows) {
    if (row.seq !== count + 1 || row.mac.length !== head.length) return null;
    if (!timingSafeEqual(row.mac, chainMac(keyOf(row.seq), head, row))) return null;
    count = row.seq;
    head = row.mac;
  }
  return { count, head };
}
