import type { Guide } from '../types.ts';
import { AWS } from './sources.ts';

/** A long-term key of an IAM user, alike in all three partitions. */
export const iamUser: Guide = {
  kind: 'iam-user',
  before: [
    {
      text: {
        zh: '需要能管理 IAM 的管理员；用户想自己建，策略里要允许 iam:CreateAccessKey。',
        en: 'It takes an administrator of IAM; users who make their own need a policy that allows iam:CreateAccessKey.',
      },
      source: AWS.accessKeys,
    },
    {
      text: {
        zh: '每个 IAM 用户最多两把访问密钥，停用的也占一个位置。',
        en: 'An IAM user has two access keys at most, and an inactive one takes a place, too.',
      },
      source: AWS.accessKeys,
    },
    {
      text: {
        zh: '全球（aws）、中国（aws-cn）和 GovCloud（aws-us-gov）的账号互不相通，密钥换一个分区就不能用。',
        en: 'Accounts of aws, aws-cn and aws-us-gov know nothing of each other: a key never works in another partition.',
      },
      source: AWS.chinaAccounts,
    },
  ],
  steps: [
    {
      id: 'users',
      text: {
        zh: '以管理员登录控制台，打开 IAM，在导航栏选「用户」（Users）。',
        en: 'Sign in as an administrator, open IAM and choose “Users” in the navigation pane.',
      },
      opens: 'users',
      source: AWS.adminKeys,
    },
    {
      id: 'user',
      text: {
        zh: '点用户名进入详情；没有合适的用户，就点「创建用户」，不勾选控制台访问。',
        en: 'Choose the user name. If no user fits, press “Create user” and leave console access off.',
      },
      note: {
        zh: '如今「创建用户」不再顺带生成密钥，密钥在用户建好之后另建。',
        en: '“Create user” no longer makes a key along with the user; that comes next.',
      },
      source: AWS.createUser,
    },
    {
      id: 'create',
      text: {
        zh: '在「安全凭证」（Security credentials）页签的「访问密钥」一栏点「创建访问密钥」。',
        en: 'On the “Security credentials” tab, in the “Access keys” section, press “Create access key”.',
      },
      caution: {
        zh: '按钮是灰色，说明已有两把：先对旧的那把选「操作 > 停用」，确认没人用再删除。',
        en: 'A disabled button means two keys already: choose “Actions > Deactivate” for the old one and delete it when nobody misses it.',
      },
      drawing: 'two-slots',
      source: AWS.adminKeys,
    },
    {
      id: 'use-case',
      text: {
        zh: '在「访问密钥最佳实践和替代方案」里选用途，勾选确认，点「下一步」。',
        en: 'Select the use case under “Access key best practices & alternatives”, tick the confirmation and press “Next”.',
      },
      note: {
        zh: '选什么用途不影响密钥的权限；这里只是建议改用角色或 IAM Identity Center。',
        en: 'The choice does not change what the key may do; the page only proposes roles or IAM Identity Center instead.',
      },
      source: AWS.adminKeys,
    },
    {
      id: 'tag',
      text: {
        zh: '可以写一句「描述标签值」说明密钥在哪里用，然后点「创建访问密钥」。',
        en: 'Say in “Description tag value” where the key is used, if wanted, and press “Create access key”.',
      },
      source: AWS.adminKeys,
    },
    {
      id: 'copy',
      text: {
        zh: '在「检索访问密钥」（Retrieve access keys）页点「显示」再复制，或点「下载 .csv 文件」。',
        en: 'On “Retrieve access keys”, press “Show” and copy both values, or press “Download .csv file”.',
      },
      caution: {
        zh: '点了「完成」就再也取不回私有访问密钥；丢了只能删掉这把另建。',
        en: 'After “Done” the secret access key cannot be had again: a lost one means deleting the key and making another.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'secret_access_key'],
      source: AWS.accessKeys,
    },
    {
      id: 'hand-over',
      text: {
        zh: '打开下载的 accessKeys.csv，把两行都粘贴到表单（ID 以 AKIA 开头），再选默认区域。',
        en: 'Open the downloaded accessKeys.csv and paste both of its lines into the form (the ID begins with AKIA), then add the default region.',
      },
      note: {
        zh: '新密钥要几秒到十几秒才在各处生效，刚校验时报 InvalidClientTokenId 可以稍后再试。',
        en: 'A new key takes some seconds to be known everywhere: InvalidClientTokenId right away is worth a second try.',
      },
      fills: ['region'],
      source: 'github awsdocs/iam-user-guide doc_source/troubleshoot_general.md',
    },
  ],
  changed: [
    {
      was: {
        zh: '在 IAM 首页点「Rotate your access keys」，再点「Manage User Access Keys」。',
        en: 'Press “Rotate your access keys” and then “Manage User Access Keys” on the dashboard of IAM.',
      },
      now: {
        zh: 'IAM 首页已没有这两个入口，要从「用户」的「安全凭证」页签进。',
        en: 'The dashboard no longer has them; the way leads through “Users” and the “Security credentials” tab.',
      },
      source: AWS.adminKeys,
    },
    {
      was: {
        zh: '页签叫「安全证书」，点「创建访问密钥」马上得到密钥。',
        en: 'The key appears as soon as “Create access key” is pressed.',
      },
      now: {
        zh: '页签现名「安全凭证」，中间多了选用途和描述标签两页。',
        en: 'Two pages stand between: the use case, and the description tag.',
      },
      source: AWS.adminKeys,
    },
  ],
};
