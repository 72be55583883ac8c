import type { Guide } from '../types.ts';
import { TENCENT } from './sources.ts';

/** A long-term key of a sub-user or collaborator. */
export const subAccount: Guide = {
  kind: 'sub-account',
  before: [
    {
      text: {
        zh: '要用主账号，或有访问管理（CAM）权限的子账号来建；子账号给自己建也要有相应策略。',
        en: 'It takes the root account or a sub-account with rights in Cloud Access Management (CAM); sub-accounts need a policy to make keys even for themselves.',
      },
      source: TENCENT.subKeys,
    },
    {
      text: {
        zh: '主账号最多两个密钥；子账号的上限没有写明，按两个准备。',
        en: 'The root account has two keys at most; what a sub-account may have is not written down, so count on two.',
      },
      source: TENCENT.rootKeys,
    },
    {
      text: {
        zh: '中国站（cloud.tencent.com）和国际站（tencentcloud.com）的账号是分开的；一站的密钥能否用在另一站没有证实，按不能准备。',
        en: 'Accounts of cloud.tencent.com and of tencentcloud.com are separate. Whether keys of one work on the other is not confirmed; count on separate ones.',
      },
      source: TENCENT.rootKeysIntl,
    },
  ],
  steps: [
    {
      id: 'users',
      text: {
        zh: '打开「访问管理」控制台，在左侧选「用户」下的「用户列表」。',
        en: 'Open the “Cloud Access Management” console and choose “User List” under “Users” on the left.',
      },
      opens: 'users',
      source: TENCENT.subKeys,
    },
    {
      id: 'user',
      text: {
        zh: '点要用密钥的子用户名称；没有就点「新建用户」，选「快速创建」，访问方式勾「编程访问」。',
        en: 'Choose the sub-user that is to hold the key; if there is none, press “Create User” and give it “Programmatic access”.',
      },
      note: {
        zh: '「编程访问」会在建用户时顺带生成密钥，那就直接在结果页保存。',
        en: '“Programmatic access” brings a key with the new user: keep it from the page of results then.',
      },
      source: TENCENT.quickUser,
    },
    {
      id: 'policies',
      text: {
        zh: '在用户详情的「权限」页签点「关联策略」，只选这项工作要用的预设策略，例如 QcloudCOSReadOnlyAccess。',
        en: 'On the “Permission” tab of the user, press “Associate Policy” and select only what the work takes, such as QcloudCOSReadOnlyAccess.',
      },
      caution: {
        zh: '快速创建默认勾了 AdministratorAccess，用不着就取消。',
        en: 'Quick creation proposes AdministratorAccess: untick it where it is not needed.',
      },
      source: TENCENT.quickUser,
    },
    {
      id: 'create',
      text: {
        zh: '切到「API 密钥」页签，点「新建密钥」，按提示完成身份验证。',
        en: 'Change to the “API Key” tab, press “Create Key” and pass the identity check.',
      },
      caution: {
        zh: '名额满了要先「禁用」一个旧密钥再「删除」；删除后无法恢复。',
        en: 'When no place is left, “Disable” an old key first and then “Delete” it; a deleted one cannot be restored.',
      },
      drawing: 'key-tab',
      source: TENCENT.subKeys,
    },
    {
      id: 'copy',
      text: {
        zh: '在「创建 SecretKey」弹窗里把 SecretId 和 SecretKey 一起复制下来，确认保存后再关。',
        en: 'Copy SecretId and SecretKey together from the dialog “Create SecretKey” and close it only when both are kept.',
      },
      caution: {
        zh: '2023 年 11 月 30 日起，SecretKey 只在创建时给出，控制台不再有查询。',
        en: 'Since 30 November 2023 the SecretKey is given at creation alone; the console has no way to look it up.',
      },
      drawing: 'shown-once',
      fills: ['secret_id', 'secret_key'],
      source: TENCENT.subKeys,
    },
    {
      id: 'app-id',
      text: {
        zh: '要用对象存储 COS 时，再到「访问密钥」下的「API 密钥管理」抄下 10 位左右的 APPID。',
        en: 'For COS, also note the APPID of about 10 digits from “API Keys” under “Access Key”.',
      },
      note: {
        zh: 'COS 的桶名以它结尾，例如 backup-1250000000；同一主账号下的子账号共用一个。',
        en: 'COS bucket names end in it, such as backup-1250000000; all sub-accounts of one root account share it.',
      },
      opens: 'api-keys',
      fills: ['app_id'],
      source: TENCENT.appId,
    },
    {
      id: 'hand-over',
      text: {
        zh: '把「SecretId：AKID…」和「SecretKey：…」两行粘贴到表单，再填地域，例如 ap-guangzhou。',
        en: 'Paste the lines SecretId (it begins with AKID, on the international site also IKID) and SecretKey into the form and add a region such as ap-guangzhou.',
      },
      note: {
        zh: '腾讯云的接口把它们叫 AccessKeyId 和 SecretAccessKey，是同一对值。',
        en: 'Tencent Cloud’s API calls the same pair AccessKeyId and SecretAccessKey.',
      },
      fills: ['region'],
      source: TENCENT.callerIdentity,
    },
  ],
  changed: [
    {
      was: {
        zh: '在「云 API 密钥」列表里随时点「显示」，就能看到 SecretKey。',
        en: '“Show” in the list of API keys reveals a SecretKey at any time.',
      },
      now: {
        zh: '列表只能复制 SecretId；SecretKey 没保存就只能新建一个再换上。',
        en: 'The list gives the SecretId alone; a SecretKey that was not kept means a new key.',
      },
      source: TENCENT.rootKeys,
    },
  ],
};
