import { ctyunKind } from '../../clouds/ctyun/kind.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(ctyunKind);
