import type { Table } from '../types.ts';

// ZStack: the words of its REST server's refusals.
export const zstack: Table = {
  cloud: 'zstack',
  hosts: [],
  words: [
    'zstack',
    'wrong accesskey signature',
    'requesttimetooskewed, server time',
    'does not existed or disabled',
  ],
  hints: ['"code":"id.10'],
  page: null,
  rows: [
    { cause: 'unknown-or-disabled', says: ['does not existed or disabled'] },
    { cause: 'wrong-secret', says: ['wrong accesskey signature'] },
    {
      cause: 'clock-skew',
      says: ['requesttimetooskewed'],
      common: true,
      first: [
        {
          zh: '管理节点可能按本地时间比较：两边的时区也要一致。',
          en: 'The management node may compare local times: the zones have to agree too.',
        },
      ],
    },
    { cause: 'signature-malformed', says: ['accesskey format is'] },
    { cause: 'signature-malformed', says: ["'date' must be", 'accesskey'] },
    { cause: 'signature-malformed', says: ["'date' format error"], common: true },
    // `IdentityErrors` of the public source.
    { cause: 'expired-token', codes: ['ID.1001'] },
    { cause: 'denied', codes: ['ID.1002'] },
    { cause: 'account-suspended', codes: ['ID.1007'] },
    { cause: 'wrong-endpoint', says: ['unable to find restauthenticationbackend'] },
    { cause: 'wrong-endpoint', says: ["authorization type must be 'oauth'"], common: true },
    { cause: 'wrong-endpoint', says: ['no api mapping to'], common: true },
    {
      cause: 'wrong-endpoint',
      says: ['<!doctype html', 'zstack'],
      why: {
        zh: '回答的是控制台网页：5000 是界面的端口，接口在 8080。',
        en: 'The console’s web page answered: 5000 is the interface’s port, the API is at 8080.',
      },
      steps: [{ zh: '把端口改为 8080。', en: 'Use port 8080.' }],
    },
  ],
};
