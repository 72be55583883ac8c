import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { MergeConflict } from '../../../shared/model/restore.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getCredential, putCredential, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { deleteCredential } from '../../vault/repositories/merging.ts';
import { requireIdle } from '../rotation/idle.ts';
import { requireAccount } from './accounts.ts';
import { credentialDifferences, type KeyInCopy, sameCredential } from './fields.ts';
import {
  createPrintsThere,
  type Prints,
  printsHere,
  sameSecrets,
  secretsParted,
  uniteSecrets,
} from './secrets.ts';
import {
  joinLogs,
  type Known,
  knownRecords,
  newerSide,
  type Side,
  takeLog,
  type Work,
  winnerOf,
} from './work.ts';

const NO_SECRETS: Prints = new Map();

function inCopy(db: ReadDb, key: StoredCredential | null): KeyInCopy | null {
  return key === null ? null : { key, account: getAccount(db, key.accountId) };
}

function conflictOf(work: Work, known: Known, one: Both): MergeConflict {
  const [here, there] = [inCopy(work.db, one.here), inCopy(work.other, one.there)];
  const shown = here ?? there;
  return {
    kind: 'credential',
    id: known.id,
    label: shown?.key.label ?? '',
    cloud: shown?.account?.cloud ?? null,
    here: { at: known.here?.newest.at ?? 0, gone: here === null },
    there: { at: known.there?.newest.at ?? 0, gone: there === null },
    fields: credentialDifferences(here, there),
    secrets: secretsParted(one.secretsHere, one.secretsThere),
    newer: newerSide(known),
  };
}

/** A key as both copies have it. */
interface Both {
  readonly here: StoredCredential | null;
  readonly there: StoredCredential | null;
  readonly secretsHere: Prints;
  readonly secretsThere: Prints;
}

function write(work: Work, key: StoredCredential, secrets: Prints, winner: Side): void {
  requireAccount(work, key.accountId);
  putCredential(work.db, key);
  uniteSecrets(work, work.db, key.id, secrets, winner);
}

/** Whether a rotation that goes on here needs the key. */
function isNeeded(work: Work, id: CredentialId): boolean {
  try {
    requireIdle(work.db, [id]);
    return false;
  } catch (error) {
    if (error instanceof KeyturnError && error.code === 'rotating') return true;
    throw error;
  }
}

function take(work: Work, known: Known, { here, there, secretsThere }: Both): void {
  if (there !== null) {
    write(work, there, secretsThere, 'there');
    work.clean[here === null ? 'added' : 'changed'] += 1;
  } else if (here !== null) {
    if (isNeeded(work, here.id)) {
      joinLogs(work, known, false);
      return;
    }
    deleteCredential(work.db, here.id);
    work.clean.removed += 1;
  }
  takeLog(work, known);
}

/** One copy deleted it for good, the other changed it: whoever wins, its secrets stay, in the bin if need be. */
function decideGone(work: Work, known: Known, both: Both, winner: Side): void {
  const kept = both.here ?? both.there;
  if (kept === null) return;
  const goneSide: Side = both.here === null ? 'here' : 'there';
  const goneAt = known[goneSide]?.newest.at ?? work.now;
  const key = winner === goneSide ? { ...kept, removedAt: kept.removedAt ?? goneAt } : kept;
  if (both.here === null) {
    write(work, key, both.secretsThere, 'there');
    work.chosen.added += 1;
  } else if (winner === goneSide) {
    putCredential(work.db, key);
    work.chosen.removed += 1;
  }
}

function decide(work: Work, known: Known, both: Both): void {
  const { here, there, secretsHere, secretsThere } = both;
  if (here === null && there === null) return;
  if (
    here !== null &&
    there !== null &&
    sameCredential(here, there) &&
    sameSecrets(secretsHere, secretsThere)
  )
    return;
  const conflict = conflictOf(work, known, both);
  work.conflicts.push(conflict);
  const winner = winnerOf(work, conflict);
  if (here === null || there === null) {
    decideGone(work, known, both, winner);
    return;
  }
  if (winner === 'there') work.chosen.changed += 1;
  write(work, winner === 'there' ? there : here, secretsThere, winner);
}

/** Brings the keys of both copies together. Throws `secret-unreadable` for a secret that cannot be taken over. */
export function mergeCredentials(work: Work, only?: ReadonlySet<string>): void {
  const printsThere = createPrintsThere(work);
  for (const known of knownRecords(work, 'credential')) {
    if (only !== undefined && !only.has(known.id)) continue;
    if (only === undefined && (known.standing === 'same' || known.standing === 'keep')) continue;
    const id = known.id as CredentialId;
    const here = getCredential(work.db, id);
    const there = getCredential(work.other, id);
    const both = {
      here,
      there,
      secretsHere: here === null ? NO_SECRETS : printsHere(work.db, id),
      secretsThere: there === null ? NO_SECRETS : printsThere(work.other, id),
    };
    if (only !== undefined || known.standing === 'take') {
      take(work, known, both);
    } else {
      decide(work, known, both);
      joinLogs(work, known, getCredential(work.db, id) === null);
    }
  }
}
