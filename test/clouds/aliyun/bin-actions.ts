import type { Binned } from '../shared/key-changes.ts';
import { type ActionContext, authorise, domainOf, iso, noSuchKey, subjectById } from './action.ts';
import { overLimit } from './key-actions.ts';

const shown = ({ key, recycledAt, purgedAt }: Binned) => ({
  AccessKeyId: key.publicId,
  CreateDate: iso(key.createdAt),
  RecycleDate: iso(recycledAt),
  DeleteDate: iso(purgedAt),
});

export function listAccessKeysInRecycleBin(context: ActionContext) {
  const owner = subjectById(context, 'ram:ListAccessKeysInRecycleBin');
  const entries = context.store.binned().filter((entry) => entry.key.owner === owner);
  return { AccessKeys: { AccessKey: entries.map(shown) } };
}

/** The entry that a call names by key and user. */
function named(context: ActionContext, action: string): Binned {
  const owner = subjectById(context, action);
  const id = context.params.get('UserAccessKeyId');
  const entry = context.store.binned().find(({ key }) => key.publicId === id && key.owner === owner);
  if (entry === undefined) throw noSuchKey();
  return entry;
}

export function getAccessKeyInfoInRecycleBin(context: ActionContext) {
  const { store, caller, params } = context;
  const id = params.get('UserAccessKeyId');
  const entry = store.binned().find(({ key }) => key.publicId === id);
  const foreign = entry?.key.owner.accountId !== caller.owner.accountId;
  authorise(context, 'ram:GetAccessKeyInfoInRecycleBin', foreign ? { ...caller.owner } : entry.key.owner);
  if (foreign) throw noSuchKey();
  const { owner } = entry.key;
  const user = {
    UserId: owner.id,
    UserPrincipalName: `${owner.name}@${domainOf(owner)}`,
    UserRecycled: false,
  };
  return { AccessKey: { ...shown(entry), ...user } };
}

export function restoreAccessKeyFromRecycleBin(context: ActionContext) {
  const entry = named(context, 'ram:RestoreAccessKeyFromRecycleBin');
  if (typeof context.store.restoreKey(entry, context.caller.publicId) === 'string') throw overLimit();
  return {};
}

export function deleteAccessKeyInRecycleBin(context: ActionContext) {
  const entry = named(context, 'ram:DeleteAccessKeyInRecycleBin');
  context.store.purgeKey(entry, context.caller.publicId);
  return {};
}
