import { catalogue, regionOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import { type CloudFailure, condemns } from '../../../shared/model/failure.ts';
import type { Identity } from '../../../shared/model/identity.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { type Cloud, type CloudContext, type KeyFacts, NO_KEY_FACTS } from '../../clouds/cloud.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { resolveContext } from '../../clouds/context.ts';
import type { Http } from '../../clouds/http/http.ts';
import { ifTold } from '../../clouds/if-allowed.ts';
import { clouds } from '../../clouds/registry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReadDb } from '../../vault/db/handles.ts';
import type { Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getCredential, putCredential, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { latestSecrets } from '../../vault/repositories/secrets.ts';
import type { Events } from '../events.ts';
import { openStoredKey } from '../open-key.ts';
import type { OpenedKey } from '../rotation/parts.ts';
import type { VaultSession } from '../vault-session.ts';

export type Verdict =
  | { readonly kind: 'proven'; readonly identity: Identity }
  | { readonly kind: 'failed'; readonly failure: CloudFailure };

export interface VerifyOptions {
  /** Gives up this one alone. */
  readonly signal?: AbortSignal;
  /** The caller tells of the change, of several at once. */
  readonly quiet?: boolean;
  /** Called once the key is proven, before its dates are read. */
  readonly proven?: () => void;
}

/** Asks a cloud whether a key works and whose it is. */
export interface Verification {
  /** Throws `not-found`, `missing-fields`, `insecure-endpoint`, and the signal's reason; a failed call is a verdict. */
  verify(id: CredentialId, options?: VerifyOptions): Promise<Verdict>;
  /**
   * Writes down a failure that another key of the same address met, so that this one was not asked. A failure of its own
   * that condemns it stays. Tells nobody.
   */
  share(id: CredentialId, failure: CloudFailure): void;
  /** Gives up whatever is under way, at lock and at quit. */
  cancelAll(): void;
}

/** The key, opened for one call, and what it looked like when it was. */
interface Opened extends OpenedKey {
  readonly stored: StoredCredential;
  readonly account: Account;
  /** Versions of the secrets used: another version at the end means that the verdict is about another secret. */
  readonly versions: string;
}

type Answer =
  | { readonly kind: 'proven'; readonly identity: Identity; readonly facts: KeyFacts }
  | { readonly kind: 'failed'; readonly failure: CloudFailure };

export function createVerification(deps: {
  readonly session: VaultSession;
  readonly events: Events;
  readonly clock: Clock;
  readonly http: Http;
}): Verification {
  const { session, events, clock, http } = deps;
  let stop = new AbortController();

  const ask = async (
    cloud: Cloud,
    opened: Opened,
    ctx: CloudContext,
    proven: () => void = () => undefined,
  ): Promise<Answer> => {
    try {
      const identity = await cloud.verify(opened.key, ctx);
      proven();
      // The proof stands whatever becomes of the dates: they are a second question.
      const facts = await ifTold(async () => cloud.keyFacts?.(opened.key, identity, ctx));
      return { kind: 'proven', identity, facts: facts ?? NO_KEY_FACTS };
    } catch (error) {
      if (error instanceof CloudError) return { kind: 'failed', failure: error.failure };
      throw error;
    }
  };

  return {
    async verify(id, options = {}) {
      const vault = session.vault();
      const opened = vault.read((db) => openKey(vault, db, id));
      const cloud = clouds[opened.account.cloud];
      const locked = stop.signal;
      const signal = options.signal === undefined ? locked : AbortSignal.any([locked, options.signal]);
      const region = regionOf(opened.account.cloud, opened.stored.fields);
      const ctx = resolveContext(opened.account, { http, clock, signal, region });
      const answer = await ask(cloud, opened, ctx, options.proven)
        .catch((error) => {
          if (locked.aborted) throw new KeyturnError('vault-locked');
          throw error;
        })
        .finally(() => opened.destroy());
      record(session.vault(), opened, answer, clock.now());
      if (options.quiet !== true) events.emit('credentials.changed', { ids: [id] });
      return answer.kind === 'proven' ? { kind: 'proven', identity: answer.identity } : answer;
    },
    share(id, failure) {
      const vault = session.vault();
      vault.write((db) => {
        const now = getCredential(db, id);
        if (now === null) return;
        const { health } = now;
        const known = health.kind === 'failed' && condemns(health.failure.kind);
        if (!known) putCredential(db, { ...now, health: { kind: 'failed', at: clock.now(), failure } });
        vault.audit(db, {
          action: 'credential.verify-failed',
          credentialId: id,
          detail: { failure: failure.kind, asked: 'no' },
        });
      });
    },
    cancelAll() {
      stop.abort();
      stop = new AbortController();
    },
  };
}

/** Throws `not-found`, and `missing-fields` for a key whose secret is not held. */
function openKey(vault: Vault, db: ReadDb, id: CredentialId): Opened {
  const stored = getCredential(db, id);
  const account = stored && getAccount(db, stored.accountId);
  if (stored === null || account === null) throw new KeyturnError('not-found');
  const opened = openStoredKey(vault, db, id);
  if (opened === null)
    throw new KeyturnError('missing-fields', { fields: catalogue[account.cloud].secretField });
  return { ...opened, stored, account, versions: versionsOf(db, id) };
}

const versionsOf = (db: ReadDb, id: CredentialId): string =>
  latestSecrets(db, id)
    .map((entry) => `${entry.field}:${entry.version}`)
    .join(' ');

/** Writes the verdict, unless the key or the place it was tried at changed while the cloud was asked. */
function record(vault: Vault, opened: Opened, answer: Answer, at: number): void {
  const { id } = opened.stored;
  vault.write((db) => {
    const now = getCredential(db, id);
    const account = now && getAccount(db, now.accountId);
    const same =
      now?.publicId === opened.stored.publicId &&
      versionsOf(db, id) === opened.versions &&
      JSON.stringify(now.fields) === JSON.stringify(opened.stored.fields) &&
      JSON.stringify(account?.endpoints) === JSON.stringify(opened.account.endpoints) &&
      account?.site === opened.account.site;
    if (now === null || !same) return;
    putCredential(db, { ...now, ...outcome(now, answer, at) });
    vault.audit(db, {
      action: answer.kind === 'proven' ? 'credential.verified' : 'credential.verify-failed',
      credentialId: id,
      detail: answer.kind === 'failed' ? { failure: answer.failure.kind } : {},
    });
  });
}

/** A date that was told once stays known when it is not told again; a failure keeps the last identity on record. */
function outcome(before: StoredCredential, answer: Answer, at: number): Partial<StoredCredential> {
  if (answer.kind === 'failed') return { health: { kind: 'failed', at, failure: answer.failure } };
  return {
    health: { kind: 'proven', at },
    identity: answer.identity,
    createdAt: answer.facts.createdAt ?? before.createdAt,
    expiresAt: answer.facts.expiresAt ?? before.expiresAt,
    lastUsed: answer.facts.lastUsed ?? before.lastUsed,
  };
}
