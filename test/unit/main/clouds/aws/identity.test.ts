import { describe, expect, it } from 'vitest';
import { principalOf } from '../../../../../src/main/clouds/aws/identity.ts';

describe('principalOf', () => {
  it.each([
    ['arn:aws:iam::123456789012:root', 'root', 'ID'],
    ['arn:aws-cn:iam::123456789012:user/alice', 'user', 'alice'],
    ['arn:aws:iam::123456789012:user/division/team/bob', 'user', 'bob'],
    ['arn:aws:sts::123456789012:assumed-role/Admin/session-1', 'role', 'Admin'],
    ['arn:aws:sts::123456789012:federated-user/carol', 'other', 'carol'],
    ['arn:aws:iam::123456789012:user/root', 'user', 'root'],
    ['not an arn', 'other', 'ID'],
  ])('%s', (arn, principalKind, principal) => {
    expect(principalOf(arn, 'ID')).toEqual({ principalKind, principal });
  });
});
