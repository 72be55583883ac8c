import { ROTATION_PHASES } from '../../../shared/model/rotation.ts';
import { listDeliveries, putDelivery } from '../../vault/repositories/deliveries.ts';
import { countEvents, replaceRotation } from '../../vault/repositories/merging.ts';
import {
  appendEvents,
  eventsOf,
  getRotation,
  type JournalRow,
  listRotations,
  runningRotation,
  setAsked,
  setInboxKey,
  updateRotation,
} from '../../vault/repositories/rotations.ts';
import { inboxAddress } from '../../vault/sealed-columns.ts';
import { leftKeys } from '../rotation/engine/left.ts';
import type { Leaves, Rotation } from '../rotation/engine/types.ts';
import { reflectPhase } from '../rotation/key-states.ts';
import { readRecord, writeRecord } from '../rotation/record.ts';
import { pointOf } from '../rotation/signer.ts';
import { openInboxKey, requireAnswerKept } from './open-answer.ts';
import type { Work } from './work.ts';

/** How far a rotation got on the way of a good day. */
function progress(row: JournalRow): number {
  const point = pointOf(readRecord(row.record));
  return point === null ? ROTATION_PHASES.length : ROTATION_PHASES.indexOf(point);
}

/** What an end at this point leaves of the two keys. */
function leavesOf(rotation: Rotation): Leaves {
  if (rotation.candidate === null) return 'old';
  const point = pointOf(rotation);
  const switched = point !== null && ROTATION_PHASES.indexOf(point) >= ROTATION_PHASES.indexOf('soaking');
  return switched ? 'new' : 'both';
}

/**
 * A rotation that another one of the same principal outran: it ends as it is, and its receipt says so. Nobody waits for an
 * answer of it any more, nor wants anything of it.
 */
function ended(row: JournalRow, at: number): { readonly row: JournalRow; readonly rotation: Rotation } {
  const before = readRecord(row.record);
  const reason = 'foreign-change';
  const keys = leftKeys(before, reason);
  const phase = { kind: 'aborted-safe', reason, leaves: leavesOf(before), keys } as const;
  const rotation: Rotation = { ...before, phase, endedAt: at };
  return {
    row: {
      ...{ ...row, phase: phase.kind, record: writeRecord(rotation), endedAt: at },
      ...{ inboxKey: null, asked: null },
    },
    rotation,
  };
}

const ABORTED = {
  phase: 'aborted-safe',
  what: 'aborted',
  publicId: null,
  detail: { reason: 'foreign-change' },
} as const;

function endHere(work: Work, row: JournalRow): void {
  requireAnswerKept(work, row, null);
  const { row: last, rotation } = ended(row, work.now);
  updateRotation(work.db, row.id, last);
  setInboxKey(work.db, row.id, last.inboxKey);
  setAsked(work.db, row.id, last.asked);
  appendEvents(work.db, row.id, [{ ...ABORTED, at: work.now }]);
  reflectPhase(work.db, rotation, work.now);
  noteEnd(work, row);
}

function noteEnd({ here, db }: Work, row: JournalRow): void {
  here.audit(db, {
    action: 'rotation.ended',
    credentialId: row.credentialId,
    detail: { rotation: row.id, phase: 'aborted-safe' },
  });
}

/** Takes a rotation over with its receipt and how its places stand; the key of its inbox is sealed anew. */
function bring(work: Work, row: JournalRow, stopped = false): void {
  const { db, other, here, there } = work;
  const key = openInboxKey(there, row);
  const inboxKey = key && here.seal(inboxAddress(row.credentialId, row.id), key);
  key?.destroy();
  replaceRotation(db, { ...row, inboxKey });
  appendEvents(db, row.id, eventsOf(other, row.id));
  for (const one of listDeliveries(other, row.id)) putDelivery(db, row.id, one);
  if (stopped) appendEvents(db, row.id, [{ ...ABORTED, at: work.now }]);
}

/** Whether the other copy went on with a rotation that both have. */
function isFurther({ db, other }: Work, ours: JournalRow, theirs: JournalRow): boolean {
  if (ours.record === theirs.record) return false;
  if ((ours.endedAt === null) !== (theirs.endedAt === null)) return theirs.endedAt !== null;
  const lead = progress(theirs) - progress(ours) || countEvents(other, ours.id) - countEvents(db, ours.id);
  return lead === 0 ? theirs.record > ours.record : lead > 0;
}

/** Another rotation of the same principal runs here: the one that got further goes on, and the other one ends. */
function contest(work: Work, ours: JournalRow, theirs: JournalRow): void {
  const lead = progress(theirs) - progress(ours) || theirs.startedAt - ours.startedAt;
  if (lead > 0 || (lead === 0 && theirs.id > ours.id)) {
    endHere(work, ours);
    bring(work, theirs);
    return;
  }
  const { row, rotation } = ended(theirs, work.now);
  bring(work, row, true);
  reflectPhase(work.db, rotation, work.now);
  noteEnd(work, row);
}

/**
 * Brings the journals together: every receipt is kept, and no principal has two rotations that run. Throws `rotating` where
 * one that would end or be replaced here may have an answer that nothing else holds.
 */
export function mergeRotations(work: Work): void {
  const { db, other } = work;
  for (const theirs of listRotations(other, false)) {
    const ours = getRotation(db, theirs.id);
    if (ours !== null && !isFurther(work, ours, theirs)) continue;
    if (ours !== null) requireAnswerKept(work, ours, theirs);
    const rival = theirs.endedAt === null ? runningRotation(db, theirs.principal) : null;
    if (rival !== null && rival.id !== theirs.id) contest(work, rival, theirs);
    else bring(work, theirs);
  }
  for (const row of listRotations(db, true)) reflectPhase(db, readRecord(row.record), work.now);
}
