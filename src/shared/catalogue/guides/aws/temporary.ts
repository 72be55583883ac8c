import type { Guide } from '../types.ts';
import { AWS } from './sources.ts';

/** Three values that end by themselves, from the access portal or the CLI. */
export const temporary: Guide = {
  kind: 'temporary',
  before: [
    {
      text: {
        zh: '有 IAM Identity Center 就从访问门户取；没有就用 AWS CLI 和一把 IAM 用户密钥换取。',
        en: 'With IAM Identity Center they come from the access portal; without it, from the AWS CLI and an IAM user key.',
      },
      source: AWS.portalKeys,
    },
    {
      text: {
        zh: '时长：GetSessionToken 对 IAM 用户是 15 分钟到 36 小时，默认 12 小时；根用户最多 1 小时。',
        en: 'GetSessionToken gives an IAM user 15 minutes to 36 hours, 12 hours by default; the root user an hour at most.',
      },
      source: AWS.sessionToken,
    },
  ],
  steps: [
    {
      id: 'portal',
      text: {
        zh: '登录公司的「AWS 访问门户」（形如 名称.awsapps.com/start，中国区域和 GovCloud 的地址由管理员提供）。',
        en: 'Sign in to the company’s “AWS access portal” (such as name.awsapps.com/start; administrators know the address for China and GovCloud).',
      },
      note: {
        zh: '没有门户就跳过这两步，看下面的 CLI 一步。',
        en: 'Without a portal, skip to the step for the CLI.',
      },
      source: AWS.portalKeys,
    },
    {
      id: 'access-keys',
      text: {
        zh: '展开账户，在权限集旁点「访问密钥」，复制「选项 2」里以 [ 开头的整段配置。',
        en: 'Expand the account, choose “Access keys” beside the permission set and copy the whole block under “Option 2”.',
      },
      drawing: 'key-tab',
      source: AWS.portalKeys,
    },
    {
      id: 'user',
      text: {
        zh: '用 CLI 换取时，先在 IAM 的「用户」里确认本机配置的是一把 IAM 用户密钥。',
        en: 'For the CLI, see in “Users” of IAM that the key that this machine is set up with is an IAM user’s.',
      },
      caution: {
        zh: '根用户换来的凭证最长 1 小时，也调不了 AssumeRole。',
        en: 'The root user gets an hour at most, and cannot call AssumeRole.',
      },
      opens: 'users',
      source: AWS.sessionToken,
    },
    {
      id: 'cli',
      text: {
        zh: '在终端运行下面的命令；账号要求 MFA 时，加上 --serial-number 和 --token-code。',
        en: 'Run the command below in a terminal; where the account asks for MFA, add --serial-number and --token-code.',
      },
      copies: 'aws sts get-session-token --duration-seconds 43200 --output json',
      source: AWS.sessionToken,
    },
    {
      id: 'copy',
      text: {
        zh: '复制三个值：「AccessKeyId」（以 ASIA 开头）、「SecretAccessKey」和「SessionToken」，到期看「Expiration」。',
        en: 'Copy three values: “AccessKeyId” (it begins with ASIA), “SecretAccessKey” and “SessionToken”; “Expiration” says when they end.',
      },
      caution: {
        zh: '会话令牌有好几百个字符，少一个就报 InvalidClientTokenId；以 AKIA 开头的是长期密钥，不要填在这里。',
        en: 'The session token has hundreds of characters, and one missing gives InvalidClientTokenId. An ID that begins with AKIA is a long-term key and does not belong here.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'secret_access_key', 'session_token'],
      source: AWS.shortTerm,
    },
    {
      id: 'hand-over',
      text: {
        zh: '把门户的配置段或 CLI 输出的 JSON 整段粘贴到「STS 临时凭证」表单，再填默认区域。',
        en: 'Paste the portal’s block, or the JSON of the CLI, into the form for temporary credentials as it is, and add the default region.',
      },
      fills: ['region'],
      source: AWS.shortTerm,
    },
  ],
  changed: [
    {
      was: {
        zh: '只能手工复制临时凭证到 ~/.aws/credentials。',
        en: 'Temporary credentials have to be copied to ~/.aws/credentials by hand.',
      },
      now: {
        zh: '新版 CLI 有 aws login：用控制台登录换凭证并自动续期，最长 12 小时；那种会话由 CLI 自己管，不必放进 Keyturn。',
        en: 'Newer versions of the CLI have aws login, which turns a console sign-in into credentials and renews them for up to 12 hours. The CLI keeps such a session; it does not belong in Keyturn.',
      },
      source: AWS.signInCli,
    },
  ],
};
