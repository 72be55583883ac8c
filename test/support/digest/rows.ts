import type { DigestRow } from '../../../src/main/vault/repositories/digest.ts';
import { accountId, credentialId } from '../../../src/shared/model/ids.ts';

const DAY = 86_400_000;

/** A row of the list; `due` is in days from `now`, null for a key of unknown age. */
export function digestRow(
  at: number,
  now: number,
  due: number | null,
  changes: Partial<DigestRow> = {},
): DigestRow {
  return {
    id: credentialId.parse(String(at).padStart(16, '0')),
    cloud: 'aws',
    createdAt: due === null ? null : now + (due - 90) * DAY,
    expiresAt: null,
    periodDays: 90,
    accountId: accountId.parse(String(at % 3).padStart(16, '0')),
    accountLabel: 'prod',
    environment: null,
    owner: 'Li Hua',
    ...changes,
  };
}
