import { account } from './huawei/account.ts';
import { iamUser } from './huawei/iam-user.ts';
import { temporary } from './huawei/temporary.ts';
import type { CloudGuides } from './types.ts';

/** Huawei Cloud. */
export const huaweiGuides: CloudGuides = [iamUser, account, temporary];
