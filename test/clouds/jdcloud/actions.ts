import { Refusal } from '../shared/front.ts';
import type { Principal, StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';
import type { CloudStore } from '../shared/store.ts';

export interface ActionContext {
  readonly store: CloudStore;
  readonly caller: StoredKey;
  /** What the path's pattern caught. */
  readonly part: string;
  readonly query: URLSearchParams;
}

export interface Action {
  readonly name: string;
  readonly path: RegExp;
  readonly run: (context: ActionContext) => Readonly<Record<string, unknown>>;
}

/** As JD Cloud writes whose a key is; the main account's store name is its pin. */
export const pinOf = (owner: Principal): string =>
  owner.kind === 'user' ? `${owner.accountId} @ ${owner.name}` : owner.accountId;

/** The words are unconfirmed; the status of 403 is what counts. */
function authorise({ store, caller }: ActionContext, action: string, subject: Principal): void {
  if (isAllowed(store.settings, caller.owner, `iam:${action}`, subject)) return;
  throw new Refusal(403, 'PERMISSION_DENIED', 'You have no permission to do this.');
}

const notFound = () => new Refusal(404, 'NOT_FOUND', 'user not exist');

const describeUserPin: Action['run'] = (context) => {
  authorise(context, 'describeUserPin', context.caller.owner);
  const key = context.store.keys.get(context.query.get('accessKey') ?? '');
  if (key === undefined) throw notFound();
  return { pin: pinOf(key.owner) };
};

const common = (key: StoredKey) => ({
  accessKey: key.publicId,
  createTime: beijing(key.createdAt),
  ...(key.lastUsed && { lastVisitTime: beijing(key.lastUsed.at), lastVisitEvent: key.lastUsed.service }),
  yn: 1,
});

/** That instants look like this is unconfirmed. */
const beijing = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

const bit = ({ status }: StoredKey): number => (status === 'Active' ? 1 : 0);

const describeUserAccessKeys: Action['run'] = (context) => {
  authorise(context, 'describeUserAccessKeys', { ...context.caller.owner, kind: 'root' });
  const { accountId } = context.caller.owner;
  const root = context.store.principals.find((one) => one.kind === 'root' && one.accountId === accountId);
  const keys = root === undefined ? [] : context.store.keysOf(root);
  return {
    userAccessKeys: keys.map((key) => ({ ...common(key), accessKeySecret: key.secret, state: bit(key) })),
  };
};

const usersOf = ({ store, caller }: ActionContext): readonly Principal[] =>
  store.principals.filter((one) => one.kind === 'user' && one.accountId === caller.owner.accountId);

const getSubUserAccessKeys: Action['run'] = (context) => {
  const user = usersOf(context).find(({ name }) => name === decodeURIComponent(context.part));
  authorise(context, 'getSubUserAccessKeys', user ?? { ...context.caller.owner });
  if (user === undefined) throw notFound();
  const keys = context.store.keysOf(user);
  return {
    userAccessKeys: keys.map((key) => ({ ...common(key), secretAccessKey: key.secret, status: bit(key) })),
  };
};

const describeSubUsers: Action['run'] = (context) => {
  authorise(context, 'describeSubUsers', { ...context.caller.owner });
  const [page, size] = ['pageNumber', 'pageSize'].map((name) => Number(context.query.get(name) ?? 1));
  const users = usersOf(context);
  const from = ((page ?? 1) - 1) * (size ?? 50);
  return {
    subUsers: users.slice(from, from + (size ?? 50)).map(({ name }) => ({ name })),
    total: users.length,
  };
};

const describeSubUser: Action['run'] = (context) => {
  const user = usersOf(context).find(({ name }) => name === decodeURIComponent(context.part));
  authorise(context, 'describeSubUser', user ?? { ...context.caller.owner });
  if (user === undefined) throw notFound();
  return { subUser: { name: user.name, account: user.accountId } };
};

/** What this stand-in can do; paths as they are sent, encoded. */
export const ACTIONS: readonly Action[] = [
  {
    name: 'describeUserPin',
    path: /^\/v1\/regions\/([^/]+)\/user%3AdescribeUserPin$/,
    run: describeUserPin,
  },
  {
    name: 'describeUserAccessKeys',
    path: /^\/v1\/regions\/([^/]+)\/userAccessKeys$/,
    run: describeUserAccessKeys,
  },
  {
    name: 'getSubUserAccessKeys',
    path: /^\/v1\/subUser\/([^/]+)\/getSubUserAccessKeys$/,
    run: getSubUserAccessKeys,
  },
  { name: 'describeSubUsers', path: /^\/v1\/(subUsers)$/, run: describeSubUsers },
  { name: 'describeSubUser', path: /^\/v1\/subUser\/([^/]+)$/, run: describeSubUser },
];
