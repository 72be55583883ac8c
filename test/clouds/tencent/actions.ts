import { Refusal, type Visit } from '../shared/front.ts';
import type { Principal, StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';

/** What an action knows of the request that asks for it. */
export interface Asked extends Visit {
  readonly caller: StoredKey;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The number of an account; the root account's is the account's own. */
export const uinOf = ({ kind, accountId, id }: Principal): string =>
  kind === 'root' ? accountId : `1000${String(BigInt(`0x${id}`) % 100_000_000n).padStart(8, '0')}`;

const chinaTime = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** Throws CAM's denial where no policy lets the action through. */
function authorise({ store, caller }: Asked, action: string, subject: Principal = caller.owner): void {
  if (isAllowed(store.settings, caller.owner, action, subject)) return;
  const text = `you are not authorized to perform operation (${action}). resource (qcs::cam::uin/${uinOf(caller.owner)}:*) has no permission.`;
  throw new Refusal(200, 'AuthFailure.UnauthorizedOperation', text);
}

/** No policy of the caller is looked at: only the path's may deny it. */
function getCallerIdentity({ store, caller }: Asked) {
  if (store.settings.deniedOnThisPath.includes('sts:GetCallerIdentity')) {
    throw new Refusal(200, 'UnauthorizedOperation', 'You are not authorized to do this.');
  }
  const { owner } = caller;
  const uin = uinOf(owner);
  store.proved(caller);
  const account = owner.accountId;
  if (owner.kind === 'role') {
    const role = `4611686018427${uin.slice(4)}`;
    const arn = `qcs::sts:${account}:assumed-role/${role}`;
    return { Type: 'CAMRole', AccountId: account, UserId: `${role}:session`, PrincipalId: account, Arn: arn };
  }
  const arn = owner.kind === 'root' ? `qcs::cam::uin/${uin}:root` : `qcs::cam:${account}:uin/${uin}`;
  const type = owner.kind === 'root' ? 'RootAccount' : 'CAMUser';
  return { Type: type, AccountId: account, UserId: uin, PrincipalId: uin, Arn: arn };
}

function listAccessKeys(asked: Asked) {
  const { store, caller, params } = asked;
  const wanted = params.TargetUin === undefined ? uinOf(caller.owner) : String(params.TargetUin);
  const subject = store.principals.find(
    (one) => one.kind !== 'role' && one.accountId === caller.owner.accountId && uinOf(one) === wanted,
  );
  authorise(asked, 'cam:ListAccessKeys', subject ?? { ...caller.owner });
  if (subject === undefined) throw new Refusal(200, 'ResourceNotFound.UserNotExist', 'User does not exist.');
  const keys = store.keysOf(subject).map((key) => ({
    AccessKeyId: key.publicId,
    Status: key.status,
    CreateTime: chinaTime(key.createdAt),
    Description: '',
  }));
  return { AccessKeys: keys.length === 0 ? null : keys };
}

function getSecurityLastUsed(asked: Asked) {
  const { store, params } = asked;
  authorise(asked, 'cam:GetSecurityLastUsed');
  const ids = Array.isArray(params.SecretIdList) ? params.SecretIdList.map(String) : [];
  const rows = ids.map((id) => {
    const key = store.keys.get(id);
    const used = key === undefined ? null : store.lastUseOf(key);
    return {
      SecretId: id,
      LastUsedDate: used === null ? null : chinaTime(used.at).slice(0, 10),
      LastSecretUsedDate: used === null ? null : used.at,
    };
  });
  return { SecretIdLastUsedRows: rows };
}

function listUsers(asked: Asked) {
  const { store, caller } = asked;
  authorise(asked, 'cam:ListUsers');
  const users = store.principals.filter(
    ({ kind, accountId }) => kind === 'user' && accountId === caller.owner.accountId,
  );
  return { Data: users.map((one) => ({ Uin: Number(uinOf(one)), Name: one.name, ConsoleLogin: 0 })) };
}

/** What this stand-in can do, by product and action. */
export const ACTIONS: Readonly<Record<string, (asked: Asked) => Readonly<Record<string, unknown>>>> = {
  'sts:GetCallerIdentity': getCallerIdentity,
  'cam:ListAccessKeys': listAccessKeys,
  'cam:GetSecurityLastUsed': getSecurityLastUsed,
  'cam:ListUsers': listUsers,
};
