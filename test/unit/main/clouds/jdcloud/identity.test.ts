import { describe, expect, it } from 'vitest';
import { whoIs } from '../../../../../src/main/clouds/jdcloud/identity.ts';

describe('whoIs', () => {
  it.each([
    ['main', 'main', 'root', 'main'],
    ['main@sub', 'main', 'user', 'sub'],
    ['main @ sub', 'main', 'user', 'sub'],
    ['someone@example.com@sub', 'someone@example.com', 'user', 'sub'],
    ['main@', 'main@', 'root', 'main@'],
    ['@sub', '@sub', 'root', '@sub'],
  ])('%s', (pin, accountId, principalKind, principal) => {
    expect(whoIs(pin)).toEqual({ accountId, principalKind, principal });
  });
});
