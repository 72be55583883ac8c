import type { CloudContext, CloudKey, SeenState } from '../cloud.ts';
import { CloudError } from '../cloud-error.ts';
import { type ListEntry, listKeys, listUsers, STATUSES } from './access-keys.ts';
import { askCaller } from './identity.ts';

/** How many lists are asked for at a time: CAM allows twenty requests a second. */
const AT_A_TIME = 4;

/**
 * Looks for a key in the lists of all who may own it: the administrator, the sub-accounts, the root account. Nothing in
 * an id tells its owner. Where one of the lists may not be read and the others have no such key, throws the denial:
 * `absent` would be a guess.
 */
export async function lookUp(
  admin: CloudKey,
  { publicId }: Pick<CloudKey, 'publicId'>,
  ctx: CloudContext,
): Promise<SeenState> {
  const { AccountId } = await askCaller(admin, ctx);
  const fits = (entries: readonly ListEntry[]) => entries.find((entry) => entry.AccessKeyId === publicId);

  const own = fits(await listKeys(admin, null, ctx));
  if (own !== undefined) return stateOf(own);

  const owners = [...(await listUsers(admin, ctx)), Number(AccountId)];
  let denial: CloudError | null = null;
  for (let from = 0; from < owners.length; from += AT_A_TIME) {
    const asked = owners.slice(from, from + AT_A_TIME).map((uin) => readable(listKeys(admin, uin, ctx)));
    for (const answer of await Promise.all(asked)) {
      if (answer instanceof CloudError) denial = answer;
      else {
        const found = fits(answer);
        if (found !== undefined) return stateOf(found);
      }
    }
  }
  if (denial !== null) throw denial;
  return 'absent';
}

/** A word that is not known today is no `active`. */
const stateOf = ({ Status }: ListEntry): SeenState => STATUSES[Status] ?? 'disabled';

/** The denial in place of a list that may not be read. A user who was deleted meanwhile has no keys. */
async function readable(list: Promise<readonly ListEntry[]>): Promise<readonly ListEntry[] | CloudError> {
  try {
    return await list;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    if (error.failure.vendorCode?.startsWith('ResourceNotFound')) return [];
    if (error.failure.kind === 'denied-but-valid') return error;
    throw error;
  }
}
