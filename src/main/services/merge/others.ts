import type { FieldAddress } from '../../vault/index.ts';
import { getTarget, listRuns, listTargets, putRun, putTarget } from '../../vault/repositories/backups.ts';
import { getDraft, listDrafts, putDraft } from '../../vault/repositories/drafts.ts';
import { addMissingPurged } from '../../vault/repositories/merging.ts';
import { mergeReminders } from '../../vault/repositories/reminders.ts';
import { addMissingDevices } from '../../vault/repositories/stored-values.ts';
import type { Work } from './work.ts';

function sealedAnew({ here, there }: Work, address: FieldAddress, sealed: Buffer): Buffer {
  const secret = there.unseal(address, sealed);
  const anew = here.seal(address, secret);
  secret.destroy();
  return anew;
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
  addMissingPurged(db, other);
  addMissingDevices(db, other);
  mergeReminders(db, other);
}
