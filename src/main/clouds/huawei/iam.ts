import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { askOnce } from './client.ts';
import { encode } from './signer.ts';

/** `2020-01-08T06:26:08.123059Z`, which is UTC without its last letter as well. Null for what is no time. */
const utc = z.string().transform((text) => {
  const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? null : at;
});

const credential = z.object({
  credential: z.object({
    user_id: z.string().min(1).max(200),
    status: z.string(),
    create_time: utc.nullish(),
    last_use_time: utc.nullish(),
  }),
});

/** One permanent key, as IAM 3 shows it. */
export type Credential = z.infer<typeof credential>['credential'];

const domains = z.object({
  domains: z.array(z.object({ id: z.string().min(1).max(200), name: z.string().max(500) })),
});

const projects = z.object({
  projects: z.array(z.object({ id: z.string().min(1).max(200), name: z.string() })),
});

/** What IAM 3 calls a key's status. */
export const STATUSES: Readonly<Record<string, 'active' | 'disabled'>> = {
  active: 'active',
  inactive: 'disabled',
};

/**
 * A permanent key of one's own, which takes no right, or of one's account, which takes an administrator's (IAM API,
 * "Querying a Permanent Access Key"). Temporary ones are not found.
 */
export async function showCredential(
  signer: CloudKey,
  publicId: string,
  domainId: string | null,
  ctx: CloudContext,
): Promise<Credential> {
  const path = `/v3.0/OS-CREDENTIAL/credentials/${encode(publicId)}`;
  const answer = await askOnce({ service: 'iam', path, domainId }, signer, ctx, credential);
  return answer.credential;
}

/** The account that a key belongs to; null where the answer names none. */
export async function findAccount(
  signer: CloudKey,
  ctx: CloudContext,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const answer = await askOnce({ service: 'iam', path: '/v3/auth/domains' }, signer, ctx, domains);
  return answer.domains[0] ?? null;
}

/** The id of the project that bears a region's name, as every region has one; null where the key may use none there. */
export async function findProject(
  signer: CloudKey,
  region: string,
  domainId: string | null,
  ctx: CloudContext,
): Promise<string | null> {
  const call = { service: 'iam', path: '/v3/auth/projects', domainId } as const;
  const answer = await askOnce(call, signer, ctx, projects);
  return answer.projects.find(({ name }) => name === region)?.id ?? null;
}
