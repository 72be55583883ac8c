import type { Guide } from '../types.ts';
import { apiCredentials, consoleChanges, twoKeys } from './shared.ts';
import { HUAWEI } from './sources.ts';

/** A permanent key that an IAM user makes, or an administrator makes for one. */
export const iamUser: Guide = {
  kind: 'iam-user',
  before: [
    {
      text: {
        zh: '企业联邦用户建不了永久访问密钥，只能取临时访问密钥，请改看那一种。',
        en: 'Federated users cannot have a permanent access key, temporary ones only: see that guide instead.',
      },
      source: HUAWEI.myKeysIntl,
    },
    twoKeys,
    {
      text: {
        zh: '新建时要验证：手机、邮箱或虚拟 MFA 的验证码，按账号的设置而定。',
        en: 'Creating one asks for a code by phone, e-mail or virtual MFA, as the account is set up.',
      },
      source: HUAWEI.verification,
    },
  ],
  steps: [
    {
      id: 'switch',
      text: {
        zh: '鼠标移到右上角用户名，选「安全设置」，在「敏感操作」页签看「访问密钥保护」是否开启。',
        en: 'Hover over the username at the top right, choose “Security Settings” and look at “Access Key Management” on the “Critical Operations” tab.',
      },
      note: {
        zh: '关闭时，每个 IAM 用户都能管理自己的访问密钥。',
        en: 'While it is off, every IAM user manages its own access keys.',
      },
      caution: {
        zh: '开启时只有管理员能建，普通用户点不了「新增访问密钥」，那就跳到「请管理员代建」一步。',
        en: 'While it is on, administrators alone can: go on with the step for administrators.',
      },
      drawing: 'switch',
      source: HUAWEI.myKeysIntl,
    },
    {
      id: 'my-credentials',
      text: {
        zh: '鼠标移到右上角用户名，选「我的凭证」，再点左侧的「访问密钥」。',
        en: 'Hover over the username again, choose “My Credentials” and then “Access Keys” on the left.',
      },
      opens: 'access-keys',
      drawing: 'user-menu',
      source: HUAWEI.myKeys,
    },
    {
      id: 'create',
      text: {
        zh: '点「新增访问密钥」，描述里写清用在哪里，点「确定」，输入收到的验证码。',
        en: 'Press “Create Access Key”, describe where it will be used, press “OK” and enter the code.',
      },
      caution: {
        zh: '已有两个就会报配额已满（akSkNumExceed），先停用、再删除一个。',
        en: 'With two already it fails (akSkNumExceed): disable one first and then delete it.',
      },
      source: HUAWEI.userKeys,
    },
    {
      id: 'for-another',
      text: {
        zh: '请管理员代建时：在统一身份认证服务的「用户」里，点该用户右侧的「安全设置」，再点「新增访问密钥」。',
        en: 'As an administrator for somebody else: in “Users” of IAM, choose “Security Settings” beside the user and press “Create Access Key”.',
      },
      note: {
        zh: '管理员之后只看得到 AK，SK 只在那份下载的文件里。',
        en: 'Administrators see the AK afterwards; the SK is in the downloaded file alone.',
      },
      opens: 'iam-users',
      source: HUAWEI.userKeysChina,
    },
    {
      id: 'download',
      text: {
        zh: '在提示框里点「立即下载」，保存 credentials.csv。',
        en: 'Press “Download” in the dialog that follows and keep credentials.csv.',
      },
      caution: {
        zh: 'SK 只能在这里下载一次；点「取消」或关掉，就再也拿不到，只能重建。',
        en: 'The SK can be downloaded here once. “Cancel” loses it for good, and another key must be made.',
      },
      drawing: 'key-file',
      fills: ['access_key_id', 'secret_access_key'],
      source: HUAWEI.myKeys,
    },
    apiCredentials,
    {
      id: 'hand-over',
      text: {
        zh: '打开 credentials.csv，把 User Name、Access Key Id、Secret Access Key 这一行标题和下面一行一起粘贴到表单，再选默认区域。',
        en: 'Open credentials.csv, paste its header (User Name, Access Key Id, Secret Access Key) and the line below it into the form, and add the default region.',
      },
      note: {
        zh: 'AWS 以前也有同名文件：ID 以 AKIA 开头的不是华为云的。',
        en: 'AWS once had a file of the same name: an ID that begins with AKIA is not of Huawei Cloud.',
      },
      fills: ['region'],
      source: HUAWEI.csv,
    },
  ],
  changed: consoleChanges,
};
