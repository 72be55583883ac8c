import type { Identity } from '../../../shared/model/identity.ts';

type Principal = Pick<Identity, 'principalKind' | 'principal'>;

/**
 * Reads who an ARN names (IAM user guide, "IAM identifiers"). A user's path is left out of its name, and so is a
 * session's name: the role is the principal. Anything else is shown by `userId`.
 */
export function principalOf(arn: string, userId: string): Principal {
  const resource = arn.split(':').slice(5).join(':');
  const [kind, ...rest] = resource.split('/');
  if (kind === 'root') return { principalKind: 'root', principal: userId };
  if (kind === 'user') return { principalKind: 'user', principal: rest.at(-1) ?? userId };
  if (kind === 'assumed-role') return { principalKind: 'role', principal: rest[0] ?? userId };
  return { principalKind: 'other', principal: rest.at(-1) ?? userId };
}
