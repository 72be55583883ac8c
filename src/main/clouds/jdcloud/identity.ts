import type { Identity } from '../../../shared/model/identity.ts';

type Who = Pick<Identity, 'accountId' | 'principalKind' | 'principal'>;

/**
 * Reads whose pin this is. For a sub-user JD Cloud writes the main account's pin, `@` and the sub-user's, with or without
 * blanks; a main account's stands alone. Names of sub-users have no `@`, so the last one divides.
 */
export function whoIs(pin: string): Who {
  const at = pin.lastIndexOf('@');
  const [account, user] = at < 0 ? [pin.trim(), ''] : [pin.slice(0, at).trim(), pin.slice(at + 1).trim()];
  if (account === '' || user === '') return { accountId: pin, principalKind: 'root', principal: pin };
  return { accountId: account, principalKind: 'user', principal: user };
}
