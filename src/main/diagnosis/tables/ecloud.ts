import type { Table } from '../types.ts';

// ECloud: its gateway tells by the name of a parameter. That Timestamp is a clock that is off is unconfirmed.
export const ecloud: Table = {
  cloud: 'ecloud',
  hosts: ['ecloud.10086.cn', 'cmecloud.cn'],
  words: ['ecloud', 'cmecloud', '移动云', 'm02c002', 'invalid parameter accesskey'],
  hints: ['"state":"error"'],
  page: 'ecloud-keys',
  rows: [
    { cause: 'unknown-or-disabled', says: ['invalid parameter accesskey'] },
    { cause: 'wrong-secret', says: ['invalid parameter signature'], common: true },
    {
      cause: 'clock-skew',
      says: ['invalid parameter timestamp'],
      common: true,
      first: [
        {
          zh: '移动云的时间戳是北京时间加字母 Z，不是 UTC。',
          en: 'ECloud’s timestamp is Beijing time with a Z behind it, not UTC.',
        },
      ],
    },
    { cause: 'wrong-endpoint', codes: ['M02C002'] },
  ],
};
