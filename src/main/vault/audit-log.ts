import type { AuditAction } from '../../shared/model/audit.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Clock } from '../ports/clock.ts';
import { auditDetail, CHAIN_START, type ChainPlace, chainMac, followChain } from './audit-chain.ts';
import type { AuditKeys } from './audit-epochs.ts';
import type { ReadDb, WriteDb } from './db/handles.ts';
import type { DbSession } from './db/session.ts';
import type { Header } from './header/format.ts';
import { auditRowsFrom, insertAuditRow, lastAuditRow } from './repositories/audit.ts';

/** Who acts in this session: the operating system's user and machine, and through what. */
export interface Actor {
  readonly osUser: string;
  readonly device: string;
  readonly via: 'app' | 'cli';
}

/** What happened, for the audit chain. `detail` names fields and codes, never a value of one. */
export interface AuditRecord {
  readonly action: AuditAction;
  readonly credentialId: CredentialId | null;
  readonly detail: Readonly<Record<string, string>>;
}

/** A few milliseconds of work, which is as long as whatever a person waits for may have to wait behind it. */
const ROWS_AT_ONCE = 100;

/** Adds a row at the end of the chain. The head is read in the same transaction, so that no two rows share a place. */
export function appendAudit(
  db: WriteDb,
  auditKey: Buffer,
  clock: Clock,
  actor: Actor,
  { action, credentialId, detail }: AuditRecord,
): void {
  const last = lastAuditRow(db);
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: clock.now(),
    action,
    credential_id: credentialId,
    detail: auditDetail(detail),
    os_user: actor.osUser,
    device: actor.device,
    via: actor.via,
  };
  insertAuditRow(db, { ...row, mac: chainMac(auditKey, last?.mac ?? CHAIN_START, row) });
}

/** Where the chain ends now. */
export function chainEnd(db: ReadDb): ChainPlace {
  const last = lastAuditRow(db);
  return last === undefined ? { count: 0, head: CHAIN_START } : { count: last.seq, head: last.mac };
}

/** The place that the header was last anchored at. */
export function anchorOf(header: Header): ChainPlace {
  return { count: header.audit.count, head: Buffer.from(header.audit.head, 'base64') };
}

/** Whether the chain still passes through a place; the start is always one. */
function passesThrough(db: ReadDb, place: ChainPlace): boolean {
  if (place.count === 0) return place.head.equals(CHAIN_START);
  return auditRowsFrom(db, place.count, 1).some(
    (row) => row.seq === place.count && row.mac.equals(place.head),
  );
}

/** Opens the keys that the chain was written with; null when that fails, and then nothing fits. */
export type OpenAuditKeys = (db: ReadDb) => AuditKeys | null;

/** The place after the next rows, and whether they were the last; null when one does not fit. */
function follow(
  db: ReadDb,
  open: OpenAuditKeys,
  from: ChainPlace,
): { place: ChainPlace; end: boolean } | null {
  const keys = open(db);
  if (keys === null) return null;
  try {
    const rows = auditRowsFrom(db, from.count + 1, ROWS_AT_ONCE);
    const place = followChain(keys.of, from, rows);
    return place === null ? null : { place, end: rows.length < ROWS_AT_ONCE };
  } finally {
    keys.destroy();
  }
}

/** Checks that the anchor is in the chain and every row after it fits. */
export function verifySince(db: ReadDb, open: OpenAuditKeys, anchor: ChainPlace): 'whole' | 'broken' {
  if (!passesThrough(db, anchor)) return 'broken';
  let place = anchor;
  for (;;) {
    const next = follow(db, open, place);
    if (next === null) return 'broken';
    if (next.end) return 'whole';
    place = next.place;
  }
}

/** Checks every row from the first one and that the anchor is among them, in slices that let other work in between. */
export async function verifyWhole(
  session: DbSession,
  open: OpenAuditKeys,
  anchor: ChainPlace,
): Promise<'whole' | 'broken'> {
  let place: ChainPlace = { count: 0, head: CHAIN_START };
  for (;;) {
    const next = session.read((db) => (passesThrough(db, anchor) ? follow(db, open, place) : null));
    if (next === null) return 'broken';
    if (next.end) return 'whole';
    place = next.place;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
