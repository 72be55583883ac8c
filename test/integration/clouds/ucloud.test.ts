import { ucloudKind } from '../../clouds/ucloud/kind.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(ucloudKind);
