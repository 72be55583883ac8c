import type { FailureKind } from '../../../shared/model/failure.ts';
import { aliyunFailureKind } from '../aliyun/errors.ts';

// What the gateway itself says: cloudmux pkg/multicloud/apsara, whose rules read a bare 403 as a missing right.
const CODES: Readonly<Record<string, FailureKind>> = {
  '403': 'denied-but-valid',
  '404': 'wrong-endpoint',
};

/**
 * The kind of an Apsara Stack error. Behind the gateway are the services of the public cloud, so its codes are taken to
 * mean the same: an unknown key was seen to be answered so, the others are unconfirmed.
 */
export function apsaraFailureKind(code: string, httpStatus: number): FailureKind {
  if (code.includes('NoPermission')) return 'denied-but-valid';
  return CODES[code] ?? aliyunFailureKind(code, httpStatus);
}
