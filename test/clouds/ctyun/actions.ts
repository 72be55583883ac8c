import { Refusal } from '../shared/front.ts';
import type { Principal, StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';
import type { CloudStore } from '../shared/store.ts';

export interface ActionContext {
  readonly store: CloudStore;
  readonly caller: StoredKey;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Action {
  readonly name: string;
  /** Whose words it refuses in. */
  readonly service: 'ecs' | 'iam';
  readonly run: (context: ActionContext) => Readonly<Record<string, unknown>>;
}

/** Users go by 32 digits here. */
export const userIdOf = (owner: Principal): string => owner.id.toLowerCase().padStart(32, '0');

/** The codes of denials are unconfirmed; that they are a service's own, and not the gateway's, is what counts. */
function authorise({ store, caller }: ActionContext, action: string): void {
  if (isAllowed(store.settings, caller.owner, action)) return;
  const code = action.startsWith('iam:') ? 'CTIAM_0101' : 'Openapi.Policy.PermissionDeny';
  throw new Refusal(200, code, '无权限');
}

const listRegions: Action['run'] = (context) => {
  authorise(context, 'ecs:list-regions');
  const region = { regionID: 'bb9fdb42056f11eda1610242ac110002', regionName: '华东1', zoneList: [] };
  return { regionList: [region] };
};

const usersOf = ({ store, caller }: ActionContext): readonly Principal[] =>
  store.principals.filter(({ accountId }) => accountId === caller.owner.accountId);

const getUsers: Action['run'] = (context) => {
  authorise(context, 'iam:getUsers');
  const [page, size] = [Number(context.body.pageNum), Number(context.body.pageSize)];
  const users = usersOf(context);
  const result = users.slice((page - 1) * size, page * size).map((user) => ({
    userId: userIdOf(user),
    accountId: user.accountId,
    userName: user.name,
    loginEmail: `${user.name}@example.com`,
    mobilePhone: '13800000000',
    isRoot: user.kind === 'root' ? 1 : 0,
    prohibit: 0,
  }));
  return { pageNum: page, pageSize: size, total: users.length, result };
};

const queryAk: Action['run'] = (context) => {
  authorise(context, 'iam:queryAk');
  const wanted = context.body.userIdList as readonly string[];
  const users = usersOf(context).filter((user) => wanted.includes(userIdOf(user)));
  const accessKeyUserList = users.map((user) => ({
    userId: userIdOf(user),
    accessKeyList: context.store.keysOf(user).map((key) => ({
      accessKey: key.publicId,
      secretKey: key.secret,
      userId: userIdOf(user),
      accountId: user.accountId,
      createdTime: key.createdAt,
      status: key.status === 'Active' ? '1000' : '1001',
    })),
  }));
  return { accessKeyUserList };
};

/** What this stand-in can do, by method and path. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  'GET /v4/region/list-regions': { name: 'list-regions', service: 'ecs', run: listRegions },
  'POST /v1/openapi/user/getUsers': { name: 'getUsers', service: 'iam', run: getUsers },
  'POST /v1/credential/queryAk': { name: 'queryAk', service: 'iam', run: queryAk },
};
