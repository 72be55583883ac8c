import type { CloudSpec } from './types.ts';

// Generated ids have 20 letters and digits and secrets 40, custom ones from 10 to that many, and no colon:
// AccessKeyConstant and CreateAccessKey. Limits: the section on access keys in ZStack's CLI manual; the API's own record
// of a key holds its secret, so the console can show it again. The port of the API is 8080, under the path /zstack; that
// of the console (5000) is unconfirmed, and the console has no address that Keyturn could know.
export const zstack: CloudSpec = {
  id: 'zstack',
  name: { zh: 'ZStack Cloud', en: 'ZStack Cloud' },
  monogram: 'Z',
  hue: 190,
  turns: false,
  publicIdField: 'access_key_id',
  secretField: 'access_key_secret',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: null,
  fields: [
    {
      key: 'access_key_id',
      label: { zh: 'AccessKey ID', en: 'AccessKey ID' },
      secret: false,
      required: 'always',
      format: /^[^:]{10,20}$/,
      example: 'Zs0Example1234567890',
    },
    {
      key: 'access_key_secret',
      label: { zh: 'AccessKey Secret', en: 'AccessKey Secret' },
      secret: true,
      required: 'always',
      format: /^[^:]{10,40}$/,
    },
    {
      key: 'server_timezone',
      label: { zh: '服务器时区', en: 'Server time zone' },
      secret: false,
      required: 'never',
      format:
        /^(?:[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+|(?:GMT|UTC)[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:\d\d|[A-Z]{3})$/,
      example: 'Asia/Shanghai',
      help: {
        zh: '请求按管理节点的当地时间签名，相差超过 15 分钟会被拒绝。填 Asia/Shanghai 或 +08:00 这样的写法，不填城市名；留空时按 Asia/Shanghai。',
        en: 'Requests are signed with the management node’s local time and refused when 15 minutes off. Written as Asia/Shanghai or +08:00, not as a city; Asia/Shanghai when empty.',
      },
    },
  ],
  kinds: [
    {
      id: 'account',
      label: { zh: '普通账户或项目成员的 AccessKey', en: 'AccessKey of a normal account or project member' },
      kind: 'access-key',
      recommended: true,
    },
    {
      id: 'admin',
      label: { zh: 'admin 或平台管理员的 AccessKey', en: 'AccessKey of admin or a platform admin' },
      kind: 'access-key',
      caution: {
        zh: 'AccessKey 有创建者的全部权限：这一把能动整个云平台。',
        en: 'An AccessKey has all permissions of its creator: this one reaches the whole platform.',
      },
    },
  ],
  endpoints: [
    {
      name: 'api',
      label: { zh: '管理节点地址', en: 'Management node address' },
      required: true,
      example: 'http://10.0.0.10:8080',
      help: {
        zh: '用 API 端口 8080，不是浏览器里界面的端口。',
        en: 'The API’s port is 8080, not the port that the console has in the browser.',
      },
    },
  ],
  sites: [
    { id: 'private', label: { zh: '私有云', en: 'Private cloud' }, endpoints: {}, region: '', pages: {} },
  ],
  identity: {
    account: { zh: '账户 UUID', en: 'Account UUID' },
    principal: { zh: '用户 UUID', en: 'User UUID' },
    details: {},
  },
  limits: {
    keys: 2,
    keysNote: {
      zh: '普通账户和项目成员各两把；admin 和平台管理员可以有更多。',
      en: 'Two for a normal account or a project member; admin and platform admins can have more.',
    },
    expiry: {
      zh: '密钥不到期；授权降为社区版时，平台会删除全部 AccessKey。',
      en: 'Keys do not end, but the platform deletes all of them when its licence falls back to community.',
    },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
