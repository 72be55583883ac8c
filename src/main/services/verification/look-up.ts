import { regionOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { LookUpHelpers, LookUpOutcome } from '../../../shared/model/verification.ts';
import type { Cloud } from '../../clouds/cloud.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { resolveContext } from '../../clouds/context.ts';
import type { Http } from '../../clouds/http/http.ts';
import { clouds } from '../../clouds/registry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { listCredentials } from '../../vault/repositories/credential-list.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { getSettings } from '../../vault/repositories/settings.ts';
import { openStoredKey } from '../open-key.ts';
import { previewKeyOf } from '../restore/preview-key.ts';
import type { VaultSession } from '../vault-session.ts';

/** More than a person looks through. */
const MOST_HELPERS = 100;

/** An administrator's look at a key whose own check cannot tell an unknown key from a disabled one. */
export interface LookUps {
  /** The keys of the same platform that were proven, those of the same account first. Throws `not-found`. */
  helpers(id: CredentialId): LookUpHelpers;
  /**
   * Asks with another key. Proves nothing of the key itself. Throws `not-found`, `invalid-input` where the two are of
   * different platforms or the platform has no such look-up, and as a check does.
   */
  lookUp(id: CredentialId, by: CredentialId): Promise<LookUpOutcome>;
  /** For a lock. */
  cancel(): void;
}

export function createLookUps(deps: {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly clock: Clock;
  readonly http: Http;
}): LookUps {
  const { session, clock, http } = deps;
  let stop = new AbortController();

  const placed = (db: ReadDb, id: CredentialId) => {
    const key = getCredential(db, id);
    const account = key && getAccount(db, key.accountId);
    if (key === null || account === null) throw new KeyturnError('not-found');
    return { key, account };
  };

  return {
    helpers: (id) =>
      session.vault().read((db) => {
        const { key, account } = placed(db, id);
        const unclear = key.health.kind === 'failed' && key.health.failure.kind === 'unknown-or-disabled';
        const cloud: Cloud = clouds[account.cloud];
        if (!unclear || cloud.lookUp === undefined) return { offered: false, keys: [] };
        const query = { view: { kind: 'cloud', cloud: account.cloud }, search: '', sort: 'label' } as const;
        const basis = { settings: getSettings(db), now: clock.now() };
        const { rows } = listCredentials(db, { ...query, offset: 0, limit: 500 }, basis);
        const keys = rows
          .filter((row) => row.id !== id && row.health.kind === 'proven')
          .flatMap((row) => {
            const stored = getCredential(db, row.id);
            if (stored === null) return [];
            return [{ key: previewKeyOf(db, stored), sameAccount: row.accountId === key.accountId }];
          })
          .sort((a, b) => Number(b.sameAccount) - Number(a.sameAccount))
          .slice(0, MOST_HELPERS);
        return { offered: true, keys };
      }),

    async lookUp(id, by) {
      const vault = session.vault();
      const { asked, admin, opened } = vault.read((db) => ({
        asked: placed(db, id),
        admin: placed(db, by),
        opened: openStoredKey(vault, db, by),
      }));
      if (opened === null) throw new KeyturnError('missing-fields');
      const { signal } = stop;
      try {
        const { cloud } = asked.account;
        const { lookUp }: Cloud = clouds[cloud];
        if (id === by || cloud !== admin.account.cloud || lookUp === undefined)
          throw new KeyturnError('invalid-input', { field: 'with' });
        // By the way that the administrator's key goes: it is the one that is shown.
        const region = regionOf(cloud, admin.key.fields);
        const ctx = resolveContext(admin.account, { http, clock, signal, region });
        const { publicId, fields } = asked.key;
        const state = await lookUp(opened.key, { publicId, fields }, ctx);
        session.vault().write((db) =>
          vault.audit(db, {
            action: 'credential.looked-up',
            credentialId: id,
            detail: { state, by },
          }),
        );
        return { kind: 'seen', state, at: clock.now() };
      } catch (error) {
        if (signal.aborted) throw new KeyturnError('vault-locked');
        if (error instanceof CloudError) return { kind: 'refused', failure: error.failure };
        throw error;
      } finally {
        opened.destroy();
      }
    },

    cancel() {
      stop.abort();
      stop = new AbortController();
    },
  };
}
