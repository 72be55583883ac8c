import type { Principal } from '../shared/model.ts';

/** The ARN that STS answers for a principal; a role's is that of one of its sessions. */
export function arnOf(owner: Principal, partition: string): string {
  const account = `arn:${partition}:iam::${owner.accountId}`;
  if (owner.kind === 'root') return `${account}:root`;
  if (owner.kind === 'user') return `${account}:user/${owner.name}`;
  return `arn:${partition}:sts::${owner.accountId}:assumed-role/${owner.name}/session`;
}

/** The UserId that STS answers: the account for root, and for a role its id and the session. */
export function userIdOf(owner: Principal): string {
  if (owner.kind === 'root') return owner.accountId;
  return owner.kind === 'user' ? `AIDA${owner.id}` : `AROA${owner.id}:session`;
}
