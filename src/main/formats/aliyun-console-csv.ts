import { type ConsoleCsvHeadings, readConsoleCsv } from './console-csv.ts';
import type { ReadResult } from './found-key.ts';

// `AccessKey ID,AccessKey Secret` (AccessKey.csv) is found in public repositories. The further columns of the file for
// a new RAM user are unconfirmed, so every name that the console uses for them on screen is taken, in both languages.
const HEADINGS: ConsoleCsvHeadings = {
  cloud: 'aliyun',
  publicId: ['accesskeyid', 'accesskey', '访问密钥id', '访问密钥'],
  secret: ['accesskeysecret', 'accesssecret', '访问密钥secret', '访问密钥密码', '访问密钥密文', '密钥'],
  token: ['securitytoken', 'ststoken', '安全令牌'],
  label: [
    'userprincipalname',
    'logonname',
    'loginname',
    'username',
    '用户登录名称',
    '登录名称',
    '登录名',
    '用户名',
    '用户名称',
    'displayname',
    '显示名称',
  ],
};

/** Reads the CSV that Alibaba Cloud's consoles offer for a new key or a new RAM user; null when the header is another one. */
export function readAliyunConsoleCsv(text: string): ReadResult | null {
  return readConsoleCsv(text, HEADINGS);
}
