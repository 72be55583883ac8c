import type { Principal } from '../shared/model.ts';
import { type Action, type ActionContext, denied } from './action.ts';
import * as bin from './bin-actions.ts';
import * as keys from './key-actions.ts';

const IDENTITY_TYPES = { root: 'Account', user: 'RAMUser', role: 'AssumedRoleUser' } as const;

function arnOf(owner: Principal): string {
  const account = `acs:ram::${owner.accountId}`;
  if (owner.kind === 'root') return `${account}:root`;
  return owner.kind === 'user'
    ? `${account}:user/${owner.name}`
    : `${account}:assumed-role/${owner.name}/session`;
}

/** No policy of the caller is looked at: only the path's may deny it. */
function getCallerIdentity({ store, caller }: ActionContext) {
  if (store.settings.deniedOnThisPath.includes('sts:GetCallerIdentity')) throw denied();
  const { owner } = caller;
  store.proved(caller);
  const common = {
    IdentityType: IDENTITY_TYPES[owner.kind],
    AccountId: owner.accountId,
    Arn: arnOf(owner),
  };
  if (owner.kind === 'root') return { ...common, PrincipalId: owner.accountId, UserId: owner.accountId };
  if (owner.kind === 'user') return { ...common, PrincipalId: owner.id, UserId: owner.id };
  return { ...common, PrincipalId: `${owner.id}:session`, RoleId: owner.id };
}

const sts = (run: Action['run']): Action => ({ version: '2015-04-01', service: 'Sts', run });
const ims = (run: Action['run']): Action => ({ version: '2019-08-15', service: 'Ims', run });

/** What this stand-in can do, by the name of the action. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  GetCallerIdentity: sts(getCallerIdentity),
  ListAccessKeys: ims(keys.listAccessKeys),
  CreateAccessKey: ims(keys.createAccessKey),
  UpdateAccessKey: ims(keys.updateAccessKey),
  DeleteAccessKey: ims(keys.deleteAccessKey),
  GetAccessKeyLastUsed: ims(keys.getAccessKeyLastUsed),
  GetUser: ims(keys.getUser),
  ListAccessKeysInRecycleBin: ims(bin.listAccessKeysInRecycleBin),
  GetAccessKeyInfoInRecycleBin: ims(bin.getAccessKeyInfoInRecycleBin),
  RestoreAccessKeyFromRecycleBin: ims(bin.restoreAccessKeyFromRecycleBin),
  DeleteAccessKeyInRecycleBin: ims(bin.deleteAccessKeyInRecycleBin),
};
