import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  IAMClient,
  type StatusType,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { concealed } from '../concealed.ts';
import { ifAllowed } from '../if-allowed.ts';
import type { CreatedKey, KeyManagement, KeyOwner, ListedKey } from '../key-management.ts';
import { requireOwner } from '../owner.ts';
import { probeBySettingSameStatus } from '../probe.ts';
import { misshapen, tell } from './client.ts';
import { readLastUsed } from './last-used.ts';
import { AWS_LIMITS } from './limits.ts';
import { date, listKeyPages, STATUSES } from './list-keys.ts';

const createAnswer = z.object({
  AccessKey: z.object({
    AccessKeyId: z.string().min(16).max(128),
    SecretAccessKey: z.string().min(1).max(1000),
    CreateDate: date.optional(),
  }),
});

/** The words of one owner's requests. A name is left out where IAM is to take the user from the signature. */
const inputFor = (owner: KeyOwner) => (owner.name === null ? {} : { UserName: owner.name });

async function list(signer: CloudKey, owner: KeyOwner, ctx: CloudContext): Promise<readonly ListedKey[]> {
  requireOwner(signer, owner);
  const keys: ListedKey[] = [];
  for await (const page of listKeyPages(signer, owner.name, ctx)) {
    for (const { AccessKeyId: publicId, Status, CreateDate } of page) {
      keys.push({ publicId, status: statusOf(Status), createdAt: CreateDate ?? null, lastUsed: null });
    }
  }
  return keys;
}

/** A word that nobody knew when this was written is none to count on, nor one to set: it reads as `expired`. */
function statusOf(word: string | undefined): ListedKey['status'] {
  return Object.entries(STATUSES).find(([known]) => known === word)?.[1] ?? 'expired';
}

async function create(signer: CloudKey, owner: KeyOwner, ctx: CloudContext): Promise<CreatedKey> {
  requireOwner(signer, owner);
  const { value, answer } = await tell('iam', signer, ctx, (settings) =>
    new IAMClient(settings).send(new CreateAccessKeyCommand(inputFor(owner))),
  );
  const parsed = createAnswer.safeParse(value);
  if (!parsed.success) throw misshapen(answer);
  const { AccessKeyId: publicId, SecretAccessKey: secret, CreateDate } = parsed.data.AccessKey;
  return { publicId, secret: concealed(secret), createdAt: CreateDate ?? null };
}

async function setStatus(
  signer: CloudKey,
  owner: KeyOwner,
  publicId: string,
  Status: StatusType,
  ctx: CloudContext,
): Promise<void> {
  requireOwner(signer, owner);
  const input = { ...inputFor(owner), AccessKeyId: publicId, Status };
  await tell('iam', signer, ctx, (settings) =>
    new IAMClient(settings).send(new UpdateAccessKeyCommand(input)),
  );
}

/** Keys of IAM users and of the root user, by IAM. */
export const awsKeys: KeyManagement = Object.freeze<KeyManagement>({
  limits: AWS_LIMITS,
  list,
  create,
  disable: (signer, owner, publicId, ctx) => setStatus(signer, owner, publicId, 'Inactive', ctx),
  enable: (signer, owner, publicId, ctx) => setStatus(signer, owner, publicId, 'Active', ctx),
  delete: async (signer, owner, publicId, ctx) => {
    requireOwner(signer, owner);
    const input = { ...inputFor(owner), AccessKeyId: publicId };
    await tell('iam', signer, ctx, (settings) =>
      new IAMClient(settings).send(new DeleteAccessKeyCommand(input)),
    );
  },
  // IAM finds the user by the key here, so that none is named.
  lastUsed: (signer, _owner, publicId, ctx) =>
    ifAllowed(
      () => readLastUsed(signer, publicId, ctx),
      (code) => code === 'InvalidAction',
    ),
  probe: (signer, owner, publicId, ctx) => probeBySettingSameStatus(awsKeys, signer, owner, publicId, ctx),
  nameOwner: async (_signer, identity) =>
    identity.principalKind === 'user' ? { kind: 'user', name: identity.principal } : null,
});
