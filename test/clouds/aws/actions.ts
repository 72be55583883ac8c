import { type CloudStore, isAllowed, type StoredKey } from '../shared/store.ts';
import { arnOf, userIdOf } from './arn.ts';
import { AwsRefusal, IAM, type Service, STS, type Xml } from './xml.ts';

export interface ActionContext {
  readonly store: CloudStore;
  readonly partition: string;
  readonly caller: StoredKey;
  readonly params: URLSearchParams;
}

export interface Action {
  readonly service: Service;
  readonly run: (context: ActionContext) => Xml;
}

const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

function authorise({ store, caller, partition }: ActionContext, action: string, resource: string): void {
  if (isAllowed(store, caller.owner, action)) return;
  const arn = arnOf(caller.owner, partition);
  throw new AwsRefusal(
    'AccessDenied',
    403,
    `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  );
}

/** No policy of the caller is looked at: only the path's may deny it. */
function getCallerIdentity({ store, caller, partition }: ActionContext): Xml {
  const action = 'sts:GetCallerIdentity';
  const arn = arnOf(caller.owner, partition);
  if (store.settings.deniedOnThisPath.includes(action)) {
    throw new AwsRefusal(
      'AccessDenied',
      403,
      `User: ${arn} is not authorized to perform: ${action} because no VPC endpoint policy allows the ${action} action`,
    );
  }
  return { Arn: arn, UserId: userIdOf(caller.owner), Account: caller.owner.accountId };
}

/** The caller's own keys, or those of a user of the same account. */
function listAccessKeys(context: ActionContext): Xml {
  const { store, caller, params } = context;
  const name = params.get('UserName');
  if (name === null && caller.token !== null) {
    throw new AwsRefusal(
      'ValidationError',
      400,
      'Must specify userName when calling with non-User credentials',
    );
  }
  authorise(context, 'iam:ListAccessKeys', `user ${name ?? caller.owner.name}`);
  const owned =
    name === null
      ? store.keysOf(caller.owner)
      : [...store.keys.values()].filter(
          ({ owner, token }) =>
            owner.name === name && owner.accountId === caller.owner.accountId && token === null,
        );
  const start = Number(params.get('Marker') ?? '0');
  const size = Math.min(Number(params.get('MaxItems') ?? '100'), store.settings.pageSize);
  const page = owned.slice(start, start + size);
  const more = start + size < owned.length;
  return {
    AccessKeyMetadata: page.map((key) => ({
      UserName: key.owner.kind === 'root' ? null : key.owner.name,
      AccessKeyId: key.publicId,
      Status: key.status,
      CreateDate: iso(key.createdAt),
    })),
    IsTruncated: more,
    Marker: more ? String(start + size) : null,
  };
}

function getAccessKeyLastUsed(context: ActionContext): Xml {
  const { store, caller, params } = context;
  const id = params.get('AccessKeyId') ?? '';
  authorise(context, 'iam:GetAccessKeyLastUsed', 'access key');
  const key = store.keys.get(id);
  if (key === undefined || key.owner.accountId !== caller.owner.accountId) {
    throw new AwsRefusal('NoSuchEntity', 404, `The Access Key with id ${id} cannot be found.`);
  }
  const used = key.lastUsed;
  return {
    UserName: key.owner.name,
    AccessKeyLastUsed: {
      Region: used?.region ?? 'N/A',
      ServiceName: used?.service ?? 'N/A',
      LastUsedDate: used === null ? null : iso(used.at),
    },
  };
}

/** What this stand-in can do, by the name of the action. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  GetCallerIdentity: { service: STS, run: getCallerIdentity },
  ListAccessKeys: { service: IAM, run: listAccessKeys },
  GetAccessKeyLastUsed: { service: IAM, run: getAccessKeyLastUsed },
};
