import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import { type Cloud, type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { ask, type Signed, signIn } from './client.ts';

/** A token proves the key and tells the user, and the project that the key is for. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const { signed } = await signIn(key, ctx);
  return {
    accountId: signed.user.domain.id,
    principalKind: 'user',
    principal: signed.user.name,
    arn: null,
    details: detailsOf(signed),
    at: ctx.clock.now(),
  };
}

/** What the token tells beside, by the names of the catalogue. */
function detailsOf({ user, project, roles }: Signed): Readonly<Record<string, string>> {
  const rolesTold = (roles ?? []).flatMap(({ name }) => (name ? [name] : [])).join(', ');
  return {
    domain: user.domain.name,
    ...(project?.name && { project: project.name }),
    ...(rolesTold && { roles: rolesTold.slice(0, 500) }),
  };
}

const entry = z.object({
  id: z.string(),
  enabled: z.boolean().nullish().catch(null),
  created_at: z.string().nullish().catch(null),
});
const list = z.object({ credentials: z.array(entry) });

/** The list holds secrets on some versions whether they are asked for or not. They are dropped with the answer. */
async function keyFacts(key: CloudKey, _identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const { signed, token } = await signIn(key, ctx);
  const query = { type: 'aksk', user_id: signed.user.id, id: key.publicId, details: 'false', limit: '200' };
  const listed = await ifAllowed(
    () => ask('/credentials', query, token, ctx, list),
    (vendorCode) => vendorCode.endsWith('NotFoundError'),
  );
  const found = listed?.credentials.find(({ id }) => id === key.publicId);
  return { ...NO_KEY_FACTS, ...endOf(signed), ...(found && factsIn(found)) };
}

/** Seconds since 1970; 0 is a key without an end. */
const endOf = ({ access_key: told }: Signed): Pick<KeyFacts, 'expiresAt'> => ({
  expiresAt: told && told.expire > 0 ? told.expire * 1000 : null,
});

function factsIn({ enabled, created_at }: z.infer<typeof entry>): Pick<KeyFacts, 'createdAt' | 'state'> {
  const createdAt = Date.parse(created_at ?? '');
  return {
    createdAt: Number.isNaN(createdAt) ? null : createdAt,
    state: enabled == null ? null : enabled ? 'active' : 'disabled',
  };
}

/** Cloudpods, by its Keystone. It has no SDK for Node. */
export const cloudpods = Object.freeze({ id: 'cloudpods', verify, keyFacts } satisfies Cloud);
