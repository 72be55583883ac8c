import { expect, it } from 'vitest';
import { claimsOf } from '../../../../../src/main/clouds/azure/claims.ts';

const tokenOf = (payload: unknown) =>
  `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;

it('reads what a token tells, and nothing else', () => {
  const told = { tid: 'a', oid: 'b', app_displayname: '部署' };
  expect(claimsOf(tokenOf({ ...told, roles: ['x'] }))).toEqual(told);
});

it.each([
  ['an opaque token', 'EwBwA8l6BAAU'],
  ['no text', ''],
  ['three parts of something', 'a.b.c'],
  ['a list', tokenOf([])],
  ['null', tokenOf(null)],
])('is empty for %s', (_what, token) => {
  expect(claimsOf(token)).toEqual({});
});

it('leaves out a claim of another kind, and keeps the others', () => {
  const odd = { tid: 1, oid: 'b', app_displayname: 'n'.repeat(501) };
  expect(claimsOf(tokenOf(odd)).oid).toBe('b');
  expect(claimsOf(tokenOf(odd)).tid).toBeUndefined();
  expect(claimsOf(tokenOf(odd)).app_displayname).toBeUndefined();
});
