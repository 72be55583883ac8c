import type { Guide } from '../types.ts';
import { ALIYUN } from './sources.ts';

/** A key of the whole account, for the few jobs that no RAM user can do. */
export const mainAccount: Guide = {
  kind: 'main-account',
  before: [
    {
      text: {
        zh: '这是最后的选择：主账号密钥对账号下所有资源有全部权限，不能用策略收窄，泄露后只能停用。',
        en: 'This is the last resort: the key has every right on every resource of the account, no policy narrows it, and a leak can only be met by disabling it.',
      },
      source: ALIYUN.createKey,
    },
    {
      text: {
        zh: '要能用主账号登录，并拿得到账号联系人的手机：创建时会发验证码。',
        en: 'It takes the main account’s own sign-in and the contact’s phone, since a code is sent to it.',
      },
      source: ALIYUN.createKey,
    },
    {
      text: {
        zh: '主账号密钥不能扮演 RAM 角色，STS 会回答「Roles may not be assumed by root accounts」。',
        en: 'A main account key cannot assume a RAM role: STS answers “Roles may not be assumed by root accounts”.',
      },
      source: ALIYUN.assumeRoleErrors,
    },
  ],
  steps: [
    {
      id: 'try-ram',
      text: {
        zh: '先在 RAM 控制台给一个 RAM 用户授予 AdministratorAccess 试一次：能做到，就不要建主账号密钥。',
        en: 'Try with a RAM user that has AdministratorAccess first: if that does the job, no main account key is needed.',
      },
      note: {
        zh: '那样就改按「RAM 用户密钥」的步骤做，日后还能收窄权限。',
        en: 'Follow the guide for a RAM user key then; its rights can still be narrowed later.',
      },
      opens: 'ram-users',
      source: ALIYUN.quickStart,
    },
    {
      id: 'sign-in',
      text: {
        zh: '退出 RAM 用户，回到「阿里云账号登录」，用主账号登录。',
        en: 'Sign out of any RAM user and sign in on the page for the Alibaba Cloud account itself, not on “RAM User Sign-in”.',
      },
      caution: {
        zh: '以 RAM 用户身份打开的 AccessKey 页只管这个用户自己的密钥。',
        en: 'Opened as a RAM user, the AccessKey page manages that user’s own pairs only.',
      },
      source: ALIYUN.createKey,
    },
    {
      id: 'page',
      text: {
        zh: '把鼠标移到右上角头像，点「AccessKey」。',
        en: 'Move the pointer to the avatar at the top right and choose “AccessKey”.',
      },
      opens: 'access-keys',
      drawing: 'user-menu',
      source: ALIYUN.createKey,
    },
    {
      id: 'warning',
      text: {
        zh: '读完「不建议使用云账号 AccessKey」的提示，勾选已知晓风险，继续使用云账号 AccessKey。',
        en: 'Read the notice that advises against AccessKey pairs of the account, tick that the risk is known and choose to go on with the account’s “AccessKey”.',
      },
      note: {
        zh: '同一个提示里也有改用 RAM 用户的入口。',
        en: 'The same notice leads to RAM users, too.',
      },
      source: ALIYUN.createKey,
    },
    {
      id: 'create',
      text: {
        zh: '点「创建 AccessKey」，输入发到账号联系人手机的验证码。',
        en: 'Press “Create AccessKey” and enter the code that the account’s contact receives by text message.',
      },
      caution: {
        zh: '收不到短信时，先在账号中心核对安全手机，不要反复点发送。',
        en: 'If no message comes, check the security phone in the account center before sending again.',
      },
      drawing: 'sms',
      source: ALIYUN.createKey,
    },
    {
      id: 'copy',
      text: {
        zh: '在「创建云账号 AccessKey」的结果里复制 AccessKey ID 和 AccessKey Secret，或下载 CSV。',
        en: 'Copy both values from the result of “Create AccessKey”, or download them as CSV.',
      },
      caution: {
        zh: 'Secret 离开这一页就看不到了，列表里不再有「显示」。',
        en: 'The secret is gone once this page is left; the list has no “Show” any more.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'access_key_secret'],
      source: ALIYUN.createKey,
    },
    {
      id: 'hand-over',
      text: {
        zh: '把 LTAI 开头的 ID 和 30 位左右的 Secret 粘贴到「主账号密钥」表单；校验结果的身份应为 Account。',
        en: 'Paste the ID that begins with LTAI and the secret of about 30 characters into the form for a main account key; verifying must say that the identity is Account.',
      },
      note: {
        zh: '用完就在同一页「禁用」，确认没有影响后删除。',
        en: 'After use, disable it on the same page, and delete it when nothing broke.',
      },
      source: 'https://help.aliyun.com/en/ram/developer-reference/api-sts-2015-04-01-getcalleridentity',
    },
  ],
  changed: [
    {
      was: {
        zh: '在 AccessKey 列表点「显示」，收到短信验证码后可以再次查看主账号的 Secret。',
        en: '“Show” in the list of pairs reveals the main account’s secret again after a code by text message.',
      },
      now: {
        zh: '主账号的 Secret 也只在创建时显示；旧文档里的「显示」已经没有了。',
        en: 'The main account’s secret is shown when it is made and never again, like a RAM user’s.',
      },
      source: ALIYUN.createKey,
    },
    {
      was: {
        zh: '从右上角菜单的「AccessKey 管理」进入安全信息管理页。',
        en: 'Choose “AccessKey Management” at the top right to reach the security page.',
      },
      now: {
        zh: '菜单项现名「AccessKey」，打开的是 RAM 控制台的 AccessKey 页。',
        en: 'The item is now called “AccessKey” and opens the AccessKey page of the RAM console.',
      },
      source: ALIYUN.createKey,
    },
  ],
};
