import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Identity, LastUsed } from '../../../shared/model/identity.ts';
import type { Cloud, CloudKey, KeyLimits, KeyManagement, ListedKey } from '../cloud.ts';
import { type CloudError, cloudError } from '../cloud-error.ts';
import { concealed } from '../concealed.ts';

/** What goes wrong in a rehearsal. What is left out goes right. */
export interface RehearsalFaults {
  /** The request to create works and its answer is lost. */
  readonly answerLost?: boolean;
  /** The signer may not create keys. */
  readonly createDenied?: boolean;
  /** New keys are never accepted. */
  readonly newNeverProves?: boolean;
  /** So many looks at the first key's last use find a use of just now. */
  readonly usesOfOld?: number;
}

export interface RehearsalOptions {
  readonly id: CloudId;
  readonly limits: KeyLimits;
  /** The rehearsal's own time, in ms since 1970. */
  readonly now: () => number;
  readonly identity: Omit<Identity, 'at'>;
  /** The keys that are there at first. Only those with a secret can sign. */
  readonly keys: readonly (ListedKey & { readonly secret: string | null })[];
  /** The key whose uses `usesOfOld` counts. */
  readonly subject: string;
  readonly faults: RehearsalFaults;
}

interface Kept {
  listed: ListedKey;
  readonly secret: string | null;
  readonly fresh: boolean;
}

/** A cloud in memory with one principal, whose keys behave as the vendors' do. It reaches nothing real. */
export function createRehearsalCloud(options: RehearsalOptions): Cloud & { readonly keys: KeyManagement } {
  const { id, limits, now, identity, faults } = options;
  const kept = new Map<string, Kept>();
  for (const { secret, ...listed } of options.keys)
    kept.set(listed.publicId, { listed, secret, fresh: false });
  let usesLeft = faults.usesOfOld ?? 0;
  let made = 0;

  const authenticate = ({ publicId, secret }: CloudKey): Kept => {
    const key = kept.get(publicId);
    if (key === undefined) throw refusal('unknown-key');
    if (key.secret !== secret.reveal()) throw refusal('wrong-secret');
    if (key.listed.status !== 'active') throw refusal('disabled');
    if (key.fresh && faults.newNeverProves) throw refusal('unknown-key');
    return key;
  };

  const target = (publicId: string): Kept => {
    const key = kept.get(publicId);
    if (key === undefined) throw cloudError('unexpected', { reason: 'no-such-key', outcome: 'refused' });
    return key;
  };

  const setStatus = (publicId: string, status: ListedKey['status']): void => {
    const key = target(publicId);
    key.listed = { ...key.listed, status };
  };

  const lastUsedOf = (publicId: string): LastUsed => {
    if (publicId === options.subject && usesLeft > 0) {
      usesLeft -= 1;
      return { kind: 'used', at: now(), service: 's3', region: 'us-east-1' };
    }
    return target(publicId).listed.lastUsed ?? { kind: 'never' };
  };

  const keys: KeyManagement = {
    limits,
    async list(signer) {
      authenticate(signer);
      return [...kept.values()].map((key) => key.listed);
    },
    async create(signer) {
      authenticate(signer);
      if (faults.createDenied) throw refusal('denied-but-valid');
      if (kept.size >= limits.maxKeys) {
        throw cloudError('unexpected', { reason: 'limit-reached', outcome: 'refused' });
      }
      made += 1;
      const publicId = `REHEARSAL${made}`;
      const secret = `rehearsed-${made}`;
      const createdAt = now();
      kept.set(publicId, {
        listed: { publicId, status: 'active', createdAt, lastUsed: { kind: 'never' } },
        secret,
        fresh: true,
      });
      if (faults.answerLost) throw cloudError('network', { vendorCode: 'ECONNRESET', outcome: 'unclear' });
      return { publicId, secret: concealed(secret), createdAt };
    },
    async disable(signer, _owner, publicId) {
      authenticate(signer);
      setStatus(publicId, 'disabled');
    },
    async enable(signer, _owner, publicId) {
      authenticate(signer);
      setStatus(publicId, 'active');
    },
    async delete(signer, _owner, publicId) {
      authenticate(signer);
      target(publicId);
      kept.delete(publicId);
    },
    async lastUsed(signer, _owner, publicId) {
      authenticate(signer);
      return lastUsedOf(publicId);
    },
    probe: async () => (faults.createDenied ? 'denied' : 'allowed'),
    nameOwner: async () => ({ kind: 'user', name: identity.principal }),
  };

  return Object.freeze({
    id,
    async verify(key: CloudKey) {
      authenticate(key);
      return { ...identity, at: now() };
    },
    keys: Object.freeze(keys),
  });
}

const refusal = (kind: Parameters<typeof cloudError>[0]): CloudError =>
  cloudError(kind, { outcome: 'refused' });
