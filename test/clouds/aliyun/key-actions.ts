import type { StoredKey } from '../shared/model.ts';
import { type ActionContext, authorise, domainOf, iso, noSuchKey, noSuchUser, subjectFor } from './action.ts';
import { AliyunRefusal } from './refusal.ts';

export function listAccessKeys(context: ActionContext) {
  const keys = context.store.keysOf(subjectFor(context, 'ram:ListAccessKeys'));
  return {
    AccessKeys: {
      AccessKey: keys.map((key) => ({
        AccessKeyId: key.publicId,
        Status: key.status,
        CreateDate: iso(key.createdAt),
        UpdateDate: iso(key.updatedAt),
      })),
    },
  };
}

export const overLimit = (): AliyunRefusal =>
  new AliyunRefusal(
    'LimitExceeded.User.AccessKey',
    409,
    'The access key count of the user access keys beyond the current limits.',
  );

export function createAccessKey(context: ActionContext) {
  const owner = subjectFor(context, 'ram:CreateAccessKey');
  const key = context.store.createKey(owner, context.caller.publicId);
  if (typeof key === 'string') throw overLimit();
  return {
    AccessKey: {
      AccessKeyId: key.publicId,
      AccessKeySecret: key.secret,
      Status: key.status,
      CreateDate: iso(key.createdAt),
    },
  };
}

/** The key that a call names, once its policies let it through; that of another principal is not found. */
function named(context: ActionContext, action: string): StoredKey {
  const owner = subjectFor(context, action);
  const key = context.store.keys.get(context.params.get('UserAccessKeyId') ?? '');
  if (key === undefined || key.owner !== owner || key.token !== null) throw noSuchKey();
  return key;
}

export function updateAccessKey(context: ActionContext) {
  const status = context.params.get('Status');
  if (status !== 'Active' && status !== 'Inactive') {
    throw new AliyunRefusal('InvalidParameter.Status', 400, 'The parameter - "Status" is invalid.');
  }
  context.store.setStatus(named(context, 'ram:UpdateAccessKey'), status, context.caller.publicId);
  return {};
}

export function deleteAccessKey(context: ActionContext) {
  const refused = context.store.deleteKey(named(context, 'ram:DeleteAccessKey'), context.caller.publicId);
  // The code is unconfirmed; RAM's conflicts are of this family.
  if (refused !== null) {
    throw new AliyunRefusal('DeleteConflict.User.AccessKey', 409, 'The access key is still active.');
  }
  return {};
}

export function getAccessKeyLastUsed(context: ActionContext) {
  const used = context.store.lastUseOf(named(context, 'ram:GetAccessKeyLastUsed'));
  return {
    AccessKeyLastUsed: used === null ? {} : { LastUsedDate: iso(used.at), ServiceName: used.service },
  };
}

/** Finds a user by one of its keys alone; the other two ways are not needed here. */
export function getUser(context: ActionContext) {
  const key = context.store.keys.get(context.params.get('UserAccessKeyId') ?? '');
  const foreign = key?.owner.accountId !== context.caller.owner.accountId;
  authorise(context, 'ram:GetUser', foreign ? { ...context.caller.owner } : key.owner);
  if (foreign || key.owner.kind !== 'user') throw noSuchUser();
  const { id, name } = key.owner;
  return {
    User: { UserId: id, UserName: name, UserPrincipalName: `${name}@${domainOf(key.owner)}` },
  };
}
