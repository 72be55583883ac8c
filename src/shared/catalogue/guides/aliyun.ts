import { mainAccount } from './aliyun/main-account.ts';
import { ramUser } from './aliyun/ram-user.ts';
import { temporary } from './aliyun/temporary.ts';
import type { CloudGuides } from './types.ts';

/** Alibaba Cloud. */
export const aliyunGuides: CloudGuides = [ramUser, mainAccount, temporary];
