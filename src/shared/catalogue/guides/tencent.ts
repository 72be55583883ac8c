import { mainAccount } from './tencent/main-account.ts';
import { subAccount } from './tencent/sub-account.ts';
import { temporary } from './tencent/temporary.ts';
import type { CloudGuides } from './types.ts';

/** Tencent Cloud. */
export const tencentGuides: CloudGuides = [subAccount, mainAccount, temporary];
