import type { CredentialId } from '../../../shared/model/ids.ts';
import type { WriteDb } from '../db/handles.ts';
import { getSettings } from './settings.ts';

const DAY_MS = 86_400_000;

/**
 * Writes `dueAt` and `dueFrom` of `shared/due.ts` beside the keys, since every list is filtered and sorted by them: of one
 * key, or of all when the vault's policy changed. Null where neither a creation date nor an expiry is known; SQLite's
 * two-argument min() is null as soon as one side is, hence the coalesce to the other.
 */
export function refreshDueDates(db: WriteDb, only: CredentialId | null): void {
  const { periodDays, leadTimes } = getSettings(db);
  // One key is found by its index, which a condition that also means "any" would hide.
  const which = only === null ? { sql: '', params: [] } : { sql: 'WHERE c.id = ?', params: [only] };
  db.run(
    `UPDATE credentials SET due_at = d.at,
       due_from = max(d.at - d.lead * ${DAY_MS}, coalesce(min(created_at, d.at), d.at - d.lead * ${DAY_MS}))
     FROM (SELECT key, lead, coalesce(min(by_policy, expiry), by_policy, expiry) AS at
           FROM (SELECT c.row AS key, c.expires_at AS expiry,
                   c.created_at + coalesce(c.period_days, a.period_days, ?) * ${DAY_MS} AS by_policy,
                   iif(c.lead_times IS NULL, ?, coalesce(c.lead_times ->> '$[0]', 0)) AS lead
                 FROM credentials c JOIN accounts a ON a.id = c.account_id ${which.sql})) AS d
     WHERE credentials.row = d.key`,
    periodDays,
    leadTimes[0] ?? 0,
    ...which.params,
  );
}
