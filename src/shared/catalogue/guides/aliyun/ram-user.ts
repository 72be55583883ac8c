import type { Guide } from '../types.ts';
import { ALIYUN } from './sources.ts';

/** A long-term key of a RAM user: the usual way. */
export const ramUser: Guide = {
  kind: 'ram-user',
  before: [
    {
      text: {
        zh: '需要主账号或有 RAM 管理权限的用户来操作；RAM 用户想自建密钥，要先由管理员在账号的安全设置里放开。',
        en: 'It takes the main account or a user with RAM administration rights; a RAM user makes a key of its own only where the account’s security settings allow that.',
      },
      source: ALIYUN.createKey,
    },
    {
      text: {
        zh: '创建时要过安全验证：绑了 MFA 用 MFA，否则用账号预留的手机收验证码。',
        en: 'Making one takes a security check: MFA where it is bound, otherwise a code sent to the phone on file.',
      },
      source: ALIYUN.quickStart,
    },
    {
      text: {
        zh: '每个 RAM 用户最多 2 个 AccessKey，停用的也算；平时用 1 个，第 2 个位置留给轮换。',
        en: 'A RAM user has 2 AccessKey pairs at most, disabled ones included: use one and leave the second place for rotation.',
      },
      source: ALIYUN.quota,
    },
  ],
  steps: [
    {
      id: 'users',
      text: {
        zh: '登录 RAM 控制台，在左侧「身份管理」下点「用户」。',
        en: 'Sign in to the RAM console and choose “Users” under “Identities” on the left.',
      },
      note: {
        zh: '国际站账号要用 alibabacloud.com 的控制台，aliyun.com 登录不了。',
        en: 'An account of the international site signs in on alibabacloud.com; aliyun.com does not know it.',
      },
      opens: 'ram-users',
      source: ALIYUN.createKey,
    },
    {
      id: 'user',
      text: {
        zh: '点要用密钥的那个用户的登录名称；没有专用的用户，就点「创建用户」，访问方式只勾「使用永久 AccessKey 访问」。',
        en: 'Choose the logon name of the user that is to hold the key. If there is none for this purpose, press “Create User” and tick permanent AccessKey access alone.',
      },
      note: {
        zh: '勾选后，用户建成的同时就生成第一个 AccessKey，可以直接去复制。',
        en: 'With that ticked, the first AccessKey comes with the new user, and copying it is next.',
      },
      source: ALIYUN.createUser,
    },
    {
      id: 'permissions',
      text: {
        zh: '在用户列表的「操作」列点「添加权限」，只选这项工作用得到的系统策略，再点「确认新增授权」。',
        en: 'Press “Add Permissions” (or “Grant Permission”) beside the user and select only the system policies that the work takes.',
      },
      note: {
        zh: '没有任何策略的 AccessKey 也能通过校验，但调用产品接口会报 NoPermission。',
        en: 'An AccessKey without any policy still verifies, yet every call to a product ends in NoPermission.',
      },
      source: ALIYUN.assumeRoleSteps,
    },
    {
      id: 'create',
      text: {
        zh: '进入用户详情的「认证管理」页签，在「用户 AccessKey」区域点「创建 AccessKey」。',
        en: 'Open the “Authentication” tab of the user and press “Create AccessKey” in the “User AccessKeys” area.',
      },
      caution: {
        zh: '已有 2 个时建不了：先停用不再使用的那个，观察几天后再删除。',
        en: 'With 2 pairs there it is refused: disable the one out of use, watch for some days, then delete it.',
      },
      drawing: 'key-tab',
      source: ALIYUN.createKey,
    },
    {
      id: 'use-case',
      text: {
        zh: '选最接近的使用场景，勾选确认项，点「继续创建」，然后完成 MFA 或手机验证码校验。',
        en: 'Select the closest use case, tick the confirmation, press “Continue” and pass the check by MFA or by text message.',
      },
      drawing: 'sms',
      source: ALIYUN.quickStart,
    },
    {
      id: 'copy',
      text: {
        zh: '在弹窗里复制 AccessKey ID 和 AccessKey Secret，或点「下载 CSV 文件」。',
        en: 'Copy the AccessKey ID and the AccessKey Secret from the dialog, or press “Download CSV File”.',
      },
      caution: {
        zh: 'AccessKey Secret 只在这个弹窗里显示一次；关掉之后连主账号也查不到，只能重建一个。',
        en: 'The AccessKey Secret is shown in this dialog and never again, to the main account neither; if it is lost, a new pair must be made.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'access_key_secret'],
      source: ALIYUN.createKey,
    },
    {
      id: 'hand-over',
      text: {
        zh: '打开 AccessKey.csv，把标题行和 LTAI 开头的那一行一起粘贴到表单，再填资源所在的地域，例如 cn-hangzhou。',
        en: 'Open AccessKey.csv, paste its header together with the line that begins with LTAI into the form, and add the region of the resources, such as cn-hangzhou.',
      },
      note: {
        zh: '保存并校验通过后，删掉下载的 AccessKey.csv。',
        en: 'Once the pair is kept and verified, delete the downloaded AccessKey.csv.',
      },
      fills: ['region_id'],
      source: ALIYUN.quickStart,
    },
  ],
  changed: [
    {
      was: {
        zh: 'RAM 用户登录后从右上角菜单的「accesskey」进「安全信息管理」页自建密钥。',
        en: 'A RAM user opens “accesskey” from the menu at the top right and makes a key on the security page.',
      },
      now: {
        zh: '现在在 RAM 控制台的用户详情「认证管理」页签里创建，能否自建由管理员决定。',
        en: 'Keys are made in the RAM console, on the user’s “Authentication” tab, and an administrator decides whether users may do it themselves.',
      },
      source: ALIYUN.createKey,
    },
    {
      was: {
        zh: '创建用户时勾「编程访问」或「OpenAPI 调用访问」。',
        en: 'Tick programmatic access, or OpenAPI access, when the user is created.',
      },
      now: {
        zh: '这个选项现名「使用永久 AccessKey 访问」，建议不与「控制台访问」同时勾选。',
        en: 'The option now says permanent AccessKey access, and is best not combined with console access.',
      },
      source: 'https://help.aliyun.com/document_detail/57056.html',
    },
  ],
};
