import type { CloudGuides, GuideChange, GuideFact, GuideStep } from './types.ts';

// Routes and labels of the present consoles, in both languages: the provider's documentation. The older routes, which
// many sites still have, and the look-up of addresses: the Cloudpods documentation.
const PROVIDER = 'https://registry.terraform.io/providers/aliyun/alibabacloudstack/latest/docs';
const SOURCE =
  'https://github.com/aliyun/terraform-provider-alibabacloudstack/blob/98051880f85841e5087cf74917835da72918da95';
const DOCS =
  'https://github.com/yunionio/docs/blob/2f1fe2aa2e3ee3312111425a4a2e7f760a2c5913/content/zh/docs/web_ui/multiplecloud/cloudaccount/cloudaccount.md';

const gateway: GuideFact = {
  text: {
    zh: '先问清版本：V3.18.1 起 ASAPI 网关默认不再对外，调用要走各产品的 Endpoint。',
    en: 'Ask which version runs: from V3.18.1 on the ASAPI gateway is closed to the outside by default, and calls go to each product’s endpoint.',
  },
  source: `${SOURCE}/alibabacloudstack/provider.go`,
};

const region: GuideStep = {
  id: 'region',
  text: {
    zh: '打开「专有云运维平台」，记下页面顶部的 Region，形如 cn-xxxxx-env00-d01。',
    en: 'Open the “Apsara Uni-manager Operations Console” and note the region at its top, such as cn-xxxxx-env00-d01.',
  },
  note: {
    zh: '老站点的 ASO 地址就以它开头。没有运维账号时，请运维代查它和后面的 Endpoint。',
    en: 'On older sites the address of ASO begins with it. Without an account there, have operations look up this and the endpoints.',
  },
  fills: ['region_id'],
  source: PROVIDER,
};

const tianji: GuideStep = {
  id: 'tianji',
  text: {
    zh: '登录 ASO（地址形如 region-id.aso.intranet-domain-id.com），依次打开「产品运维管理 > 产品列表 > 天基」。',
    en: 'Sign in to ASO (region-id.aso.intranet-domain-id.com) and open “Product O&M Management > Products > Tianji”.',
  },
  source: DOCS,
};

const variables: GuideStep = {
  id: 'variables',
  text: {
    zh: '在天基左侧选「报表」，在「全部报表」里搜索并打开「服务注册变量」，点 Service 旁的图标筛选产品，例如 asapi 或 ecs。',
    en: 'In Tianji choose “Reports”, find and open “Service Registration Variables” among all reports, and filter with the icon beside Service, by asapi or ecs for one.',
  },
  drawing: 'endpoints',
  source: DOCS,
};

const details: GuideStep = {
  id: 'details',
  text: {
    zh: '在 Service Registration 那一格点右键选「选择更多」，在「详情」里记下 Endpoint；每个要用的产品各查一次。',
    en: 'Right-click the Service Registration cell, choose “Show More”, and note the endpoint under “Details”; repeat it for each product that you use.',
  },
  note: {
    zh: 'ASAPI 网关看 asapi.public.endpoint 这一项。',
    en: 'For the ASAPI gateway it is the entry asapi.public.endpoint.',
  },
  fills: ['product_endpoints'],
  source: DOCS,
};

const changed: readonly GuideChange[] = [
  {
    was: {
      zh: '旧说明：管理员登录 ASCM 控制台，运维登录 ASO。',
      en: 'Older instructions: administrators use the ASCM console and operations use ASO.',
    },
    now: {
      zh: '新版本里它们叫「统一云管平台」和「专有云运维平台」，右上角头像的「个人信息」里有 AccessKey 和 API 调用信息；老站点仍是旧名。',
      en: 'Newer versions call them “Apsara Uni-manager Management Console” and “Operations Console”, with the AccessKey and the API details under the profile icon; older sites keep the old names.',
    },
    source: PROVIDER,
  },
  {
    was: {
      zh: '旧说明：所有产品都经 ASAPI 网关（public.asapi 开头的地址）调用。',
      en: 'Older instructions: every product is called through the ASAPI gateway (public.asapi…).',
    },
    now: {
      zh: 'V3.18.1 起网关默认不对外，改用「Internet Domain」后缀下各产品自己的 Endpoint。',
      en: 'From V3.18.1 on it is closed to the outside by default; products are called at their own endpoints under the “Internet Domain”.',
    },
    source: `${SOURCE}/alibabacloudstack/provider.go`,
  },
];

