import type { CredentialSummary } from '../../../shared/model/credential.ts';
import type { ViewCounts } from '../../../shared/model/view.ts';
import type { Credentials } from '../credentials.ts';
import type { VaultSession } from '../vault-session.ts';

/** What the tray shows: counts, and the keys that need a hand first. */
export interface DueSummary {
  readonly counts: ViewCounts;
  readonly first: readonly CredentialSummary[];
}

const SHOWN = 5;

/** Null while the vault is locked, and while it gets another key. */
export function dueSummary(session: VaultSession, credentials: Credentials): DueSummary | null {
  if (!session.isOpen()) return null;
  const due = credentials.list({ view: { kind: 'due' }, search: '', sort: 'due', offset: 0, limit: SHOWN });
  return { counts: credentials.counts(), first: due.rows };
}
