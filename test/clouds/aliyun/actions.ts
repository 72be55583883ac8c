import { type CloudStore, isAllowed, type Principal, type StoredKey } from '../shared/store.ts';
import { AliyunRefusal } from './refusal.ts';

export interface ActionContext {
  readonly store: CloudStore;
  readonly caller: StoredKey;
  readonly params: URLSearchParams;
}

export interface Action {
  readonly version: string;
  readonly run: (context: ActionContext) => Readonly<Record<string, unknown>>;
}

const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const IDENTITY_TYPES = { root: 'Account', user: 'RAMUser', role: 'AssumedRoleUser' } as const;

function arnOf(owner: Principal): string {
  const account = `acs:ram::${owner.accountId}`;
  if (owner.kind === 'root') return `${account}:root`;
  return owner.kind === 'user'
    ? `${account}:user/${owner.name}`
    : `${account}:assumed-role/${owner.name}/session`;
}

function denied(): AliyunRefusal {
  return new AliyunRefusal(
    'NoPermission',
    403,
    'You are not authorized to do this action. You should be authorized by RAM.',
  );
}

/** No policy of the caller is looked at: only the path's may deny it. */
function getCallerIdentity({ store, caller }: ActionContext) {
  if (store.settings.deniedOnThisPath.includes('sts:GetCallerIdentity')) throw denied();
  const { owner } = caller;
  const common = {
    IdentityType: IDENTITY_TYPES[owner.kind],
    AccountId: owner.accountId,
    Arn: arnOf(owner),
  };
  if (owner.kind === 'root') return { ...common, PrincipalId: owner.accountId, UserId: owner.accountId };
  if (owner.kind === 'user') return { ...common, PrincipalId: owner.id, UserId: owner.id };
  return { ...common, PrincipalId: `${owner.id}:session`, RoleId: owner.id };
}

/** The principal that an IMS call is about: the caller, or a user `name@domain` of its account. */
function subjectOf({ store, caller, params }: ActionContext): Principal {
  const wanted = params.get('UserPrincipalName');
  if (wanted === null) return caller.owner;
  const name = wanted.split('@')[0];
  const owners = [...store.keys.values()].map((key) => key.owner);
  const found = owners.find((owner) => owner.name === name && owner.accountId === caller.owner.accountId);
  if (found === undefined) throw new AliyunRefusal('EntityNotExist.User', 404, 'The user does not exist.');
  return found;
}

function listAccessKeys(context: ActionContext) {
  if (!isAllowed(context.store, context.caller.owner, 'ram:ListAccessKeys')) throw denied();
  const keys = context.store.keysOf(subjectOf(context));
  return {
    AccessKeys: {
      AccessKey: keys.map((key) => ({
        AccessKeyId: key.publicId,
        Status: key.status,
        CreateDate: iso(key.createdAt),
        UpdateDate: iso(key.createdAt),
      })),
    },
  };
}

function getAccessKeyLastUsed(context: ActionContext) {
  if (!isAllowed(context.store, context.caller.owner, 'ram:GetAccessKeyLastUsed')) throw denied();
  const id = context.params.get('UserAccessKeyId') ?? '';
  const key = context.store.keysOf(subjectOf(context)).find(({ publicId }) => publicId === id);
  if (key === undefined) {
    throw new AliyunRefusal('EntityNotExist.User.AccessKey', 404, 'The AccessKey does not exist.');
  }
  const used = key.lastUsed;
  return {
    AccessKeyLastUsed: used === null ? {} : { LastUsedDate: iso(used.at), ServiceName: used.service },
  };
}

/** What this stand-in can do, by the name of the action. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  GetCallerIdentity: { version: '2015-04-01', run: getCallerIdentity },
  ListAccessKeys: { version: '2019-08-15', run: listAccessKeys },
  GetAccessKeyLastUsed: { version: '2019-08-15', run: getAccessKeyLastUsed },
};
