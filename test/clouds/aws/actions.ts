import type { Action, ActionContext } from './action.ts';
import { arnOf, userIdOf } from './arn.ts';
import {
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  updateAccessKey,
} from './key-actions.ts';
import { AwsRefusal, IAM, STS, type Xml } from './xml.ts';

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
  store.proved(caller);
  return { Arn: arn, UserId: userIdOf(caller.owner), Account: caller.owner.accountId };
}

/** What this stand-in can do, by the name of the action. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  GetCallerIdentity: { service: STS, run: getCallerIdentity },
  ListAccessKeys: { service: IAM, run: listAccessKeys },
  CreateAccessKey: { service: IAM, run: createAccessKey },
  UpdateAccessKey: { service: IAM, run: updateAccessKey },
  DeleteAccessKey: { service: IAM, run: deleteAccessKey },
  GetAccessKeyLastUsed: { service: IAM, run: getAccessKeyLastUsed },
};