/** Apsara Stack. */
export const apsaraGuides: CloudGuides = [
  {
    kind: 'organization',
    before: [
      {
        text: {
          zh: '只有运营管理员和一级组织管理员能取得组织 AccessKey；其他角色看不到菜单，请他们代取。',
          en: 'Only operations administrators and level-1 organization administrators get an organization’s AccessKey; others do not see the menu and must ask them.',
        },
        source: DOCS,
      },
      gateway,
    ],
    steps: [
      {
        id: 'enterprise',
        text: {
          zh: '用运营管理员或一级组织管理员登录 ASCM 控制台（新版叫统一云管平台），点顶部的「企业」。',
          en: 'Sign in to the ASCM console (newer: Apsara Uni-manager Management Console) as such an administrator and choose “Enterprise” at the top.',
        },
        source: DOCS,
      },
      {
        id: 'obtain',
        text: {
          zh: '在左侧选「组织管理」，在组织树上点目标组织后面的设置图标，选「获取AccessKey」。',
          en: 'Choose “Organizations” on the left, click the gear behind the organization in the tree, and choose “Obtain AccessKey”.',
        },
        caution: {
          zh: '看清点的是哪一级组织：上级组织的密钥管得更宽。',
          en: 'Mind the level: the key of an organization higher up covers more.',
        },
        source: DOCS,
      },
      {
        id: 'dialog',
        text: {
          zh: '从「获取AccessKey」的弹窗里复制组织的 AccessKey ID 和 AccessKey Secret。',
          en: 'Copy the organization’s AccessKey ID and AccessKey Secret from the “Obtain AccessKey” dialog.',
        },
        fills: ['access_key_id', 'access_key_secret'],
        source: DOCS,
      },
      {
        id: 'organization-id',
        text: {
          zh: '在同一页按 F12 打开开发者工具的「网络」，刷新后找到 ListResourceGroup 请求，记下返回值里第一个 organizationID。',
          en: 'On the same page press F12, open “Network”, reload, find the request ListResourceGroup and note the first organizationID in its answer.',
        },
        note: {
          zh: '有的工具要求把它接在 ID 后面，写成「AccessKey ID/组织 ID」；这里分开填。',
          en: 'Some tools want it behind the ID, as AccessKey ID/organization ID; here they stand apart.',
        },
        fills: ['organization_id'],
        source: DOCS,
      },
      region,
      tianji,
      variables,
      details,
      {
        id: 'hand-over',
        text: {
          zh: '粘贴组织的 AccessKey ID 和 Secret，填上地域 ID、组织 ID；网关填到 API 网关 Endpoint，其他产品按「ecs=地址」每行一个。',
          en: 'Paste the organization’s AccessKey ID and Secret, add region and organization ID, the gateway as API gateway endpoint, and other products as ecs=address, one a line.',
        },
        source: `${SOURCE}/UserGuide.md`,
      },
    ],
    changed,
  },
  {
    kind: 'user',
    before: [
      {
        text: {
          zh: '个人 AccessKey 属于一个账号，能做什么由账号的角色决定；给程序长期使用前，先定下这个账号由谁保管。',
          en: 'A personal AccessKey belongs to an account, whose roles decide what it may do; before a program relies on it, settle who keeps that account.',
        },
        source: PROVIDER,
      },
      {
        text: {
          zh: '官方建议程序用角色换取的 STS 临时令牌；这一对密钥是换取它的凭据，同样要保管好。',
          en: 'The vendor recommends STS tokens obtained by role; this pair is what obtains them and needs the same care.',
        },
        source: PROVIDER,
      },
      gateway,
    ],
    steps: [
      {
        id: 'profile',
        text: {
          zh: '用自己的账号登录统一云管平台，点顶部的个人头像，选「个人信息」。',
          en: 'Sign in to the Apsara Uni-manager Management Console with your own account, click the profile icon at the top and choose “User Information”.',
        },
        drawing: 'user-menu',
        source: PROVIDER,
      },
      {
        id: 'pair',
        text: {
          zh: '在个人信息页的「AccessKey」处复制 AccessKey ID 和 AccessKey Secret。',
          en: 'Under “AccessKey Pair” on that page copy the AccessKey ID and the AccessKey Secret.',
        },
        caution: {
          zh: '这是个人的密钥，不是组织的；脚本若要跨账号长期运行，应改用组织密钥或角色。',
          en: 'It is a person’s key, not the organization’s: what must outlive an account needs the organization’s key or a role.',
        },
        fills: ['access_key_id', 'access_key_secret'],
        source: PROVIDER,
      },
      {
        id: 'role',
        text: {
          zh: '点「查看当前角色策略」，在「选择组织」里切到要操作的组织，确认角色够用。',
          en: 'Open “View Current Role Policy”, switch to the organization meant under “Organization”, and see that the role suffices.',
        },
        note: {
          zh: '这里的 RAM Role 值供工具换取 STS 令牌，不用填进来。',
          en: 'The RAM Role shown there is for tools that obtain STS tokens; it is not entered here.',
        },
        source: PROVIDER,
      },
      region,
      {
        id: 'domain',
        text: {
          zh: '在同一平台点个人头像，打开「个人信息」里的「专有云 API 调用使用」，记下「Internet Domain」。',
          en: 'There click the profile icon, open “User Information > Apsara Stack API calls” and note the “Internet Domain”.',
        },
        note: {
          zh: '它是各产品 Endpoint 的后缀，后面查到的地址都应以它结尾。',
          en: 'Every product’s endpoint ends in it; check the addresses found next against it.',
        },
        fills: ['internet_domain'],
        source: PROVIDER,
      },
      tianji,
      variables,
      details,
      {
        id: 'hand-over',
        text: {
          zh: '粘贴个人的 AccessKey ID 和 Secret，填上地域 ID 和 Internet Domain；各产品的 Endpoint 每行一个，写成「ecs=地址」。',
          en: 'Paste your AccessKey ID and Secret, add the region ID and the Internet Domain, and enter the products’ endpoints one a line, as ecs=address.',
        },
        note: {
          zh: '只操作一个资源集时，再填它的 ID（工具里叫 resource_group）。',
          en: 'Where only one resource set is meant, enter its ID too; tools call it resource_group.',
        },
        source: PROVIDER,
      },
    ],
    changed,
  },
];
