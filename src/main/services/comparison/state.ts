import { z } from 'zod';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { cloudId } from '../../../shared/model/cloud.ts';
import { accountId, credentialId, instant } from '../../../shared/model/ids.ts';
import { comparisonOutcome } from '../../../shared/model/restore.ts';
import type { ReadDb, Vault, WriteDb } from '../../vault/index.ts';
import { credentialIds } from '../../vault/repositories/merging.ts';
import { deleteStoredValue, getStoredValue, putStoredValue } from '../../vault/repositories/stored-values.ts';

const reason = z.enum(['restored', 'older', 'merged', 'went-back']);
export type ComparisonReason = z.infer<typeof reason>;

/** A key that a cloud listed and that the vault does not have. */
const stranger = z
  .object({
    cloud: cloudId,
    accountId,
    publicId: z.string(),
    status: z.enum(['active', 'disabled', 'expired']),
  })
  .readonly();
export type Stranger = z.infer<typeof stranger>;

const outcomes = z.record(z.string(), comparisonOutcome);

/** What a comparison that is due found so far. What is not in it was not asked yet. */
const state = z
  .object({
    reason,
    since: instant,
    /**
     * The keys that were in the vault when it became due. Told by id, since a key's times are other computers' and may lie
     * ahead. Where an earlier program left this out, it is about every key.
     */
    present: z.array(credentialId).readonly().optional(),
    keys: outcomes,
    rotations: outcomes,
    strangers: z.array(stranger).readonly(),
  })
  .readonly();
export type ComparisonState = z.infer<typeof state>;

/** Null where nothing is to be compared. */
export function dueComparison(db: ReadDb): ComparisonState | null {
  return getStoredValue(db, 'comparison', state);
}

/** From now on nothing is changed at a cloud until everything was compared. What was found before counts no more. */
export function needComparison(db: WriteDb, why: ComparisonReason, since: number): void {
  const before = dueComparison(db);
  const next: ComparisonState = {
    // Whoever reads it wants to know of the restoring first.
    reason: before?.reason ?? why,
    since,
    present: credentialIds(db),
    keys: {},
    rotations: {},
    strangers: [],
  };
  putStoredValue(db, 'comparison', next);
}

export function noteComparison(db: WriteDb, found: ComparisonState): void {
  putStoredValue(db, 'comparison', found);
}

export function endComparison(vault: Vault, db: WriteDb, detail: Readonly<Record<string, string>>): void {
  deleteStoredValue(db, 'comparison');
  vault.audit(db, { action: 'vault.compared', credentialId: null, detail });
}

/** Whether a comparison is due, also one that could not be written down yet. */
export const isComparisonDue = (vault: Vault): boolean =>
  vault.owesWrite() || vault.read((db) => dueComparison(db) !== null);

/** Throws `compare-first` while a comparison is due. */
export function requireCompared(db: ReadDb): void {
  if (dueComparison(db) !== null) throw new KeyturnError('compare-first');
}
