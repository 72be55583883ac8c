import type { CloudGuides } from './types.ts';

const DOCS =
  'https://github.com/yunionio/docs/blob/2f1fe2aa2e3ee3312111425a4a2e7f760a2c5913/content/zh/docs/faq';
// The console as Cloudpods shows it to its users: the search in the list of products, and the list of keys.
const MENU = `${DOCS}/image/ecloud.png`;
const KEYS = `${DOCS}/image/ecloudaccesskey.png`;
const RIGHTS = `${DOCS}/cloudaccount/ecloud.md`;
const CREATE = 'https://ecloud.10086.cn/op-help-center/doc/article/24501';
const POOLS = 'https://ecloud.10086.cn/op-help-center/doc/article/54462';
const GATEWAYS =
  'https://github.com/yunionio/cloudmux/blob/311f52c4fa1a066d956197819bac8fac8b8f9e67/pkg/multicloud/ecloud/request.go';

/** China Mobile ECloud. Its console is in Chinese alone; English texts translate its labels and name them. */
export const ecloudGuides: CloudGuides = [
  {
    kind: 'account',
    before: [
      {
        text: {
          zh: '要用密钥管理资源，所属账号需要管理员角色（Admin）；只查看账单或监控时用权限小的账号。',
          en: 'To manage resources with the key, its account needs the administrator role (Admin); use a lesser account to read bills or metrics.',
        },
        source: RIGHTS,
      },
      {
        text: {
          zh: '没有找到移动云管理密钥的接口：以后更换密钥，也是在同一个页面新建一把、再删掉旧的。',
          en: 'No ECloud API for keys is known: replacing one later is done by hand on the same page.',
        },
        source: GATEWAYS,
      },
    ],
    steps: [
      {
        id: 'console',
        text: {
          zh: '打开 ecloud.10086.cn，用要创建密钥的账号登录，进入移动云「控制台」。',
          en: 'Open ecloud.10086.cn, sign in with the account that the key shall belong to, and enter the ECloud “Console” (控制台).',
        },
        opens: 'console',
        source: MENU,
      },
      {
        id: 'products',
        text: {
          zh: '点左上角的三条横线，展开后选「全部产品」。',
          en: 'Press the three lines at the top left and choose “All Products” (全部产品).',
        },
        source: MENU,
      },
      {
        id: 'search',
        text: {
          zh: '在产品列表上方的搜索框粘贴「AK管理」，点下拉里唯一的同名结果。',
          en: 'Paste “AK Management” (AK管理) from below into the box above the products and choose the only result.',
        },
        note: {
          zh: '列表里没有分类入口，只能搜索；打开的页面叫 AccessKey 管理。',
          en: 'No category lists it, so it must be searched for; the page that opens is the management of access keys.',
        },
        copies: 'AK管理',
        source: MENU,
      },
      {
        id: 'create',
        text: {
          zh: '点列表上方蓝色的「+ 创建」，列表里会多出一行。',
          en: 'Press the blue “+ Create” (+ 创建) above the list; a row is added to it.',
        },
        caution: {
          zh: '别的程序在用的那一行不要删，删除后立即失效。',
          en: 'Leave rows alone that other programs use: a deleted key stops at once.',
        },
        source: KEYS,
      },
      {
        id: 'show',
        text: {
          zh: '在新行的 Secret Key 列点「显示」，复制这一行的 Access Key 和 Secret Key。',
          en: 'Press “Show” (显示) in the new row’s Secret Key column and copy the Access Key and the Secret Key of that row.',
        },
        note: {
          zh: '以后回到这里还能再「显示」；「创建时间」列说明密钥有多旧。',
          en: '“Show” works again later, and the column “Created” (创建时间) tells how old a key is.',
        },
        caution: {
          zh: '对象存储 EOS 的控制台另有自己的认证信息，不要和这里的密钥混用。',
          en: 'The console of the object storage EOS has credentials of its own; do not mix them with these.',
        },
        drawing: 'key-tab',
        fills: ['access_key', 'secret_key'],
        source: KEYS,
      },
      {
        id: 'pool',
        text: {
          zh: '打开帮助中心的资源池列表，按资源所在的省市查「资源池 ID」，形如 CIDC-RP-29。',
          en: 'Open the help center’s list of pools and look up the “Pool ID” (资源池 ID) of your province, such as CIDC-RP-29.',
        },
        note: {
          zh: '移动云的 SDK 用资源池 ID；全局产品用 CIDC-CORE-00。',
          en: 'ECloud’s SDKs take the pool ID; products without a place use CIDC-CORE-00.',
        },
        opens: 'pools',
        fills: ['pool_id'],
        source: POOLS,
      },
      {
        id: 'gateway',
        text: {
          zh: '直接调用 OpenAPI 时，还要写下地域：北京「cn-beijing-1」的网关是 api-beijing-2.cmecloud.cn:8443，其他地域各有自己的网关。',
          en: 'For direct OpenAPI calls note the region too: the gateway of Beijing, “cn-beijing-1”, is api-beijing-2.cmecloud.cn:8443, and every other region has its own.',
        },
        caution: {
          zh: '返回 M02C002 说明网关地址不对，不是密钥错了。',
          en: 'The answer M02C002 means a wrong gateway, not a wrong key.',
        },
        drawing: 'endpoints',
        fills: ['region_id'],
        source: GATEWAYS,
      },
      {
        id: 'hand-over',
        text: {
          zh: '把列表中那一行的 Access Key、Secret Key 按同样的名字粘贴进来，地域 ID 和资源池 ID 填用得到的那个。',
          en: 'Paste that row’s Access Key and Secret Key under the same names, and whichever of region ID and pool ID your tools use.',
        },
        source: CREATE,
      },
    ],
    changed: [
      {
        was: {
          zh: '旧说明：取到 Access Key 和 Secret Key 就够了。',
          en: 'Older instructions: the Access Key and the Secret Key are all that is needed.',
        },
        now: {
          zh: '现在的官方 SDK 还要资源池 ID，OpenAPI 网关按地域分开，所以两者至少记一个。',
          en: 'Today’s official SDKs ask for a pool ID as well and the OpenAPI gateways differ by region, so note at least one of them.',
        },
        source: POOLS,
      },
    ],
  },
];
