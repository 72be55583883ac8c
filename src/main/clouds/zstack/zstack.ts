import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import {
  type Cloud,
  type CloudContext,
  type CloudKey,
  type KeyFacts,
  NO_KEY_FACTS,
  type SeenState,
} from '../cloud.ts';
import { CloudError, cloudError } from '../cloud-error.ts';
import { type Entry, findKey, isAboutTheQuestion } from './access-keys.ts';
import { ask } from './client.ts';

/** The account `admin` has the same id everywhere: `AccountConstant` of the public source. */
const ADMIN = '36c27e8ff05c4780bf6d2fa65700f22e';

const zones = z.object({ inventories: z.array(z.unknown()) });

/** A key's own record proves it and tells whose it is. Who may not read that can still list zones, as cloudmux does. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const entry = await findKey(key, key.publicId, ctx).catch(async (error: unknown) => {
    if (!isDenied(error) && !isAboutTheQuestion(error)) throw error;
    await ask({ path: '/v1/zones', query: { limit: '1', start: '0' } }, key, ctx, zones);
    return null;
  });
  return { ...whoseIs(entry), arn: null, at: ctx.clock.now() };
}

type Whose = Pick<Identity, 'accountId' | 'principalKind' | 'principal'>;

/** A key of the account itself names the account where a user would stand. */
function whoseIs(entry: Entry | null): Whose {
  const accountId = entry?.accountUuid ?? null;
  const user = entry?.userUuid !== accountId ? (entry?.userUuid ?? null) : null;
  if (user !== null) return { accountId, principalKind: 'user', principal: user };
  return { accountId, principalKind: accountId === ADMIN ? 'root' : 'other', principal: null };
}

async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  if (identity.accountId === null) return NO_KEY_FACTS;
  const entry = await findKey(key, key.publicId, ctx);
  if (entry === null) return NO_KEY_FACTS;
  return { ...NO_KEY_FACTS, createdAt: entry.createdAt, state: entry.state };
}

/** Only `admin` sees the keys of all accounts, so that "none of that id" means something from it alone. */
async function lookUp(
  admin: CloudKey,
  { publicId }: Pick<CloudKey, 'publicId'>,
  ctx: CloudContext,
): Promise<SeenState> {
  const entry = await findKey(admin, publicId, ctx);
  if (entry !== null) {
    if (entry.state === null) throw cloudError('unexpected', { outcome: 'refused' });
    return entry.state;
  }
  const own = await findKey(admin, admin.publicId, ctx);
  if (own?.accountUuid !== ADMIN) throw cloudError('denied-but-valid', { outcome: 'refused' });
  return 'absent';
}

const isDenied = (error: unknown): boolean =>
  error instanceof CloudError && error.failure.kind === 'denied-but-valid';

/** ZStack Cloud. It has no SDK for Node. */
export const zstack = Object.freeze({ id: 'zstack', verify, keyFacts, lookUp } satisfies Cloud);
