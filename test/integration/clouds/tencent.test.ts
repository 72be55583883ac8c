import { tencentKind } from '../../clouds/tencent/kind.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(tencentKind);
