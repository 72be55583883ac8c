import { regionOf, siteOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { LookUpHelpers, LookUpOutcome } from '../../../shared/model/verification.ts';
import { isVendorHost } from '../../../shared/vendor-hosts.ts';
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

/**
 * Keys of one place are of one vendor's site, or of one private or compatible service. A vendor's own other addresses of a
 * site lead to the same accounts.
 */
function placeOf({ cloud, site, endpoints }: Account): string {
  const urls = Object.entries(endpoints).map(([name, address]) => [name, new URL(address)] as const);
  const foreign = urls.some(([, { hostname }]) => !isVendorHost(cloud, hostname));
  const own = foreign ? urls.map(([name, { href }]) => `${name} ${href}`).sort() : [];
  return JSON.stringify([cloud, siteOf(cloud, site).id, own]);
}

/** An administrator's look at a key whose own check cannot tell an unknown key from a disabled one. */
export interface LookUps {
  /** Proven keys of the same platform and place, those of the same account first. Throws `not-found`. */
  helpers(id: CredentialId): LookUpHelpers;
  /**
   * Asks with another key. Proves nothing of the key itself. Throws `not-found`, `invalid-input` where the two are of
   * different platforms or places or the platform has no such look-up, and as a check does.
   */
  lookUp(id: CredentialId, by: CredentialId): Promise<LookUpOutcome>;
  /** Ends those under way: the person does not wait for them any more. */
  stop(): void;
  /** For a lock. */
  cancel(): void;
}

export function createLookUps(deps: {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly clock: Clock;
  readonly http: Http;
}): LookUps {
  const { session, clock, http } = deps;
  let locked = new AbortController();
  let stopped = new AbortController();

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
        const here = placeOf(account);
        const query = { view: { kind: 'cloud', cloud: account.cloud }, search: '', sort: 'label' } as const;
        const basis = { settings: getSettings(db), now: clock.now() };
        const { rows } = listCredentials(db, { ...query, offset: 0, limit: 500 }, basis);
        const keys = rows
          .filter((row) => row.id !== id && row.health.kind === 'proven')
          .flatMap((row) => {
            const stored = getCredential(db, row.id);
            const owner = stored && getAccount(db, stored.accountId);
            if (stored === null || owner === null || placeOf(owner) !== here) return [];
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
      const signal = AbortSignal.any([locked.signal, stopped.signal]);
      const [lock, stop] = [locked.signal, stopped.signal];
      try {
        const { cloud } = asked.account;
        const { lookUp }: Cloud = clouds[cloud];
        if (id === by || placeOf(asked.account) !== placeOf(admin.account) || lookUp === undefined)
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
        if (lock.aborted) throw new KeyturnError('vault-locked');
        if (stop.aborted) return { kind: 'stopped' };
        if (error instanceof CloudError) return { kind: 'refused', failure: error.failure };
        throw error;
      } finally {
        opened.destroy();
      }
    },

    stop() {
      stopped.abort();
      stopped = new AbortController();
    },
    cancel() {
      locked.abort();
      locked = new AbortController();
    },
  };
}
