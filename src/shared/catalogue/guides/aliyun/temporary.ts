import type { Guide } from '../types.ts';
import { ALIYUN } from './sources.ts';

/** Three values of a RAM role, good for an hour as a rule. */
export const temporary: Guide = {
  kind: 'temporary',
  before: [
    {
      text: {
        zh: '需要一个 RAM 用户和一个信任本账号的 RAM 角色；主账号不能调用 AssumeRole。',
        en: 'It takes a RAM user and a RAM role that trusts the account; the main account cannot call AssumeRole.',
      },
      source: ALIYUN.assumeRole,
    },
    {
      text: {
        zh: '有效期最短 900 秒，默认 3600 秒，最长不超过角色的最大会话时间；过期后三个值一起作废。',
        en: 'It lasts 900 seconds at least, 3600 by default and no longer than the role’s maximum session; then all three values are void.',
      },
      source: ALIYUN.assumeRole,
    },
  ],
  steps: [
    {
      id: 'right',
      text: {
        zh: '在 RAM 用户的「操作」列点「添加权限」，搜索 sts，选下面这条系统策略并确认。',
        en: 'Press “Add Permissions” (or “Grant Permission”) beside the RAM user, search for sts and select the system policy below.',
      },
      opens: 'ram-users',
      copies: 'AliyunSTSAssumeRoleAccess',
      source: ALIYUN.assumeRoleSteps,
    },
    {
      id: 'role',
      text: {
        zh: '在「身份管理」下的「角色」里打开要扮演的角色，复制它的 ARN；没有就创建一个可信实体为「阿里云账号」的角色。',
        en: 'Open the role under “Identities” and “Roles” and copy its ARN; if there is none, create one whose trusted entity is an “Alibaba Cloud Account”.',
      },
      caution: {
        zh: '角色的信任策略里没有这个用户所在的账号，AssumeRole 会被拒绝。',
        en: 'AssumeRole is refused while the role’s trust policy does not name the account of that user.',
      },
      opens: 'roles',
      drawing: 'trust',
      source: ALIYUN.assumeRoleCli,
    },
    {
      id: 'portal',
      text: {
        zh: '以这个 RAM 用户登录 OpenAPI 门户的 AssumeRole 调试页，填 RoleArn、RoleSessionName 和 DurationSeconds。',
        en: 'Sign in as that RAM user, open AssumeRole in the OpenAPI portal and fill in RoleArn, RoleSessionName and DurationSeconds.',
      },
      opens: 'assume-role',
      source: ALIYUN.assumeRoleSteps,
    },
    {
      id: 'call',
      text: {
        zh: '点「发起调用」，在「调用结果」里找到 Credentials 一段。',
        en: 'Press “Initiate Call” and find the part named Credentials in the “Response”.',
      },
      caution: {
        zh: '报「You are not authorized to do this action」时，多半登录的是主账号，或缺上面那条策略。',
        en: '“You are not authorized to do this action” mostly means a sign-in as the main account, or that the policy above is missing.',
      },
      source: ALIYUN.assumeRole,
    },
    {
      id: 'copy',
      text: {
        zh: '复制整段「Credentials」：其中有 AccessKeyId、AccessKeySecret、SecurityToken 和到期的 Expiration。',
        en: 'Copy all of “Credentials”: AccessKeyId, AccessKeySecret, SecurityToken and the Expiration.',
      },
      caution: {
        zh: '临时的 ID 以「STS.」开头，不要与 LTAI 开头的长期密钥混着用；缺了 SecurityToken 也不能用。',
        en: 'A temporary id begins with STS. and must not be mixed with a long-term pair that begins with LTAI; without the SecurityToken it is of no use.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'access_key_secret', 'security_token'],
      source: ALIYUN.ossCredentials,
    },
    {
      id: 'hand-over',
      text: {
        zh: '把这段 JSON 原样粘贴到「STS 临时凭证」表单，并填扮演角色后要访问的地域；三个值须来自同一次调用。',
        en: 'Paste that JSON as it is into the form for a temporary STS credential and add the region that the role works in; all three values must come from one call.',
      },
      fills: ['region_id'],
      source: ALIYUN.ossCredentials,
    },
  ],
};
