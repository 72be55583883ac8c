import { describe, expect, it } from 'vitest';
import { principalOf } from '../../../../../src/main/clouds/aliyun/identity.ts';

describe('principalOf', () => {
  it.each([
    ['Account', 'acs:ram::1234567890123456:root', 'root', 'ID'],
    ['RAMUser', 'acs:ram::1234567890123456:user/alice', 'user', 'alice'],
    ['AssumedRoleUser', 'acs:ram::1234567890123456:assumed-role/admin/session', 'role', 'admin'],
    ['Service', 'acs:ram::1234567890123456:service/x', 'other', 'x'],
    ['RAMUser', 'no arn', 'user', 'ID'],
  ])('%s %s', (type, arn, principalKind, principal) => {
    expect(principalOf(type, arn, 'ID')).toEqual({ principalKind, principal });
  });
});
