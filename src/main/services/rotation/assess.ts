import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { CloudFailure } from '../../../shared/model/failure.ts';
import type { Identity } from '../../../shared/model/identity.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { RotationPlan, RotationReason, SlotKey } from '../../../shared/model/rotation.ts';
import type { CloudContext, CloudKey, KeyOwner, ListedKey } from '../../clouds/cloud.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { ownerOf } from '../../clouds/owner.ts';
import { getCredential, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { openStoredKey } from '../open-key.ts';
import type { VaultSession } from '../vault-session.ts';
import { besideOf } from './beside.ts';
import { describeKeys } from './describe.ts';
import type { OpenedKey } from './parts.ts';
import type { Subject } from './request.ts';
import { cloudOf, type Setting, settingOf, type WithKeys, withLastUse } from './setting.ts';

/** What is known of a key that is to be replaced, before anything is changed. */
export interface Assessment {
  readonly stored: StoredCredential;
  readonly account: Account;
  readonly signer: RotationPlan['signer'];
  /** Null where the old key did not prove, or nobody can manage its principal's keys. */
  readonly identity: Identity | null;
  readonly owner: KeyOwner | null;
  readonly maxKeys: number;
  readonly lastUsedLagMs: number;
  readonly slots: readonly SlotKey[];
  readonly permission: RotationPlan['permission'];
  /** The key that this one stands beside, where it is not the active one. */
  readonly other: RotationPlan['other'];
  readonly obstacles: readonly RotationReason[];
}

export interface AssessDeps {
  readonly session: VaultSession;
  readonly context: (setting: Setting) => CloudContext;
  /** Tries a held key, so that its health is known when a person chooses. */
  readonly tryHeld: (id: CredentialId) => Promise<unknown>;
}

/**
 * Looks at a key and at its principal's others, from outside in: the vault, the key's own proof, the list, the rights.
 * Stops at the first thing that stands in the way. Changes nothing. Throws `not-found`, `missing-fields`,
 * `invalid-input` for an administrator's key of another cloud, `insecure-endpoint`.
 */
export async function assess(
  deps: AssessDeps,
  { credentialId, admin }: Subject,
  depth: 'all' | 'reads',
): Promise<Assessment> {
  const { session } = deps;
  const { stored, setting, signerLabel } = session.vault().read((db) => {
    const found = getCredential(db, credentialId);
    if (found === null || found.removedAt !== null) throw new KeyturnError('not-found');
    const where = settingOf(db, credentialId);
    if (admin === null) return { stored: found, setting: where, signerLabel: found.label };
    if (settingOf(db, admin).account.cloud !== where.account.cloud) {
      throw new KeyturnError('invalid-input', { field: 'admin' });
    }
    return { stored: found, setting: where, signerLabel: getCredential(db, admin)?.label ?? '' };
  });
  const { account } = setting;
  const cloud = cloudOf(account);
  const base: Assessment = {
    stored,
    account,
    signer: { kind: admin === null ? 'self' : 'admin', label: signerLabel },
    identity: null,
    owner: null,
    maxKeys: cloud?.keys.limits.maxKeys ?? 0,
    lastUsedLagMs: cloud?.keys.limits.lastUsedLagMs ?? 0,
    slots: [],
    permission: 'unknown',
    other: null,
    obstacles: [],
  };
  if (cloud === null || stored.kind === 'temporary') return { ...base, obstacles: ['not-rotatable'] };
  if (stored.state !== 'active') {
    const { reason, other } = session.vault().read((db) => besideOf(db, stored));
    return { ...base, other, obstacles: [reason] };
  }
  const ctx = deps.context(setting);
  const open = (id: CredentialId): OpenedKey => {
    const vault = session.vault();
    const key = vault.read((db) => openStoredKey(vault, db, id));
    if (key === null) throw new KeyturnError('missing-fields', { fields: 'secret' });
    return key;
  };
  const old = open(credentialId);
  const signer = admin === null ? old : open(admin);
  try {
    return await atCloud(
      { ...deps, cloud, ctx, base, old: old.key, signer: signer.key },
      admin === null,
      depth,
    );
  } finally {
    old.destroy();
    signer.destroy();
  }
}

interface AtCloud extends AssessDeps {
  readonly cloud: WithKeys;
  readonly ctx: CloudContext;
  readonly base: Assessment;
  readonly old: CloudKey;
  readonly signer: CloudKey;
}

async function atCloud(given: AtCloud, self: boolean, depth: 'all' | 'reads'): Promise<Assessment> {
  const { cloud, ctx, base, old, signer, session } = given;
  const { keys } = cloud;
  const proof = await failing(() => cloud.verify(old, ctx));
  if ('failure' in proof) return { ...base, obstacles: ['old-not-proven'] };
  const identity = proof.value;
  const named = await failing(async () =>
    self ? ownerOf(identity) : (keys.nameOwner?.(signer, identity, old.publicId, ctx) ?? null),
  );
  const owner = 'failure' in named ? null : named.value;
  if (owner === null) {
    const why = 'failure' in named ? reasonOf(named.failure) : 'not-rotatable';
    return { ...base, identity, obstacles: [why] };
  }
  const maxKeys = (owner.kind === 'root' ? keys.limits.rootMaxKeys : undefined) ?? keys.limits.maxKeys;
  const known = { ...base, identity, owner, maxKeys };
  const [listed, permission] = await Promise.all([
    failing(() => keys.list(signer, owner, ctx)),
    depth === 'all'
      ? failing(() => keys.probe(signer, owner, old.publicId, ctx))
      : { value: base.permission },
  ]);
  if ('failure' in listed) return { ...known, obstacles: [reasonOf(listed.failure)] };
  const full = listed.value.length >= maxKeys;
  const slots = await described(given, known.owner, listed.value, full && depth === 'all');
  const may = 'failure' in permission ? 'unknown' : permission.value;
  const subject = slots.find((slot) => slot.subject);
  const obstacles: readonly RotationReason[] = [
    ...(subject?.status === 'active' ? [] : (['old-not-listed'] as const)),
    ...(may === 'denied' ? (['denied'] as const) : []),
    ...(full ? (['too-many-keys'] as const) : []),
  ];
  return { ...known, slots, permission: may, obstacles };

  async function described(
    { tryHeld }: AtCloud,
    of: KeyOwner,
    found: readonly ListedKey[],
    choosing: boolean,
  ): Promise<readonly SlotKey[]> {
    const look = (list: readonly ListedKey[]) =>
      session.vault().read((db) => describeKeys(db, cloud.id, old.publicId, list));
    if (!choosing) return look(found);
    const others = look(found).flatMap(({ held, subject }) => (held === null || subject ? [] : [held.id]));
    const [withUse] = await Promise.all([
      withLastUse(found, (id) => keys.lastUsed(signer, of, id, ctx)),
      ...others.map(tryHeld),
    ]);
    return look(withUse);
  }
}

async function failing<T>(
  run: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly failure: CloudFailure }> {
  try {
    return { value: await run() };
  } catch (error) {
    if (error instanceof CloudError) return { failure: error.failure };
    throw error;
  }
}

const reasonOf = ({ kind }: CloudFailure): RotationReason =>
  kind === 'denied-but-valid' || kind === 'valid-but-not-from-this-address' ? 'denied' : 'unexpected';
