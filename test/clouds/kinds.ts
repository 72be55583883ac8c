import type { CloudId } from '../../src/shared/model/cloud.ts';
import { aliyunKind } from './aliyun/kind.ts';
import { apsaraKind } from './apsara/kind.ts';
import { awsKind } from './aws/kind.ts';
import { azureKind } from './azure/kind.ts';
import { cloudpodsKind } from './cloudpods/kind.ts';
import { ctyunKind } from './ctyun/kind.ts';
import { ecloudKind } from './ecloud/kind.ts';
import { gcpKind } from './gcp/kind.ts';
import { huaweiKind } from './huawei/kind.ts';
import { jdcloudKind } from './jdcloud/kind.ts';
import type { StandInKind } from './stand-in.ts';
import { tencentKind } from './tencent/kind.ts';
import { ucloudKind } from './ucloud/kind.ts';
import { zstackKind } from './zstack/kind.ts';

/** The stand-in of every platform. */
export const STAND_INS: Readonly<Record<CloudId, StandInKind>> = {
  aliyun: aliyunKind,
  aws: awsKind,
  azure: azureKind,
  gcp: gcpKind,
  huawei: huaweiKind,
  tencent: tencentKind,
  ucloud: ucloudKind,
  jdcloud: jdcloudKind,
  ctyun: ctyunKind,
  ecloud: ecloudKind,
  zstack: zstackKind,
  apsara: apsaraKind,
  cloudpods: cloudpodsKind,
};
