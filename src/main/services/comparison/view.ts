import { createHash } from 'node:crypto';
import { type CredentialId, ID_ALPHABET } from '../../../shared/model/ids.ts';
import type { Comparison, PreviewKey } from '../../../shared/model/restore.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getCredential, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { credentialIds } from '../../vault/repositories/merging.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import { previewKeyOf } from '../restore/preview-key.ts';
import { viewOf } from '../rotation/view.ts';
import type { ComparisonState, Stranger } from './state.ts';

const IN_USE: ReadonlySet<StoredCredential['state']> = new Set(['active', 'standby', 'candidate']);

/** The keys that a comparison is about: those that should work, and were there when it became due. */
export function comparedKeys(db: ReadDb, { present }: Pick<ComparisonState, 'present'>): StoredCredential[] {
  return (present ?? credentialIds(db))
    .map((id) => getCredential(db, id))
    .filter((key) => key !== null)
    .filter((key) => key.removedAt === null && IN_USE.has(key.state));
}

/** An id for what has none, the same one each time. */
function idOfStranger({ cloud, publicId }: Stranger): CredentialId {
  const digest = createHash('sha256').update(`${cloud} ${publicId}`).digest();
  return [...digest.subarray(0, 16)].map((byte) => ID_ALPHABET[byte & 31]).join('') as CredentialId;
}

function strangerKey(db: ReadDb, stranger: Stranger): PreviewKey {
  const { cloud, publicId, status, accountId } = stranger;
  return {
    id: idOfStranger(stranger),
    cloud,
    publicId,
    label: publicId,
    accountLabel: getAccount(db, accountId)?.label ?? '',
    state: status === 'active' ? 'active' : 'disabled',
  };
}

export const NOTHING_DUE: Comparison = {
  reason: null,
  since: null,
  running: false,
  keys: [],
  rotations: [],
};

/** A comparison as the interface shows it. */
export function comparisonView(db: ReadDb, state: ComparisonState, running: boolean): Comparison {
  const { reason, since } = state;
  const keys = comparedKeys(db, state).map((key) => ({
    key: previewKeyOf(db, key),
    accountId: key.accountId,
    outcome: state.keys[key.id] ?? ('waiting' as const),
    stranger: false,
  }));
  const strangers = state.strangers.map((stranger) => ({
    key: strangerKey(db, stranger),
    accountId: stranger.accountId,
    outcome: 'changed' as const,
    stranger: true,
  }));
  const rotations = listRotations(db, true).map((row) => ({
    id: row.id,
    label: viewOf(db, row).label,
    outcome: state.rotations[row.id] ?? ('waiting' as const),
  }));
  return { reason, since, running, keys: [...keys, ...strangers], rotations };
}
