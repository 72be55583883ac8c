import type { Table } from '../types.ts';

// UCloud: RetCode in an answer of HTTP 200, by the notes of its signature guide and its command line's source.
export const ucloud: Table = {
  cloud: 'ucloud',
  hosts: ['ucloud.cn', 'ucloud-global.com', 'ufileos.com'],
  words: ['ucloud', 'verifyac'],
  hints: ['"retcode"'],
  page: 'ucloud-signature',
  rows: [
    {
      cause: 'wrong-secret',
      says: ['signature verifyac error'],
      first: [
        {
          zh: '自己签名时，布尔值要写成小写的 true、false，签名与发送的值必须相同。',
          en: 'If your own code signs, write booleans as lower-case true and false, the same in signature and request.',
        },
      ],
    },
    { cause: 'wrong-secret', codes: ['RetCode 171'] },
    {
      cause: 'unknown-or-disabled',
      codes: ['RetCode 172'],
      page: 'ucloud-keys',
      first: [
        {
          zh: '公钥里的特殊字符没有做 URL 编码时，也会得到这个回答。',
          en: 'A public key whose special characters are not URL-encoded gets this answer too.',
        },
      ],
    },
    { cause: 'signature-missing', codes: ['RetCode 170'] },
    { cause: 'throttled', codes: ['RetCode 153'] },
    { cause: 'unknown-action', codes: ['RetCode 160', 'RetCode 161'] },
    { cause: 'project-wrong', codes: ['RetCode 292'], page: 'ucloud-keys' },
    { cause: 'denied', codes: ['RetCode 299', 'RetCode 293'], page: 'ucloud-keys' },
    { cause: 'not-from-here', codes: ['RetCode 294'], page: 'ucloud-keys' },
  ],
};
