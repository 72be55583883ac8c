import { describe, expect, it } from 'vitest';
import { principalOf } from '../../../../../src/main/clouds/tencent/identity.ts';

const AccountId = '100000000001';

describe('principalOf', () => {
  it.each([
    [AccountId, 'qcs::cam::uin/100000000001:root', 'RootAccount', 'root', AccountId],
    ['100000000002', 'qcs::cam:100000000001:uin/100000000002', 'CAMUser', 'user', '100000000002'],
    [
      '4611686018427000:session',
      'qcs::sts:100000000001:assumed-role/4611686018427000',
      'CAMRole',
      'role',
      '4611686018427000',
    ],
    [
      '4611686018427000:session',
      'qcs::sts:100000000001:assumed-role/4611686018427000',
      '',
      'role',
      '4611686018427000',
    ],
    [
      '100000000002:guest',
      'qcs::sts:100000000001:federated-user/100000000002',
      'CAMUser',
      'other',
      '100000000002:guest',
    ],
  ])('%s %s', (UserId, Arn, Type, principalKind, principal) => {
    expect(principalOf({ AccountId, UserId, Arn, Type })).toEqual({ principalKind, principal });
  });
});
