import type { Guide } from '../types.ts';
import { TENCENT } from './sources.ts';

/** A key of the root account, which Tencent Cloud advises against. */
export const mainAccount: Guide = {
  kind: 'main-account',
  before: [
    {
      text: {
        zh: '主账号密钥等同于主账号的登录密码，对名下资源有完全控制；腾讯云不建议创建。',
        en: 'A root account key is as good as the root account’s password and controls everything it owns; Tencent Cloud advises against one.',
      },
      source: TENCENT.rootKeys,
    },
    {
      text: {
        zh: '一个主账号最多两个 API 密钥，禁用的也算。',
        en: 'A root account has two API keys at most, disabled ones included.',
      },
      source: TENCENT.rootKeys,
    },
  ],
  steps: [
    {
      id: 'sub-user-first',
      text: {
        zh: '先在「用户列表」看能不能用子用户代替：给它 AdministratorAccess 就能调用绝大多数云 API。',
        en: 'See in “User List” whether a sub-user will do: with AdministratorAccess it can call nearly every API.',
      },
      opens: 'users',
      source: TENCENT.rootKeys,
    },
    {
      id: 'sign-in',
      text: {
        zh: '确实要用主账号时，以主账号登录，右上角头像下的「账号信息」里，账号 ID 与主账号一致才对。',
        en: 'If the root account it must be, sign in with it; under the avatar, “Account Information” must show the root account’s own ID.',
      },
      drawing: 'user-menu',
      source: TENCENT.rootKeys,
    },
    {
      id: 'page',
      text: {
        zh: '进入「访问管理 > 访问密钥 > API 密钥管理」，读完风险提示后继续。',
        en: 'Go to “Cloud Access Management > Access Key > API Keys” and read the notice on risks before going on.',
      },
      opens: 'api-keys',
      source: TENCENT.rootKeys,
    },
    {
      id: 'create',
      text: {
        zh: '点「新建密钥」，完成微信、短信或 MFA 校验。',
        en: 'Press “Create Key” and pass the check, by text message or MFA as the account is set up.',
      },
      drawing: 'two-slots',
      source: TENCENT.rootKeys,
    },
    {
      id: 'copy',
      text: {
        zh: '在「创建 SecretKey」窗口复制 SecretId 与 SecretKey，并抄下同一页的 APPID。',
        en: 'Copy SecretId and SecretKey from the window “Create SecretKey”, and the APPID that the same page shows.',
      },
      caution: {
        zh: '窗口一关，SecretKey 再也查不到；旧教程让人回列表点「显示」，已经不行。',
        en: 'Once the window is closed the SecretKey cannot be looked up; older tutorials that press “Show” in the list no longer work.',
      },
      drawing: 'shown-once',
      fills: ['secret_id', 'secret_key', 'app_id'],
      source: TENCENT.rootKeys,
    },
    {
      id: 'hand-over',
      text: {
        zh: '把 SecretId 和 SecretKey 粘贴到「主账号密钥」表单，APPID 填在同名的格里。',
        en: 'Paste SecretId and SecretKey into the form for a root account key; the APPID has a box of its own.',
      },
      note: {
        zh: '用完就在「操作」列禁用；「更多访问记录」要等两小时以上才显示最近的调用。',
        en: 'Disable it after use. The access records beside it lag by two hours or more.',
      },
      source: TENCENT.rootKeys,
    },
  ],
  changed: [
    {
      was: {
        zh: '右上角「云产品」里搜「云 API 密钥」，直接抄下 APPID、SecretId 和 SecretKey。',
        en: 'Search for the API keys under “Products” and copy APPID, SecretId and SecretKey from the list.',
      },
      now: {
        zh: '入口还在，但列表里只有 APPID 和 SecretId；自 2023 年 11 月 30 日起 SecretKey 只在创建时可见。',
        en: 'The page is still there, with APPID and SecretId alone: since 30 November 2023 the SecretKey is visible only while a key is being created.',
      },
      source: TENCENT.rootKeys,
    },
  ],
};
