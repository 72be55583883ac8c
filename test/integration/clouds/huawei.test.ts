import { huaweiKind } from '../../clouds/huawei/kind.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(huaweiKind);
