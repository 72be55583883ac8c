import type { Guide } from '../types.ts';
import { apiCredentials, consoleChanges, twoKeys } from './shared.ts';
import { HUAWEI } from './sources.ts';

/** A key of the account's own user, which has every right. */
export const account: Guide = {
  kind: 'account',
  before: [
    {
      text: {
        zh: '账号本身（账号根用户）的访问密钥能做账号能做的一切；能用 IAM 用户就不要建。',
        en: 'An access key of the account itself can do whatever the account can: prefer an IAM user’s.',
      },
      source: HUAWEI.userKeys,
    },
    {
      text: {
        zh: '账号和 IAM 用户都只能用自己的访问密钥，管理员建不了账号的那一个。',
        en: 'The account and its IAM users use their own keys only, and no administrator can make the account’s.',
      },
      source: HUAWEI.userKeys,
    },
    twoKeys,
  ],
  steps: [
    {
      id: 'sign-in',
      text: {
        zh: '用华为账号（不是「IAM 用户」入口）登录控制台，确认右上角显示的是账号名。',
        en: 'Sign in with the HUAWEI ID, not through “IAM User”, and see that the account’s name stands at the top right.',
      },
      source: HUAWEI.userKeys,
    },
    {
      id: 'user-instead',
      text: {
        zh: '在统一身份认证服务的「用户」里看看，有没有一个 IAM 用户已能胜任。',
        en: 'See in “Users” of IAM whether an IAM user could do the work instead.',
      },
      opens: 'iam-users',
      source: HUAWEI.userKeys,
    },
    {
      id: 'create',
      text: {
        zh: '没有的话，打开「我的凭证」的「访问密钥」，点「新增访问密钥」并通过验证。',
        en: 'If not, open “Access Keys” in “My Credentials”, press “Create Access Key” and pass the check.',
      },
      opens: 'access-keys',
      drawing: 'two-slots',
      source: HUAWEI.myKeys,
    },
    {
      id: 'download',
      text: {
        zh: '点「立即下载」得到 credentials.csv；浏览器拦下载时，先放行再继续。',
        en: 'Press “Download” for credentials.csv; if the browser holds the download back, allow it before going on.',
      },
      caution: {
        zh: '这是唯一一次拿到 SK 的机会，账号自己以后也看不到。',
        en: 'This is the one chance for the SK; the account itself never sees it again.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'secret_access_key'],
      source: HUAWEI.myKeys,
    },
    apiCredentials,
    {
      id: 'hand-over',
      text: {
        zh: '把 credentials.csv 的两行粘贴到「账号的永久密钥」表单，并写上默认区域。',
        en: 'Paste the two lines of credentials.csv into the form for a key of the account, with the default region.',
      },
      fills: ['region'],
      source: HUAWEI.csv,
    },
  ],
  changed: consoleChanges,
};
