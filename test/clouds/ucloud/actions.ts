import { Refusal } from '../shared/front.ts';
import type { Principal, StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';
import type { CloudStore } from '../shared/store.ts';

export interface ActionContext {
  readonly store: CloudStore;
  readonly caller: StoredKey;
  readonly params: ReadonlyMap<string, string>;
}

type Action = (context: ActionContext) => Readonly<Record<string, unknown>>;

/** Users have numbers here; the store's ids are hexadecimal. */
export const userIdOf = (owner: Principal): number => Number.parseInt(owner.id.slice(0, 6), 16);
export const companyOf = (owner: Principal): string => `Example ${owner.accountId} Ltd`;

function authorise({ store, caller }: ActionContext, action: string, subject: Principal): void {
  if (isAllowed(store.settings, caller.owner, action, subject)) return;
  throw new Refusal(200, '299', 'IAM permission check failed');
}

const getUserInfo: Action = (context) => {
  const { owner } = context.caller;
  authorise(context, 'uaccount:GetUserInfo', owner);
  const info = {
    UserId: userIdOf(owner),
    UserName: owner.name,
    UserEmail: `${owner.name}@example.com`,
    UserPhone: '13800000000',
    CompanyName: companyOf(owner),
    Admin: owner.kind === 'root' ? 1 : 0,
    UserType: 1,
  };
  return { DataSet: [info] };
};

/** The users of the caller's company, but not the main account: whether IAM lists that too is written nowhere. */
const usersOf = ({ store, caller }: ActionContext): readonly Principal[] =>
  store.principals.filter((one) => one.kind === 'user' && one.accountId === caller.owner.accountId);

const listUsers: Action = (context) => {
  authorise(context, 'iam:ListUsers', { ...context.caller.owner });
  const offset = Number(context.params.get('Offset') ?? 0);
  const limit = Math.min(100, Number(context.params.get('Limit') ?? 10));
  const users = usersOf(context);
  const page = users.slice(offset, offset + limit).map((user) => ({
    UserName: user.name,
    Email: `${user.name}@example.com`,
    Status: 'Active',
  }));
  return { Users: page, TotalCount: users.length };
};

const listAccessKeys: Action = (context) => {
  const user = usersOf(context).find(({ name }) => name === context.params.get('UserName'));
  authorise(context, 'iam:ListAccessKeys', user ?? { ...context.caller.owner });
  if (user === undefined) throw new Refusal(200, '230', 'Params [UserName] not available');
  const keys = context.store.keysOf(user).map((key) => ({
    AccessKeyID: key.publicId,
    AccessKeySecret: key.secret,
    UserId: userIdOf(user),
    Status: key.status === 'Active' ? 'Active' : 'Inactive',
    CreatedAt: Math.floor(key.createdAt / 1000),
    ExpiredAt: 0,
    DeletedAt: 0,
  }));
  return { AccessKey: keys };
};

/** What this stand-in can do, by the name of the action. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  GetUserInfo: getUserInfo,
  ListUsers: listUsers,
  ListAccessKeys: listAccessKeys,
};
