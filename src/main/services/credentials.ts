import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { AuditEntry } from '../../shared/model/audit.ts';
import type { CredentialDetail, CredentialSummary } from '../../shared/model/credential.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { ViewCounts } from '../../shared/model/view.ts';
import type { Clock } from '../ports/clock.ts';
import { deleteEmptyAccounts } from '../vault/repositories/accounts.ts';
import { auditOfCredential } from '../vault/repositories/audit.ts';
import { countViews, type ListQuery, listCredentials } from '../vault/repositories/credential-list.ts';
import {
  credentialDetailOf,
  getCredential,
  purgeCredentials,
  putCredential,
} from '../vault/repositories/credentials.ts';
import { getSettings } from '../vault/repositories/settings.ts';
import type { Events } from './events.ts';
import { requireIdle } from './rotation/idle.ts';
import type { VaultSession } from './vault-session.ts';

/** Looking at keys, and the way to the bin and back. */
export interface Credentials {
  list(query: ListQuery): { total: number; rows: CredentialSummary[] };
  counts(): ViewCounts;
  get(id: CredentialId): CredentialDetail;
  history(id: CredentialId, limit: number): AuditEntry[];
  /** To the bin; ids that are there already, or nowhere, are left out. Throws `rotating` for a key in a rotation. */
  remove(ids: readonly CredentialId[]): void;
  restore(ids: readonly CredentialId[]): void;
  /** For good, secrets included; only from the bin. Throws as `remove`. */
  purge(ids: readonly CredentialId[]): void;
}

export function createCredentials(session: VaultSession, events: Events, clock: Clock): Credentials {
  /** Puts each key in or out of the bin, in one transaction. */
  const setRemoved = (ids: readonly CredentialId[], removedAt: number | null): void => {
    const vault = session.vault();
    vault.write((db) => {
      if (removedAt !== null) requireIdle(db, ids);
      for (const id of ids) {
        const key = getCredential(db, id);
        if (key === null || (key.removedAt === null) === (removedAt === null)) continue;
        putCredential(db, { ...key, removedAt });
        vault.audit(db, {
          action: removedAt === null ? 'credential.restored' : 'credential.removed',
          credentialId: id,
          detail: {},
        });
      }
    });
    events.emit('credentials.changed', { ids });
  };

  return {
    list: (query) =>
      session
        .vault()
        .read((db) => listCredentials(db, query, { settings: getSettings(db), now: clock.now() })),
    counts: () =>
      session.vault().read((db) => countViews(db, { settings: getSettings(db), now: clock.now() })),
    get: (id) =>
      session.vault().read((db) => {
        const key = getCredential(db, id);
        if (key === null) throw new KeyturnError('not-found');
        return credentialDetailOf(db, key, getSettings(db));
      }),
    history: (id, limit) => session.vault().read((db) => auditOfCredential(db, id, limit)),
    remove: (ids) => setRemoved(ids, clock.now()),
    restore: (ids) => setRemoved(ids, null),
    purge(ids) {
      const vault = session.vault();
      vault.write((db) => {
        requireIdle(db, ids);
        for (const id of purgeCredentials(db, ids, clock.now())) {
          vault.audit(db, { action: 'credential.purged', credentialId: id, detail: {} });
        }
        deleteEmptyAccounts(db);
      });
      events.emit('credentials.changed', { ids });
    },
  };
}
