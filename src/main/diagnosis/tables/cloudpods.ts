import type { Table } from '../types.ts';

// Cloudpods: the texts of its identity service, which wraps each cause in one UnauthorizedError.
export const cloudpods: Table = {
  cloud: 'cloudpods',
  hosts: [],
  words: ['cloudpods', 'yunion', 'climc', '"details":"[auth]', 'details: [auth]'],
  hints: ['"class":"unauthorizederror"', '"class":"forbiddenerror"'],
  page: 'cloudpods-home',
  rows: [
    { cause: 'unknown-key', says: ['[auth] invalid access key id'] },
    { cause: 'wrong-secret', says: ['signature mismatch'], common: true },
    { cause: 'key-disabled', says: ['unauthorizederror', 'access key disabled'] },
    { cause: 'key-disabled', says: ['access key disabled'], common: true },
    { cause: 'key-expired', says: ['[auth] expired access key'] },
    { cause: 'account-suspended', says: ['[auth] user disabled'] },
    { cause: 'account-suspended', says: ['[auth] domain is disabled'] },
    { cause: 'account-suspended', says: ['[auth] project disabled'] },
    { cause: 'project-wrong', says: ['[auth] user not in project'] },
    { cause: 'denied', codes: ['ForbiddenError', 'NotSufficientPrivilegeError'], common: true },
    { cause: 'throttled', codes: ['TooManyRequestsError'], common: true },
  ],
};
