import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { concealed } from '../concealed.ts';
import { ifAllowed } from '../if-allowed.ts';
import type { CreatedKey, KeyManagement, KeyOwner, ListedKey } from '../key-management.ts';
import { requireOwner } from '../owner.ts';
import { probeBySettingSameStatus } from '../probe.ts';
import { ask, tell } from './client.ts';
import { date, ims, listKeys, principalQuery, readLastUsed, STATUSES } from './ims.ts';
import { ALIYUN_LIMITS } from './limits.ts';
import { recycleBin } from './recycle-bin.ts';

const done = z.object({ RequestId: z.string() });

const createAnswer = z.object({
  AccessKey: z.object({
    AccessKeyId: z.string().min(1).max(200),
    AccessKeySecret: z.string().min(1).max(1000),
    CreateDate: date.optional(),
  }),
});

const userAnswer = z.object({ User: z.object({ UserPrincipalName: z.string().min(1).max(500) }) });

async function list(signer: CloudKey, owner: KeyOwner, ctx: CloudContext): Promise<readonly ListedKey[]> {
  requireOwner(signer, owner);
  const listed = await listKeys(signer, owner.name, ctx);
  return listed.map(({ AccessKeyId: publicId, Status, CreateDate }) => ({
    publicId,
    status: statusOf(Status),
    createdAt: CreateDate ?? null,
    lastUsed: null,
  }));
}

/** A word that nobody knew when this was written is none to count on, nor one to set: it reads as `expired`. */
function statusOf(word: string | undefined): ListedKey['status'] {
  return Object.entries(STATUSES).find(([known]) => known === word)?.[1] ?? 'expired';
}

async function create(signer: CloudKey, owner: KeyOwner, ctx: CloudContext): Promise<CreatedKey> {
  requireOwner(signer, owner);
  const call = ims('CreateAccessKey', principalQuery(owner.name));
  const { AccessKey } = await tell(call, signer, ctx, createAnswer);
  return {
    publicId: AccessKey.AccessKeyId,
    secret: concealed(AccessKey.AccessKeySecret),
    createdAt: AccessKey.CreateDate ?? null,
  };
}

async function setStatus(
  signer: CloudKey,
  owner: KeyOwner,
  publicId: string,
  Status: 'Active' | 'Inactive',
  ctx: CloudContext,
): Promise<void> {
  requireOwner(signer, owner);
  const query = { ...principalQuery(owner.name), UserAccessKeyId: publicId, Status };
  await tell(ims('UpdateAccessKey', query), signer, ctx, done);
}

/**
 * IMS finds the user by one of its keys. Where the signer may not look, the name is put together: every account has the
 * domain `<account id>.onaliyun.com` unless somebody chose an alias, and a wrong name is answered by `EntityNotExist`.
 */
async function nameOwner(
  signer: CloudKey,
  identity: Identity,
  publicId: string,
  ctx: CloudContext,
): Promise<KeyOwner | null> {
  if (identity.principalKind !== 'user') return null;
  const call = ims('GetUser', { UserAccessKeyId: publicId });
  const found = await ifAllowed(
    () => ask(call, signer, ctx, userAnswer),
    (code) => code === 'InvalidAction.NotFound',
  );
  const fallback = `${identity.principal}@${identity.accountId}.onaliyun.com`;
  return { kind: 'user', name: found?.User.UserPrincipalName ?? fallback };
}

/**
 * Keys of RAM users and of the account itself, by IMS. The console deletes a key only once it is disabled, and whether
 * the API insists on that too is unconfirmed: whoever deletes a key should disable it first.
 */
export const aliyunKeys: KeyManagement = Object.freeze<KeyManagement>({
  limits: ALIYUN_LIMITS,
  list,
  create,
  disable: (signer, owner, publicId, ctx) => setStatus(signer, owner, publicId, 'Inactive', ctx),
  enable: (signer, owner, publicId, ctx) => setStatus(signer, owner, publicId, 'Active', ctx),
  delete: async (signer, owner, publicId, ctx) => {
    requireOwner(signer, owner);
    const query = { ...principalQuery(owner.name), UserAccessKeyId: publicId };
    await tell(ims('DeleteAccessKey', query), signer, ctx, done);
  },
  lastUsed: async (signer, owner, publicId, ctx) => {
    requireOwner(signer, owner);
    const read = () => readLastUsed(signer, owner.name, publicId, ctx);
    return ifAllowed(read, (code) => code === 'InvalidAction.NotFound');
  },
  probe: (signer, owner, publicId, ctx) => probeBySettingSameStatus(aliyunKeys, signer, owner, publicId, ctx),
  nameOwner,
  recycleBin,
});
