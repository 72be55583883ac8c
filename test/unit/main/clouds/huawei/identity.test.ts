import { describe, expect, it } from 'vitest';
import { principalOf } from '../../../../../src/main/clouds/huawei/identity.ts';

const ACCOUNT = '27680d67da6b47eb82d00a1a118be145';

describe('principalOf', () => {
  it.each([
    [`iam::${ACCOUNT}:user:alice`, 'user', 'alice'],
    [`iam::${ACCOUNT}:user:a:b`, 'user', 'a:b'],
    [`iam::${ACCOUNT}:root`, 'root', 'ID'],
    [`sts::${ACCOUNT}::assumed-agency:deploy/session`, 'role', 'deploy'],
    [`sts::${ACCOUNT}:assumed-agency:deploy/session`, 'role', 'deploy'],
    [`iam::${ACCOUNT}:agency:deploy`, 'role', 'deploy'],
    [`iam::${ACCOUNT}:robot:r2`, 'other', 'r2'],
    ['no urn', 'other', 'ID'],
  ])('%s', (urn, principalKind, principal) => {
    expect(principalOf(urn, 'ID')).toEqual({ principalKind, principal });
  });
});
