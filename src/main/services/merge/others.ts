import { getTarget, listRuns, listTargets, putRun, putTarget } from '../../vault/repositories/backups.ts';
import {
  getDigestChoices,
  getReceiver,
  listDeliveries,
  listEvents,
  listReceivers,
  putDelivery,
  putDigestChoices,
  putEvents,
  putReceiver,
} from '../../vault/repositories/digest.ts';
import { getDraft, listDrafts, putDraft } from '../../vault/repositories/drafts.ts';
import { mergeGuideProgress } from '../../vault/repositories/guides.ts';
import {
  getKeptFile,
  listKeptFiles,
  putKeptFile,
  setKeptState,
} from '../../vault/repositories/kept-files.ts';
import { addMissingPurged, copiesForgottenSince } from '../../vault/repositories/merging.ts';
import { mergeReminders } from '../../vault/repositories/reminders.ts';
import { addMissingDevices } from '../../vault/repositories/stored-values.ts';
import { mergeHandOuts } from './hand-outs.ts';
import { mergeNetwork } from './network.ts';
import { sealedAnew } from './sealed-anew.ts';
import type { Work } from './work.ts';

/**
 * Webhooks that the other copy got since both were the same; what either one sent, so that no week is sent twice; and the
 * dates that either one gave to a calendar.
 */
function mergeDigest(work: Work): void {
  const { db, other, base } = work;
  for (const receiver of listReceivers(other)) {
    if (receiver.addedAt <= base.at || getReceiver(db, receiver.id) !== null) continue;
    const taken = listReceivers(db).some(({ label }) => label === receiver.label);
    const address = { table: 'digest_targets', id: receiver.id } as const;
    putReceiver(db, {
      ...receiver,
      label: taken ? `${receiver.label} (2)` : receiver.label,
      sealed: sealedAnew(work, address, receiver.sealed),
    });
  }
  const known = listDeliveries(db, null);
  const ids = new Set(known.map(({ id }) => id));
  const weeks = new Set(known.map(({ receiverId, week }) => `${receiverId} ${week}`));
  for (const run of listDeliveries(other, null).reverse()) {
    const doubled = run.week !== null && weeks.has(`${run.receiverId} ${run.week}`);
    if (ids.has(run.id) || doubled || getReceiver(db, run.receiverId) === null) continue;
    putDelivery(db, run);
  }
  const events = new Map(listEvents(other).map((event) => [event.uid, event]));
  for (const event of listEvents(db)) events.set(event.uid, event);
  putEvents(db, [...events.values()]);
  const [here, there] = [getDigestChoices(db), getDigestChoices(other)];
  if (there === null) return;
  const sequence = Math.max(here?.sequence ?? 0, there.sequence);
  putDigestChoices(db, { ...(here ?? there), sequence });
}

/**
 * Files of the person's that the other copy kept since both were the same, but for those that were forgotten here: nothing
 * else may hold those bytes. One that was brought back there is brought back here too.
 */
function mergeKeptFiles(work: Work): void {
  const { db, other, base } = work;
  const forgotten = copiesForgottenSince(db, base.here);
  for (const { id, at, state } of listKeptFiles(other)) {
    if (forgotten.has(id)) continue;
    const ours = getKeptFile(db, id);
    if (ours?.state === 'written' && state === 'undone') setKeptState(db, id, state);
    const theirs = ours === null && at > base.at ? getKeptFile(other, id) : null;
    if (theirs === null) continue;
    putKeptFile(db, { ...theirs, sealed: sealedAnew(work, { table: 'kept_files', id }, theirs.sealed) });
  }
}

/** Half-filled forms and places for backups that the other copy made since both were the same. */
export function mergeOthers(work: Work): void {
  const { db, other, base } = work;
  for (const draft of listDrafts(other)) {
    if (draft.at <= base.at || getDraft(db, draft.id) !== null) continue;
    const sealed = sealedAnew(work, { table: 'drafts', id: draft.id }, draft.sealed);
    putDraft(db, { ...draft, sealed });
  }
  for (const target of listTargets(other)) {
    if (target.addedAt <= base.at || getTarget(db, target.id) !== null) continue;
    const { id, sealed } = target;
    const anew = sealed === null ? null : sealedAnew(work, { table: 'backup_targets', id }, sealed);
    putTarget(db, { ...target, sealed: anew });
  }
  const kept = new Set(listRuns(db, null).map(({ id }) => id));
  const targets = new Set<string>(listTargets(db).map(({ id }) => id));
  for (const run of listRuns(other, null)) {
    if (!targets.has(run.targetId) || kept.has(run.id)) continue;
    // Rows of the other chain say nothing of ours: of this one, the backup has what both begin with.
    const auditCount = Math.min(run.detail.auditCount, base.common);
    putRun(db, { ...run, detail: { ...run.detail, auditCount } });
  }
  mergeKeptFiles(work);
  mergeHandOuts(work);
  mergeDigest(work);
  mergeNetwork(work);
  addMissingPurged(db, other);
  addMissingDevices(db, other);
  mergeReminders(db, other);
  mergeGuideProgress(db, other);
}
