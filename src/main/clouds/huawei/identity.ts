import type { Identity } from '../../../shared/model/identity.ts';

type Principal = Pick<Identity, 'principalKind' | 'principal'>;

/**
 * Reads who answered from a URN: `iam::<account>:user:<name>` (IAM 5, GetCallerIdentity), and
 * `sts::<account>::assumed-agency:<agency>/<session>` of temporary keys (its "Response"). The account's own URN,
 * `iam::<account>:root`, is unconfirmed. `id` stands in where a URN holds no name.
 */
export function principalOf(urn: string, id: string): Principal {
  const [, kind, name] = /^(?:iam|sts)::[^:]*:{1,2}([a-z-]+)(?::(.+))?$/.exec(urn) ?? [];
  const principal = name || id;
  if (kind === 'root') return { principalKind: 'root', principal };
  if (kind === 'user') return { principalKind: 'user', principal };
  if (kind === 'assumed-agency' || kind === 'agency') {
    const [agency = principal] = principal.split('/');
    return { principalKind: 'role', principal: agency };
  }
  return { principalKind: 'other', principal };
}
