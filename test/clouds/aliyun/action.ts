import type { Principal, StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';
import type { CloudStore } from '../shared/store.ts';
import { AliyunRefusal } from './refusal.ts';

export interface ActionContext {
  readonly store: CloudStore;
  readonly caller: StoredKey;
  readonly params: URLSearchParams;
}

export interface Action {
  readonly version: string;
  /** As it is reported where a key was used. */
  readonly service: string;
  readonly run: (context: ActionContext) => Readonly<Record<string, unknown>>;
}

export const denied = (): AliyunRefusal =>
  new AliyunRefusal(
    'NoPermission',
    403,
    'You are not authorized to do this action. You should be authorized by RAM.',
  );

export const noSuchUser = (): AliyunRefusal =>
  new AliyunRefusal('EntityNotExist.User', 404, 'The user does not exist.');

export const noSuchKey = (): AliyunRefusal =>
  new AliyunRefusal('EntityNotExist.User.AccessKey', 404, 'The user access key does not exist.');

/** The domain that an account has from the start. */
export const domainOf = (owner: Principal): string => `${owner.accountId}.onaliyun.com`;

/** Throws the denial of RAM where no policy lets the action through. */
export function authorise({ store, caller }: ActionContext, action: string, subject: Principal): void {
  if (!isAllowed(store.settings, caller.owner, action, subject)) throw denied();
}

/** The principal that an IMS call is about: the caller, or a user `name@domain` of its account. Policies come first. */
export function subjectFor(context: ActionContext, action: string): Principal {
  const { store, caller, params } = context;
  const wanted = params.get('UserPrincipalName');
  if (wanted === null) {
    authorise(context, action, caller.owner);
    if (caller.owner.kind === 'role') throw noSuchUser();
    return caller.owner;
  }
  const user = store.principals.find(
    (one) =>
      one.kind === 'user' &&
      one.accountId === caller.owner.accountId &&
      wanted === `${one.name}@${domainOf(one)}`,
  );
  authorise(context, action, user ?? { ...caller.owner, name: wanted });
  if (user === undefined) throw noSuchUser();
  return user;
}

/** The same by `UserId`, which the actions of the recycle bin take. */
export function subjectById(context: ActionContext, action: string): Principal {
  const { store, caller, params } = context;
  const id = params.get('UserId');
  const user = id === null ? caller.owner : store.principals.find((one) => one.id === id);
  const foreign = user?.accountId !== caller.owner.accountId;
  authorise(context, action, foreign ? { ...caller.owner } : user);
  if (foreign || user.kind !== 'user') throw noSuchUser();
  return user;
}

/** IMS tells instants in whole seconds. */
export const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
