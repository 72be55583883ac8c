import { jdcloudKind } from '../../clouds/jdcloud/kind.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(jdcloudKind);
