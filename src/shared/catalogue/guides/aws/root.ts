import type { Guide } from '../types.ts';
import { AWS } from './sources.ts';

/** The root user of the commercial partition: possible, and advised against. */
export const root: Guide = {
  kind: 'root',
  sites: ['aws'],
  before: [
    {
      text: {
        zh: '根用户密钥什么都能做，也不能收窄；AWS 强烈建议不要创建，能用 IAM 用户或角色就不要用它。',
        en: 'A root user key can do anything and cannot be narrowed. AWS strongly advises against one wherever an IAM user or a role will do.',
      },
      source: AWS.rootKey,
    },
    {
      text: {
        zh: '根用户密钥不能扮演角色，因此进不了 Organizations 的成员账号。',
        en: 'A root user key cannot assume a role, so it never reaches member accounts of an organization.',
      },
      source: AWS.assumeRole,
    },
    {
      text: {
        zh: '根用户最多两把访问密钥。',
        en: 'The root user has two access keys at most.',
      },
      source: AWS.rootKey,
    },
  ],
  steps: [
    {
      id: 'sign-in',
      text: {
        zh: '在登录页选「根用户」，用账号邮箱和密码登录，并通过 MFA。',
        en: 'Choose “Root user” on the sign-in page, enter the account’s e-mail address and password and pass MFA.',
      },
      caution: {
        zh: '没有绑 MFA 的根用户先绑 MFA，再往下做。',
        en: 'A root user without MFA should get MFA first.',
      },
      source: AWS.rootKey,
    },
    {
      id: 'page',
      text: {
        zh: '点右上角的账户名，选「安全凭证」。',
        en: 'Choose the account name at the top right and then “Security credentials”.',
      },
      opens: 'security-credentials',
      drawing: 'user-menu',
      source: AWS.rootKey,
    },
    {
      id: 'create',
      text: {
        zh: '在「访问密钥」一栏点「创建访问密钥」。',
        en: 'In the section “Access keys”, press “Create access key”.',
      },
      drawing: 'two-slots',
      source: AWS.rootKey,
    },
    {
      id: 'confirm',
      text: {
        zh: '看完「不建议使用根用户访问密钥」的提示，勾选知悉，再点一次「创建访问密钥」。',
        en: 'Read the page on alternatives to root user access keys, tick that creating one is understood not to be best practice and press “Create access key” again.',
      },
      source: AWS.rootKey,
    },
    {
      id: 'copy',
      text: {
        zh: '点「显示」复制私有访问密钥，或点「下载 .csv 文件」（得到 rootkey.csv），然后点「完成」。',
        en: 'Press “Show” and copy the secret access key, or “Download .csv file” (rootkey.csv), then “Done”.',
      },
      caution: {
        zh: '私有访问密钥只有这一次机会，AWS 支持也不能代为找回。',
        en: 'There is this one chance for the secret access key; AWS Support cannot bring it back.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'secret_access_key'],
      source: AWS.rootKey,
    },
    {
      id: 'hand-over',
      text: {
        zh: '把 rootkey.csv 的内容粘贴到「根用户密钥」表单；校验得到的 ARN 应以 :root 结尾。',
        en: 'Paste what rootkey.csv holds into the form for a root user key; verifying must give an ARN that ends in :root.',
      },
      note: {
        zh: '任务做完就停用并删除，别让它留在机器上。',
        en: 'Deactivate and delete it as soon as the task is done, and leave no copy on a machine.',
      },
      source: AWS.rootKey,
    },
  ],
  changed: [
    {
      was: {
        zh: '把「有 AdministratorAccess 的 IAM 用户」当作「主账号」来建密钥。',
        en: 'Instructions for the “main account” that in fact use an IAM user with AdministratorAccess.',
      },
      now: {
        zh: '那是 IAM 用户密钥，按「IAM 用户密钥」的步骤做就够了；根用户只有一个，就是注册账号的邮箱。',
        en: 'That is an IAM user key, with a guide of its own here. The root user is one only: the e-mail address that opened the account.',
      },
      source: AWS.rootKey,
    },
  ],
};

/** The China Regions have no root user: the user who opened the account is an IAM user. */
export const rootInChina: Guide = {
  kind: 'root',
  sites: ['aws-cn'],
  before: [
    {
      text: {
        zh: '北京和宁夏区域没有根用户，也没有根用户凭证：注册账号的人也是一个 IAM 用户。',
        en: 'Beijing and Ningxia have no root user and no root credentials: whoever opened the account is an IAM user.',
      },
      source: AWS.china,
    },
    {
      text: {
        zh: '因此这里得到的是那个 IAM 用户的密钥，校验得到的 ARN 不会以 :root 结尾。',
        en: 'What is made here is a key of that IAM user, and verifying gives no ARN that ends in :root.',
      },
      source: AWS.china,
    },
  ],
  steps: [
    {
      id: 'sign-in',
      text: {
        zh: '用账号 ID（或别名）、IAM 用户名和密码登录 amazonaws.cn 的「亚马逊云科技管理控制台」。',
        en: 'Sign in to the console on amazonaws.cn with the “Account ID” (or alias), the IAM user name and its password.',
      },
      caution: {
        zh: '中国区域不支持短信或硬件 MFA，只能绑虚拟 MFA。',
        en: 'The China Regions have no MFA by text message or hardware, virtual MFA only.',
      },
      source: AWS.china,
    },
    {
      id: 'user',
      text: {
        zh: '在 IAM 的「用户」里找到注册账号时建的那个管理员，确认真的需要它的密钥。',
        en: 'Find in “Users” the administrator who opened the account and make sure that a key of that user is really needed.',
      },
      opens: 'users',
      source: AWS.china,
    },
    {
      id: 'page',
      text: {
        zh: '以这个管理员的身份点右上角用户名，选「安全凭证」。',
        en: 'As that administrator, choose the user name at the top right and then “Security credentials”.',
      },
      opens: 'security-credentials',
      drawing: 'user-menu',
      source: AWS.accessKeys,
    },
    {
      id: 'create',
      text: {
        zh: '点「创建访问密钥」，选用途并确认；复制两个值，或点「下载 .csv 文件」。',
        en: 'Press “Create access key”, select a use case, confirm, and copy both values or press “Download .csv file”.',
      },
      caution: {
        zh: '私有访问密钥离开这一页就看不到了。',
        en: 'The secret access key cannot be seen after this page.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'secret_access_key'],
      source: AWS.accessKeys,
    },
    {
      id: 'hand-over',
      text: {
        zh: '把 .csv 的两行粘贴到表单，站点保持「中国区域」，默认区域写 cn-north-1 或 cn-northwest-1。',
        en: 'Paste both lines of the .csv into the form, leave the site at China and give cn-north-1 or cn-northwest-1 as the default region.',
      },
      fills: ['region'],
      source: AWS.chinaAccounts,
    },
  ],
};

/** GovCloud has no root sign-in; keys of its root user come from AWS Support alone. */
export const rootInGovCloud: Guide = {
  kind: 'root',
  sites: ['aws-us-gov'],
  before: [
    {
      text: {
        zh: 'GovCloud 控制台不能用根用户登录；起步用的是名为 Administrator 的 IAM 用户，或角色 OrganizationAccountAccessRole。',
        en: 'The root user cannot sign in to the GovCloud console; accounts start with an IAM user named Administrator or with the role OrganizationAccountAccessRole.',
      },
      source: AWS.gov,
    },
    {
      text: {
        zh: 'GovCloud 的根用户只能用访问密钥，没有控制台登录；密钥要按 GovCloud 用户指南向 AWS 申请，申请前先确认账号里是否已有。',
        en: 'The GovCloud root user has access keys and no console sign-in. They are requested from AWS as the GovCloud user guide describes, once it is clear that the account has none yet.',
      },
      source: AWS.govRoot,
    },
    {
      text: {
        zh: '有了它的人对账号里的一切都没有限制；AWS 建议只用来建第一个 IAM 用户。',
        en: 'Whoever has them is unrestricted in the account; AWS advises to use them for the first IAM user only.',
      },
      source: AWS.govRoot,
    },
  ],
  steps: [
    {
      id: 'administrator',
      text: {
        zh: '先用 Administrator 登录 GovCloud 的 IAM，看它的权限是否已经够用。',
        en: 'Sign in to IAM of GovCloud as Administrator and see whether those rights suffice.',
      },
      note: {
        zh: '够用就改按「IAM 用户密钥」做，不必碰根用户。',
        en: 'If they do, follow the guide for an IAM user key and leave the root user alone.',
      },
      opens: 'users',
      source: AWS.gov,
    },
    {
      id: 'standard-account',
      text: {
        zh: '仍需要根用户时，用与 GovCloud 账号关联的标准 AWS 账号登录「AWS Support Center」。',
        en: 'If the root user is still needed, sign in to “AWS Support Center” with the standard AWS account that the GovCloud account is linked to.',
      },
      source: AWS.gov,
    },
    {
      id: 'case',
      text: {
        zh: '点「创建案例」（Create case），写明 GovCloud 账号 ID 和必须用根用户完成的任务。',
        en: 'Press “Create case” and name the GovCloud account ID and the task that only the root user can do.',
      },
      source: AWS.govRoot,
    },
    {
      id: 'receive',
      text: {
        zh: '按 AWS 支持给出的方式取得「访问密钥」：ID 以 AKIA 开头，私有访问密钥 40 个字符。',
        en: 'Take the “Access key” in the way that AWS Support offers: an ID that begins with AKIA, and a secret of 40 characters.',
      },
      caution: {
        zh: '不要让任何人用邮件或聊天转发私有访问密钥。',
        en: 'The secret access key must not travel by e-mail or chat.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'secret_access_key'],
      source: AWS.accessKeys,
    },
    {
      id: 'replace',
      text: {
        zh: '记下下面的命令：任务完成后，在配置了这把密钥的 AWS CLI 里用它核对，再停用并删除；控制台的「安全凭证」页管不到它。',
        en: 'Note the command below: after the task, check with it in an AWS CLI set up with this key, then deactivate and delete the key. No “Security credentials” page of the console reaches it.',
      },
      copies: 'aws iam list-access-keys',
      source: 'https://repost.aws/knowledge-center/manage-govcloud-root-key',
    },
    {
      id: 'hand-over',
      text: {
        zh: '把两个值粘贴到站点为「美国政府区域」的表单，默认区域写 us-gov-west-1 或 us-gov-east-1。',
        en: 'Paste both values into the form whose site is GovCloud, with us-gov-west-1 or us-gov-east-1 as the default region.',
      },
      fills: ['region'],
      source: AWS.gov,
    },
  ],
};
