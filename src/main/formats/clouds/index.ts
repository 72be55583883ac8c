import type { CloudId } from '../../../shared/model/cloud.ts';
import { aliyun } from './aliyun.ts';
import { apsara } from './apsara.ts';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { cloudpods } from './cloudpods.ts';
import { ctyun } from './ctyun.ts';
import { ecloud } from './ecloud.ts';
import { gcp } from './gcp.ts';
import { huawei } from './huawei.ts';
import { jdcloud } from './jdcloud.ts';
import { tencent } from './tencent.ts';
import type { CloudSigns } from './types.ts';
import { ucloud } from './ucloud.ts';
import { zstack } from './zstack.ts';

export type { CloudSigns, OpenRole } from './types.ts';

/** The signs of every cloud. */
export const signs: Readonly<Record<CloudId, CloudSigns>> = {
  aliyun,
  aws,
  azure,
  gcp,
  huawei,
  tencent,
  ucloud,
  jdcloud,
  ctyun,
  ecloud,
  zstack,
  apsara,
  cloudpods,
};

/** In the order in which they are tried: a name that holds another's comes first. */
export const ALL_SIGNS: readonly CloudSigns[] = [
  apsara,
  cloudpods,
  ucloud,
  ...[aws, aliyun, azure, gcp, huawei, tencent, jdcloud, ctyun, ecloud, zstack],
];
