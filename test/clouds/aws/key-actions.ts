import type { StoredKey } from '../shared/model.ts';
import { type ActionContext, authorise, iso, subjectFor } from './action.ts';
import { AwsRefusal, type Xml } from './xml.ts';

const nameOf = ({ owner }: StoredKey): string | null => (owner.kind === 'root' ? null : owner.name);

const noSuchKey = (id: string): AwsRefusal =>
  new AwsRefusal('NoSuchEntity', 404, `The Access Key with id ${id} cannot be found.`);

/** The caller's own keys, or those of a user of the same account. */
export function listAccessKeys(context: ActionContext): Xml {
  const { store, params } = context;
  const owned = store.keysOf(subjectFor(context, 'iam:ListAccessKeys'));
  const start = Number(params.get('Marker') ?? '0');
  const size = Math.min(Number(params.get('MaxItems') ?? '100'), store.settings.pageSize);
  const page = owned.slice(start, start + size);
  const more = start + size < owned.length;
  return {
    AccessKeyMetadata: page.map((key) => ({
      UserName: nameOf(key),
      AccessKeyId: key.publicId,
      Status: key.status,
      CreateDate: iso(key.createdAt),
    })),
    IsTruncated: more,
    Marker: more ? String(start + size) : null,
  };
}

export function createAccessKey(context: ActionContext): Xml {
  const { store, caller } = context;
  const owner = subjectFor(context, 'iam:CreateAccessKey');
  const key = store.createKey(owner, caller.publicId);
  if (typeof key === 'string') {
    const { maxKeys } = store.settings;
    const quota = owner.kind === 'root' ? maxKeys.root : maxKeys.user;
    throw new AwsRefusal('LimitExceeded', 409, `Cannot exceed quota for AccessKeysPerUser: ${quota}`);
  }
  return {
    AccessKey: {
      UserName: nameOf(key),
      AccessKeyId: key.publicId,
      Status: key.status,
      SecretAccessKey: key.secret,
      CreateDate: iso(key.createdAt),
    },
  };
}

/** The key that a call names, once its policies let it through; that of another user is not found. */
function named(context: ActionContext, action: string): StoredKey {
  const owner = subjectFor(context, action);
  const id = context.params.get('AccessKeyId') ?? '';
  const key = context.store.keys.get(id);
  if (key === undefined || key.owner !== owner || key.token !== null) throw noSuchKey(id);
  return key;
}

export function updateAccessKey(context: ActionContext): Xml {
  const status = context.params.get('Status');
  if (status !== 'Active' && status !== 'Inactive') {
    throw new AwsRefusal('ValidationError', 400, "Value at 'status' failed to satisfy constraint");
  }
  context.store.setStatus(named(context, 'iam:UpdateAccessKey'), status, context.caller.publicId);
  return {};
}

export function deleteAccessKey(context: ActionContext): Xml {
  const refused = context.store.deleteKey(named(context, 'iam:DeleteAccessKey'), context.caller.publicId);
  if (refused !== null) throw new AwsRefusal('DeleteConflict', 409, 'The key must be inactive.');
  return {};
}

export function getAccessKeyLastUsed(context: ActionContext): Xml {
  const { store, caller, params } = context;
  const id = params.get('AccessKeyId') ?? '';
  const key = store.keys.get(id);
  const foreign = key === undefined || key.owner.accountId !== caller.owner.accountId;
  authorise(context, 'iam:GetAccessKeyLastUsed', foreign ? caller.owner : key.owner);
  if (foreign) throw noSuchKey(id);
  const used = store.lastUseOf(key);
  return {
    UserName: key.owner.name,
    AccessKeyLastUsed: {
      Region: used?.region ?? 'N/A',
      ServiceName: used?.service ?? 'N/A',
      LastUsedDate: used === null ? null : iso(used.at),
    },
  };
}
