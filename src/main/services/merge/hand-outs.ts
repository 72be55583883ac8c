import { listRequests } from '../../vault/repositories/hand-overs.ts';
import {
  mergeConsentRows,
  mergeHandOutRows,
  mergeHandOverRows,
  mergeRequestRows,
} from '../../vault/repositories/merging-hand-outs.ts';
import { sealedAnew } from './sealed-anew.ts';
import type { Work } from './work.ts';

/** How keys left either copy: who got them, who may, and what was sealed for people. The keys must have been merged before. */
export function mergeHandOuts(work: Work): void {
  const { db, other, base } = work;
  mergeHandOutRows(db, other);
  mergeConsentRows(db, other, base.at);
  mergeHandOverRows(db, other, base.at);
  mergeRequestRows(db, { ours: listRequests(db), theirs: listRequests(other) }, base.at, ({ id, sealed }) =>
    sealedAnew(work, { table: 'hand_over_requests', id }, sealed),
  );
}
