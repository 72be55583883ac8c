import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Table } from '../types.ts';
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
import { ucloud } from './ucloud.ts';
import { zstack } from './zstack.ts';

/** Each cloud's table. A private cloud comes after the public one that it speaks like. */
export const TABLES: Readonly<Record<CloudId, Table>> = {
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
