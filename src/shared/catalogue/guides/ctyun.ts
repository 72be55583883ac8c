import type { CloudGuides } from './types.ts';

// Which accounts work, as Cloudpods tells its users.
const CLOUDPODS =
  'https://github.com/yunionio/docs/blob/2f1fe2aa2e3ee3312111425a4a2e7f760a2c5913/content/zh/docs/web_ui/multiplecloud/cloudaccount/cloudaccount.md';
const PROVIDER =
  'https://github.com/ctyun-it/terraform-provider-ctyun/blob/0a07592f3a78434fde63bdd48be2bd12ded99725/docs/index.md';
const ACCESS_KEYS = 'https://www.ctyun.cn/document/10345725/10355289';
const ALLOW_LIST = 'https://www.ctyun.cn/document/10014047/10016475';
// The console's page as Cloudpods shows it to its users: the row, its “View” and the dialog.
const CONSOLE =
  'https://github.com/yunionio/docs/blob/2f1fe2aa2e3ee3312111425a4a2e7f760a2c5913/content/zh/docs/faq/image/ctyunaccesskey.png';

/** China Telecom Cloud (Ctyun). Its console is in Chinese alone; English texts translate its labels and name them. */
export const ctyunGuides: CloudGuides = [
  {
    kind: 'account',
    before: [
      {
        text: {
          zh: '天翼云的 API 只接受白名单里的公网地址：没有加白时，正确的密钥也会收到 403。',
          en: 'Ctyun’s API takes calls from allow-listed public addresses only: without that, even a good key gets a 403.',
        },
        source: ALLOW_LIST,
      },
      {
        text: {
          zh: '先问客户经理账号是线下还是线上开通的。对接经验（2021 年）是只有线下账号可用：省公司 CRM 的线上账号，VPC 列表一直为空。没有看到天翼云宣布已经改变。',
          en: 'Ask the account manager whether the account was opened offline or online. As of 2021 only offline accounts worked: online ones of the provincial CRM always got an empty VPC list. No announcement says that this has changed.',
        },
        source: CLOUDPODS,
      },
      {
        text: {
          zh: '把绑定的手机放在手边：「安全验证」里重点操作可以设为要短信验证码。',
          en: 'Keep the bound phone near: “Security Verification” (安全验证) can ask for an SMS code at critical operations.',
        },
        source: CONSOLE,
      },
    ],
    steps: [
      {
        id: 'egress-ip',
        text: {
          zh: '在真正要调用天翼云的那台机器上打开终端，运行下面的命令，记下返回的公网地址。',
          en: 'On the machine that will really call Ctyun, open a terminal, run the command below and write down the public address.',
        },
        note: {
          zh: '电脑和服务器的出口往往不同，每台都要查；也可以直接问网管。',
          en: 'A desktop and a server often leave by different addresses, so look at each; the network administrator knows them too.',
        },
        caution: {
          zh: '国内、国外流量分开走的网络，这条命令看到的是国外出口；此时向网管要访问 ctapi.ctyun.cn 的出口地址。',
          en: 'Where domestic and foreign traffic leave apart, the command shows the foreign exit; ask for the address that leads to ctapi.ctyun.cn.',
        },
        copies: 'curl -4 https://api.ipify.org',
        fills: ['egress_ips'],
        source: 'https://www.ipify.org',
      },
      {
        id: 'allow-list',
        text: {
          zh: '在天翼云控制中心顶部点「工单」，请技术支持把这些地址加入 API 白名单，等到回复已加白。',
          en: 'At the top of the Ctyun control center choose “Tickets” (工单), ask support to put these addresses on the API allow list, and wait for the answer.',
        },
        caution: {
          zh: '换网络、连 VPN、重新拨号都会换出口地址，换了就要再提一次。',
          en: 'Another network, a VPN or a new dial-up changes the address, and the new one must be asked for again.',
        },
        drawing: 'allow-list',
        source: ALLOW_LIST,
      },
      {
        id: 'sign-in',
        text: {
          zh: '用要让程序使用的那个用户登录天翼云，打开「账号中心」。',
          en: 'Sign in to Ctyun as the user that the program shall act as, and open the “Account Center” (账号中心).',
        },
        caution: {
          zh: '这里只看得到自己的密钥：用主账号登录，取得的就是主账号的密钥。',
          en: 'It shows your own key only: signed in as the main user you get the main user’s.',
        },
        opens: 'user-center',
        source: PROVIDER,
      },
      {
        id: 'security-settings',
        text: {
          zh: '在左侧选「安全设置」，向下找到「用户AccessKey」这一行；可以用下面的文字在页面里查找。',
          en: 'Choose “Security Settings” (安全设置) on the left and go down to the row “User AccessKey” (用户AccessKey); the text below finds it on the page.',
        },
        copies: '用户AccessKey',
        source: PROVIDER,
      },
      {
        id: 'view',
        text: {
          zh: '点这一行右端的「查看」，在弹窗里依次点 AccessKey 和 SecurityKey 后面的「复制」。',
          en: 'Press “View” (查看) at the right end of the row, then “Copy” (复制) behind AccessKey and behind SecurityKey in the dialog.',
        },
        note: {
          zh: '还没有密钥时，同一行可以新建；SecurityKey 以后也能在这里再看。',
          en: 'The same row makes a key where there is none, and shows the SecurityKey again later.',
        },
        caution: {
          zh: '有的账号自己取得的密钥调不通 API：加白后仍被拒绝时，请技术支持另发一对。',
          en: 'On some accounts a key taken here is not accepted: if calls are refused after the allow-listing, ask support for another pair.',
        },
        drawing: 'key-tab',
        fills: ['access_key', 'secret_key'],
        source: CONSOLE,
      },
      {
        id: 'pool',
        text: {
          zh: '在天翼云官方 Terraform 插件文档的资源池表里，按「华东1」这样的区域名称找到 region_id。',
          en: 'In the table of Ctyun’s own Terraform provider, find the region_id of your pool by a name such as “East China 1” (华东1).',
        },
        note: {
          zh: '表里只有多可用区资源池；别的资源池向技术支持询问，也可以先留空。',
          en: 'The table has pools of several zones only; ask support for others, or leave it empty for now.',
        },
        fills: ['region_id'],
        source: PROVIDER,
      },
      {
        id: 'hand-over',
        text: {
          zh: '把弹窗里 AccessKey、SecurityKey 两行各 32 个字符分别粘贴到 AK、SK，再填上加白的出口地址和资源池 ID。',
          en: 'Paste the 32 characters of the AccessKey line as AK and those of the SecurityKey line as SK; add the allow-listed address and the pool’s ID.',
        },
        note: {
          zh: '用户 ID 只在通过 IAM 接口更换密钥时才需要。',
          en: 'The user ID is needed only to replace the key through the IAM API.',
        },
        source: ACCESS_KEYS,
      },
    ],
    changed: [
      {
        was: {
          zh: '旧说明：控制台自建的密钥多半不能用，必须联系天翼云技术支持发放。',
          en: 'Older instructions: keys from the console mostly do not work, so support must issue them.',
        },
        now: {
          zh: '现在官方 Terraform 插件让用户直接到账号中心「安全设置」里查看「用户AccessKey」；加白后仍被拒绝，才需要找技术支持。',
          en: 'Today the official Terraform provider sends users to “User AccessKey” (用户AccessKey) in the account center’s “Security Settings” (安全设置); support is needed only if calls are refused after the allow-listing.',
        },
        source: PROVIDER,
      },
    ],
  },
];
