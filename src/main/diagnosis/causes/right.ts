import type { CauseText } from '../types.ts';

/** Causes that lie with what an identity may do, and with whose it is. */
export const rightCauses = {
  denied: {
    kind: 'denied-but-valid',
    title: { zh: '密钥有效，但没有这项权限', en: 'The key works, but it may not do this' },
    why: {
      zh: '签名已通过，是授权策略没有允许这个操作或资源。',
      en: 'The signature was accepted; no policy allows this action on this resource.',
    },
    steps: [
      {
        zh: '请管理员只为这个操作和资源授权，不要直接给全部权限。',
        en: 'Ask an administrator to allow this one action on this resource, not everything.',
      },
      {
        zh: '确认请求确实由预期的身份发出：同一台机器上可能有多套凭证。',
        en: 'Make sure that the request was signed by the identity you think: a machine may hold several.',
      },
    ],
  },
  'denied-explicit': {
    kind: 'policy',
    title: { zh: '被一条明确的规则禁止', en: 'A rule forbids this explicitly' },
    why: {
      zh: '有策略写明禁止，再加授权也不会生效：通常来自组织、权限边界或访问条件。',
      en: 'A policy says no, and granting more will not help: it usually comes from the organisation, a boundary or a condition.',
    },
    steps: [
      {
        zh: '找到并修改那条规则，或换用不受它约束的账号。',
        en: 'Find that rule and change it, or use an account that it does not bind.',
      },
    ],
  },
  'not-from-here': {
    kind: 'valid-but-not-from-this-address',
    title: { zh: '不允许从这个网络地址使用', en: 'Not allowed from this address' },
    why: {
      zh: '密钥限定了来源地址，或组织划定了网络边界，而请求来自其外。',
      en: 'The key is bound to certain addresses, or the organisation to a perimeter, and this request came from outside.',
    },
    steps: [
      {
        zh: '查出本机的出口地址（代理、VPN 会改变它），把它加入白名单，或换一个网络。',
        en: 'Find the address that you leave from (a proxy or VPN changes it) and have it allowed, or use another network.',
      },
    ],
  },
  mfa: {
    kind: 'policy',
    title: { zh: '需要多因素认证', en: 'A second factor is needed' },
    why: {
      zh: '这个操作要求多因素认证，而本次没有提供，或验证码不对。',
      en: 'This asks for a second factor, which was missing or wrong.',
    },
    steps: [
      {
        zh: '用验证码换取临时凭证，再执行操作。',
        en: 'Trade a one-time code for temporary credentials and use those.',
      },
      {
        zh: '给程序用的身份不应依赖人的验证码。',
        en: 'An identity for programs should not depend on a person’s code.',
      },
    ],
  },
  'account-suspended': {
    kind: 'disabled',
    title: { zh: '账号或用户已被停用', en: 'The account or user is suspended' },
    why: {
      zh: '密钥的主人被冻结、停用或注销，密钥因此失效。',
      en: 'Whoever the key belongs to is frozen, disabled or gone, and the key with them.',
    },
    steps: [
      {
        zh: '登录控制台查看账号状态，或联系管理员恢复。',
        en: 'See the account’s state in the console, or ask its administrator.',
      },
    ],
  },
  arrears: {
    kind: 'service',
    title: { zh: '账号欠费', en: 'The account has an unpaid balance' },
    why: {
      zh: '密钥没有问题，平台因余额不足停止了服务。',
      en: 'The key is fine; the platform stopped the service for lack of funds.',
    },
    steps: [{ zh: '充值或结清账单后重试。', en: 'Top up or settle the bill, then try again.' }],
  },
  'service-off': {
    kind: 'service',
    title: { zh: '这项服务没有开通', en: 'This service is not enabled' },
    why: {
      zh: '密钥有效，但账号、项目或地域里没有启用这项服务。',
      en: 'The key works, but the service is not enabled in this account, project or region.',
    },
    steps: [
      {
        zh: '在控制台启用该服务，等待几分钟再试。',
        en: 'Enable it in the console and try again some minutes later.',
      },
    ],
  },
  'no-such-principal': {
    kind: 'request',
    title: { zh: '用户或服务账号不存在', en: 'The user or service account does not exist' },
    why: {
      zh: '请求所指的身份已被删除，或名称写错。',
      en: 'The identity that is meant was deleted, or its name is misspelt.',
    },
    steps: [
      {
        zh: '核对名称和所在账号；删除后重建的同名身份需要新的密钥。',
        en: 'Check name and account; an identity made again under the same name needs new keys.',
      },
    ],
  },
  'project-wrong': {
    kind: 'request',
    title: { zh: '项目或订阅不对', en: 'The wrong project or subscription' },
    why: {
      zh: '项目、订阅不存在，或者这个身份不在其中。',
      en: 'The project or subscription does not exist, or this identity has no part in it.',
    },
    steps: [
      {
        zh: '核对项目 ID，并确认该身份已加入。',
        en: 'Check the project’s ID, and that the identity is a member.',
      },
    ],
  },
  'tenant-unknown': {
    kind: 'wrong-endpoint',
    title: { zh: '租户不对', en: 'The wrong tenant' },
    why: {
      zh: '目录中没有这个租户，或令牌由另一个租户签发；用错国家云时也会这样。',
      en: 'There is no such tenant, or the token comes from another one; the wrong national cloud gives this too.',
    },
    steps: [
      {
        zh: '核对租户 ID，并确认使用的是全球版、中国版还是政府版。',
        en: 'Check the tenant ID, and whether it is the global, Chinese or government cloud.',
      },
    ],
  },
  'wrong-national-cloud': {
    kind: 'wrong-endpoint',
    title: { zh: '用错了国家云', en: 'The wrong national cloud' },
    why: {
      zh: '这个租户属于另一个国家云，登录地址不同。',
      en: 'This tenant lives in another national cloud with another sign-in address.',
    },
    steps: [
      {
        zh: '中国版使用 login.partner.microsoftonline.cn，美国政府版使用 login.microsoftonline.us。',
        en: 'Use login.partner.microsoftonline.cn for China and login.microsoftonline.us for US Government.',
      },
    ],
  },
} as const satisfies Readonly<Record<string, CauseText>>;
