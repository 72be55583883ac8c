import type { CredentialId } from '../../../shared/model/ids.ts';
import type { WriteDb } from '../db/handles.ts';
import { getSettings } from './settings.ts';

const DAY_MS = 86_400_000;

/**
 * Writes the due dates of `shared/due.ts` beside the keys, since every list is filtered and sorted by them: of one key,
 * or of all when the vault's policy changed. Null where neither a creation date nor an expiry is known; SQLite's
 * two-argument min() is null as soon as one side is, hence the coalesce to the other.
 */
export function refreshDueDates(db: WriteDb, only: CredentialId | null): void {
  const { periodDays } = getSettings(db);
  // One key is found by its index, which a condition that also means "any" would hide.
  const which = only === null ? { sql: '', params: [] } : { sql: 'WHERE c.id = ?', params: [only] };
  db.run(
    `UPDATE credentials SET due_at = coalesce(min(d.by_policy, expires_at), d.by_policy, expires_at)
     FROM (SELECT c.row AS key, c.created_at + coalesce(c.period_days, a.period_days, ?) * ${DAY_MS} AS by_policy
           FROM credentials c JOIN accounts a ON a.id = c.account_id ${which.sql}) AS d
     WHERE credentials.row = d.key`,
    periodDays,
    ...which.params,
  );
}
