import type { Identity } from '../../../shared/model/identity.ts';

type Principal = Pick<Identity, 'principalKind' | 'principal'>;

/**
 * Reads who answered: `type` is `Account`, `RAMUser` or `AssumedRoleUser` and alone decides the kind; the name is in
 * the ARN (`acs:ram::<account>:user/<name>`, `…:assumed-role/<role>/<session>`), else `principalId` is shown.
 */
export function principalOf(type: string, arn: string, principalId: string): Principal {
  const [, name] = arn.split(':').slice(4).join(':').split('/');
  const principal = name || principalId;
  if (type === 'Account') return { principalKind: 'root', principal };
  if (type === 'RAMUser') return { principalKind: 'user', principal };
  if (type === 'AssumedRoleUser') return { principalKind: 'role', principal };
  return { principalKind: 'other', principal };
}
