import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import type { Cloud, CloudContext, CloudKey } from '../cloud.ts';
import { CloudError } from '../cloud-error.ts';
import { ifTold } from '../if-allowed.ts';
import { askOnce } from './client.ts';
import { findAccount, findProject, showCredential } from './iam.ts';
import { principalOf } from './identity.ts';
import { keyFacts, lookUp } from './key-facts.ts';

const callerIdentity = z.object({
  account_id: z.string().min(1).max(200),
  principal_urn: z.string().min(1).max(1000),
  principal_id: z.string().min(1).max(500),
});

type Proof = Omit<Identity, 'at'>;

/** `GetCallerIdentity` of STS takes no right (IAM 5 API), so it proves the key itself. */
async function askSts(key: CloudKey, ctx: CloudContext): Promise<Proof> {
  const answer = await askOnce({ service: 'sts', path: '/v5/caller-identity' }, key, ctx, callerIdentity);
  return {
    accountId: answer.account_id,
    arn: answer.principal_urn,
    ...principalOf(answer.principal_urn, answer.principal_id),
    details: { user_id: answer.principal_id },
  };
}

/** Where no STS is known, as in Europe, or it lacks the call: IAM names the account, and the user by its id alone. */
async function askIam(key: CloudKey, ctx: CloudContext): Promise<Proof> {
  const account = await findAccount(key, ctx);
  const accountId = account?.id ?? null;
  const domainId = accountId ?? key.fields.domain_id ?? null;
  const own =
    key.token === null ? await ifTold(() => showCredential(key, key.publicId, domainId, ctx)) : null;
  return {
    accountId,
    principalKind: 'other',
    principal: own?.user_id ?? null,
    arn: null,
    details: {
      ...(account && { account_name: account.name }),
      ...(own && { user_id: own.user_id }),
    },
  };
}

/** That every region's STS knows the call is unconfirmed. Where it does not, no signature was looked at yet. */
async function prove(key: CloudKey, ctx: CloudContext): Promise<Proof> {
  if (ctx.endpoints.sts === undefined) return askIam(key, ctx);
  try {
    return await askSts(key, ctx);
  } catch (error) {
    if (ctx.endpoints.iam === undefined || !isNotOffered(error)) throw error;
    return askIam(key, ctx);
  }
}

const isNotOffered = (error: unknown): boolean =>
  error instanceof CloudError &&
  (error.failure.httpStatus === 404 || /^APIGW?\.0101$/.test(error.failure.vendorCode ?? ''));

/** The second question comes after the first, not beside it: a wrong secret must count once towards the lock. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const proof = await prove(key, ctx);
  const domainId = proof.accountId ?? key.fields.domain_id ?? null;
  const project = await ifTold(() => findProject(key, ctx.region, domainId, ctx));
  const details = { ...proof.details, ...(project !== null && { project }) };
  return { ...proof, details, at: ctx.clock.now() };
}

/** Huawei Cloud, through a signer of our own: its SDK logs failed requests with their signatures. */
export const huawei = Object.freeze({ id: 'huawei', verify, keyFacts, lookUp } satisfies Cloud);
