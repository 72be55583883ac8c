import type { Guide, GuideFact } from '../types.ts';
import { AWS } from './sources.ts';

interface Partition {
  readonly site: string;
  readonly before: readonly GuideFact[];
}

/** What the user of the management account needs: see the members, and take their role. */
function policyFor(partition: string): string {
  const statements = [
    {
      Effect: 'Allow',
      Action: ['organizations:DescribeOrganization', 'organizations:ListAccounts'],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: `arn:${partition}:iam::*:role/OrganizationAccountAccessRole`,
    },
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

/** A key that reaches every account of an organization through one role. The policy's ARN differs by partition. */
function organization({ site, before }: Partition): Guide {
  return {
    kind: 'organization',
    sites: [site],
    before: [
      {
        text: {
          zh: '要登录组织的管理账号；成员账号里的密钥看不到别的账号。',
          en: 'It takes the organization’s management account: a key of a member account sees no other account.',
        },
        source: AWS.memberAccess,
      },
      {
        text: {
          zh: '密钥要属于管理账号里的 IAM 用户：根用户密钥不能扮演角色。',
          en: 'The key must be of an IAM user of the management account, since the root user cannot assume roles.',
        },
        source: AWS.assumeRole,
      },
      {
        text: {
          zh: '受邀加入的账号，要能以它的管理员身份登录一次去建角色。',
          en: 'For accounts that joined by invitation, an administrator of each must sign in once to make a role.',
        },
        source: AWS.memberRole,
      },
      ...before,
    ],
    steps: [
      {
        id: 'accounts',
        text: {
          zh: '以管理账号打开 AWS Organizations 的「AWS 账户」，记下管理账号的 12 位 ID，并区分成员是「已创建」还是「已邀请」加入的。',
          en: 'Open “AWS accounts” of AWS Organizations as the management account, note its ID of 12 digits and tell members that were “Created” from those that were “Invited”.',
        },
        opens: 'organization-accounts',
        source: AWS.memberAccess,
      },
      {
        id: 'created',
        text: {
          zh: '由组织创建的账号已自带角色：「IAM 角色名称」没改过的话，就叫 OrganizationAccountAccessRole，无须再建。',
          en: 'Accounts that the organization created already have the role; its name is OrganizationAccountAccessRole unless “IAM role name” was changed then.',
        },
        source: AWS.memberAccess,
      },
      {
        id: 'invited-trust',
        text: {
          zh: '登录每个受邀加入的账号，在 IAM 的「角色」里点「创建角色」，受信任实体选「AWS 账户」下的「另一个 AWS 账户」，填管理账号 ID。',
          en: 'Sign in to each invited account, press “Create role” under “Roles” of IAM, choose “AWS account”, “Another AWS account” and enter the management account’s ID.',
        },
        caution: {
          zh: '不要勾「需要 MFA」：访问密钥过不了那一关。',
          en: 'Leave “Require MFA” off: a plain access key cannot pass it.',
        },
        opens: 'roles',
        drawing: 'trust',
        source: AWS.memberRole,
      },
      {
        id: 'invited-role',
        text: {
          zh: '权限选 AdministratorAccess，角色名称一字不差地写成下面这个，再点「创建角色」。',
          en: 'Attach AdministratorAccess, give the role exactly the name below and press “Create role”.',
        },
        copies: 'OrganizationAccountAccessRole',
        source: AWS.memberRole,
      },
      {
        id: 'policy',
        text: {
          zh: '回到管理账号，在「用户」里选一个专用的 IAM 用户，「添加权限 > 创建内联策略」，把下面的 JSON 贴进去。',
          en: 'Back in the management account, choose an IAM user for this purpose in “Users”, then “Add permissions > Create inline policy”, and paste the JSON below.',
        },
        note: {
          zh: '这样不必给 AdministratorAccess；若要由 Keyturn 轮换，再加管理自己访问密钥的权限。',
          en: 'AdministratorAccess is not needed then; a rotation by Keyturn also takes the rights to manage its own access keys.',
        },
        opens: 'users',
        copies: policyFor(site),
        source: AWS.memberAccess,
      },
      {
        id: 'key',
        text: {
          zh: '在这个用户的「安全凭证」页签点「创建访问密钥」，下载 .csv 文件。',
          en: 'Press “Create access key” on that user’s “Security credentials” tab and download the .csv file.',
        },
        caution: {
          zh: '私有访问密钥只显示这一次；一个用户最多两把。',
          en: 'The secret access key is shown this once, and a user has two keys at most.',
        },
        drawing: 'shown-once',
        fills: ['access_key_id', 'secret_access_key'],
        source: AWS.adminKeys,
      },
      {
        id: 'hand-over',
        text: {
          zh: '把 .csv 的两行粘贴到「组织管理账号密钥」表单，并在备注里写上管理账号 ID。',
          en: 'Paste both lines of the .csv into the form for an Organizations key and keep the management account’s ID in the note.',
        },
        fills: ['region'],
        source: AWS.adminKeys,
      },
    ],
    changed: [
      {
        was: {
          zh: '从「我的账单控制面板」的「整合账单」进入 Organizations。',
          en: 'Reach Organizations through “Consolidated billing” on the billing dashboard.',
        },
        now: {
          zh: 'Organizations 有自己的控制台，直接打开即可。',
          en: 'Organizations has a console of its own.',
        },
        source: AWS.memberAccess,
      },
      {
        was: {
          zh: '受信任实体选「其他 AWS 账户」，一路点到「下一步：审核」。',
          en: 'Choose “Another AWS account” as the type and go on to “Next: Review”.',
        },
        now: {
          zh: '现在先选「AWS 账户」，再选「另一个 AWS 账户」，共三页，标签与名称在最后一页。',
          en: 'Choose “AWS account” first and “Another AWS account” within it; tags and the name are on the last of three pages.',
        },
        source: AWS.memberRole,
      },
    ],
  };
}

export const organizationGuides: readonly Guide[] = [
  organization({ site: 'aws', before: [] }),
  organization({
    site: 'aws-cn',
    before: [
      {
        text: {
          zh: '中国区域有自己的组织，不能与全球账号放在同一个组织里。',
          en: 'The China Regions have organizations of their own; global accounts cannot be in one with them.',
        },
        source: AWS.chinaAccounts,
      },
    ],
  }),
  organization({
    site: 'aws-us-gov',
    before: [
      {
        text: {
          zh: 'GovCloud 账号由标准分区的管理账号创建，再邀请进 GovCloud 的组织；角色在创建时已建好。',
          en: 'GovCloud accounts are created from the management account of the standard partition and then invited into an organization of GovCloud; the role is there from the start.',
        },
        source: AWS.createGovAccount,
      },
    ],
  }),
];
