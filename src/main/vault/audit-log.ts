import type { AuditAction } from '../../shared/model/audit.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Clock } from '../ports/clock.ts';
import { auditDetail, CHAIN_START, type ChainPlace, chainMac, followChain } from './audit-chain.ts';
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

const ROWS_AT_ONCE = 500;

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

/** Checks that the anchor is in the chain and every row after it fits. */
export function verifySince(db: ReadDb, auditKey: Buffer, anchor: ChainPlace): 'whole' | 'broken' {
  if (!passesThrough(db, anchor)) return 'broken';
  let place = anchor;
  for (;;) {
    const rows = auditRowsFrom(db, place.count + 1, ROWS_AT_ONCE);
    const next = followChain(auditKey, place, rows);
    if (next === null) return 'broken';
    if (rows.length < ROWS_AT_ONCE) return 'whole';
    place = next;
  }
}

/** Checks every row from the first one and that the anchor is among them, in slices that let other work in between. */
export async function verifyWhole(
  session: DbSession,
  auditKey: Buffer,
  anchor: ChainPlace,
): Promise<'whole' | 'broken'> {
  let place: ChainPlace = { count: 0, head: CHAIN_START };
  for (;;) {
    const { rows, anchored } = session.read((db) => ({
      rows: auditRowsFrom(db, place.count + 1, ROWS_AT_ONCE),
      anchored: passesThrough(db, anchor),
    }));
    const next = followChain(auditKey, place, rows);
    if (next === null || !anchored) return 'broken';
    if (rows.length < ROWS_AT_ONCE) return 'whole';
    place = next;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
