import type { CloudGuides, Guide, GuideChange, GuideFact, GuideStep } from './types.ts';

const ADD_CREDENTIALS = 'https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials';
const ADD_CREDENTIALS_CHINA = 'https://docs.azure.cn/en-us/entra/identity-platform/how-to-add-credentials';
const REGISTER = 'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app';
const REGISTER_CHINA = 'https://docs.azure.cn/en-us/entra/identity-platform/quickstart-register-app';
const NATIONAL_CLOUDS =
  'https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud';
const PASSWORD = 'https://learn.microsoft.com/en-us/graph/api/resources/passwordcredential';
const ROLES = 'https://learn.microsoft.com/en-us/azure/role-based-access-control/role-assignments-portal';
const ROLES_CHINA = 'https://docs.azure.cn/zh-cn/role-based-access-control/role-assignments-portal';
const ERRORS = 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes';

const SERVICE_PRINCIPAL =
  'https://learn.microsoft.com/en-us/entra/identity-platform/howto-create-service-principal-portal';
const TERRAFORM =
  'github hashicorp/terraform-provider-azurerm website/docs/guides/service_principal_client_secret.html.markdown';

interface Documents {
  readonly register: string;
  readonly credentials: string;
  readonly roles: string;
}

const rights = (documents: Documents): readonly GuideFact[] => [
  {
    text: {
      zh: '登录的人在 Microsoft Entra ID 里至少要有「应用程序开发人员」角色；目录允许用户注册应用时，普通成员也行。',
      en: 'Whoever signs in needs at least the role “Application Developer” in Microsoft Entra ID; where the directory lets users register apps, any member can.',
    },
    source: documents.register,
  },
  {
    text: {
      zh: '给应用分配订阅的角色，需要订阅上的「所有者」或「用户访问管理员」。',
      en: 'Giving the app a role on a subscription takes “Owner” or “User Access Administrator” there.',
    },
    source: documents.roles,
  },
];

/** All portals have the same pages behind the door; only the door differs. */
const behindTheDoor = (documents: Documents): readonly GuideStep[] => [
  {
    id: 'register',
    text: {
      zh: '点「新注册」：填名称，「受支持的帐户类型」选仅此组织目录（单租户），「重定向 URI」留空，再点「注册」。',
      en: 'Choose “New registration”: give a name, take the single tenant under “Supported account types”, leave “Redirect URI” empty, then choose “Register”.',
    },
    note: {
      zh: '给一个用途单独注册一个应用，日后才好只停它的密码。',
      en: 'An app of its own for each purpose lets one be stopped without the others.',
    },
    source: documents.register,
  },
  {
    id: 'overview-ids',
    text: {
      zh: '在应用的「概述」页复制「应用程序(客户端) ID」和「目录(租户) ID」。',
      en: 'On the “Overview” page of the app, copy “Application (client) ID” and “Directory (tenant) ID”.',
    },
    caution: {
      zh: '两者之间的「对象 ID」也是 GUID，拿错了会报 AADSTS700016。',
      en: '“Object ID” stands between the two and looks the same; taken by mistake it gives AADSTS700016.',
    },
    fills: ['client_id', 'tenant_id'],
    source: documents.register,
  },
  {
    id: 'new-client-secret',
    text: {
      zh: '左侧进「证书和密码」，在「客户端密码」页签点「新客户端密码」，写说明，选「截止日期」，点「添加」。',
      en: 'Go to “Certificates & secrets” on the left; on the tab “Client secrets” choose “New client secret”, describe it, pick “Expires”, then “Add”.',
    },
    note: {
      zh: '最长 24 个月，微软建议不到 12 个月。说明里写明谁在用，列表里只看得到密码的前三个字符。',
      en: '24 months at most; Microsoft advises less than 12. Describe who uses it: the list shows the first three characters of a secret only.',
    },
    drawing: 'key-tab',
    fills: ['secret_expires_at'],
    source: documents.credentials,
  },
  {
    id: 'copy-value',
    text: {
      zh: '立即复制新行里「值」一列的整串字符。',
      en: 'Copy the whole text in the column “Value” of the new row at once.',
    },
    caution: {
      zh: '「值」只在这一次显示，离开页面就再也看不到，只能另建一个。旁边的「机密 ID」不是密码。',
      en: '“Value” is shown this once; after the page is left a new secret has to be made. “Secret ID” beside it is not the secret.',
    },
    drawing: 'value-not-id',
    fills: ['client_secret'],
    source: documents.credentials,
  },
  {
    id: 'copy-secret-id',
    text: {
      zh: '再复制同一行的「机密 ID」，放进表单里同名的一栏。',
      en: 'Copy “Secret ID” of the same row too; it has a field of that name in the form.',
    },
    note: {
      zh: '它在 Graph 里叫 keyId，删除旧密码时靠它，查列表也只返回它，不返回密码。',
      en: 'Graph calls it keyId: an old secret is removed by it, and lists give it but never the secret.',
    },
    fills: ['secret_key_id'],
    source: PASSWORD,
  },
  {
    id: 'assign-role',
    text: {
      zh: '应用要管资源时：打开「订阅」，选中订阅并复制「订阅 ID」，进「访问控制(IAM)」点「添加」里的「添加角色分配」，选角色。',
      en: 'If the app manages resources: open “Subscriptions”, pick one and copy its “Subscription ID”, then in “Access control (IAM)” choose “Add”, “Add role assignment”, and a role.',
    },
    note: {
      zh: '只看用「读者」，要创建资源用「参与者」。只登录、不管资源的应用跳过这两步。',
      en: '“Reader” to look, “Contributor” to create. An app that only signs in has no need of this step and the next.',
    },
    opens: 'subscriptions',
    fills: ['subscription_id'],
    source: documents.roles,
  },
  {
    id: 'choose-member',
    text: {
      zh: '在「成员」页签点「选择成员」，输入应用的名称，选中它，最后点「查看 + 分配」。',
      en: 'On the tab “Members” choose “Select members”, type the name of the app, pick it, and finish with “Review + assign”.',
    },
    caution: {
      zh: '列表起初只列用户和组，不输入名称就找不到应用。',
      en: 'The list begins with users and groups only: without typing its name the app is not found.',
    },
    source: SERVICE_PRINCIPAL,
  },
];

const handOver = (site: { readonly zh: string; readonly en: string }, source: string): GuideStep => ({
  id: 'hand-over',
  text: {
    zh: `回到表单，站点选「${site.zh}」，粘贴应用程序 ID、租户 ID 和「值」；截止日期也填上：过了那天，登录会报 AADSTS7000222。`,
    en: `Back in the form choose the site “${site.en}” and paste application ID, tenant ID and the “Value”. Fill in the end date as well: after it, signing in gives AADSTS7000222.`,
  },
  note: {
    zh: 'az ad sp create-for-rbac 的输出也能整段粘贴：appId、password、tenant 会各归其位。',
    en: 'The output of az ad sp create-for-rbac can be pasted whole too: appId, password and tenant find their fields.',
  },
  source,
});

const changed = (credentials: string): readonly GuideChange[] => [
  {
    was: {
      zh: '旧教程把截止日期选成「从不」。',
      en: 'Older instructions choose “Never” as the end.',
    },
    now: {
      zh: '门户里已没有这一项，最长 24 个月；接口不写截止日期时为两年。',
      en: 'The portal no longer has it: 24 months at most, and two years where an API call names no end.',
    },
    source: credentials,
  },
  {
    was: {
      zh: '旧教程从「Azure Active Directory」菜单进入应用注册。',
      en: 'Older instructions begin at the menu “Azure Active Directory”.',
    },
    now: {
      zh: '它已更名为 Microsoft Entra ID，功能和 ID 都没有变。',
      en: 'It is called Microsoft Entra ID now; what it does and its IDs stayed the same.',
    },
    source: 'https://learn.microsoft.com/en-us/entra/fundamentals/new-name',
  },
  {
    was: {
      zh: '旧教程要求填一个 Web 类型的重定向 URI。',
      en: 'Older instructions ask for a redirect URI of the type Web.',
    },
    now: {
      zh: '那一栏是可选的。应用用客户端密码自己登录，不经浏览器，留空即可。',
      en: 'The field is optional. An app that signs in by its own secret uses no browser: leave it empty.',
    },
    source: REGISTER,
  },
];

const worldwide: Documents = { register: REGISTER, credentials: ADD_CREDENTIALS, roles: ROLES };
const inChina: Documents = {
  register: REGISTER_CHINA,
  credentials: ADD_CREDENTIALS_CHINA,
  roles: ROLES_CHINA,
};

const global: Guide = {
  kind: 'app-registration',
  sites: ['global'],
  before: [
    ...rights(worldwide),
    {
      text: {
        zh: '能用托管标识、联合凭据或证书的地方，微软建议不用客户端密码。',
        en: 'Where a managed identity, a federated credential or a certificate will do, Microsoft advises against a client secret.',
      },
      source: ADD_CREDENTIALS,
    },
  ],
  steps: [
    {
      id: 'open-entra',
      text: {
        zh: '打开 Microsoft Entra 管理中心，进入「Entra ID」下的「应用注册」。',
        en: 'Open the Microsoft Entra admin center and go to “App registrations” under “Entra ID”.',
      },
      note: {
        zh: '有几个租户时，先用顶部的「设置」图标切到要放应用的那一个：应用建好后不能搬家。',
        en: 'With several tenants, switch to the right one by the icon “Settings” at the top first: an app cannot be moved later.',
      },
      opens: 'app-registrations',
      source: REGISTER,
    },
    ...behindTheDoor(worldwide),
    handOver({ zh: '全球（Azure）', en: 'Global (Azure)' }, TERRAFORM),
  ],
  changed: changed(ADD_CREDENTIALS),
};

const china: Guide = {
  kind: 'app-registration',
  sites: ['china'],
  before: [
    ...rights(inChina),
    {
      text: {
        zh: '世纪互联运营的 Azure 是单独的一朵云：全球版的账户、租户和应用注册在这里都不存在，要重新注册。',
        en: 'Azure operated by 21Vianet is a cloud of its own: accounts, tenants and app registrations of the global one do not exist here and have to be made anew.',
      },
      source: NATIONAL_CLOUDS,
    },
  ],
  steps: [
    {
      id: 'open-china-portal',
      text: {
        zh: '用世纪互联的账户登录 portal.azure.cn，搜索「Microsoft Entra ID」，进入「应用注册」。',
        en: 'Sign in to portal.azure.cn with an account of 21Vianet, search for “Microsoft Entra ID” and go to “App registrations”.',
      },
      caution: {
        zh: '从 portal.azure.com 建的应用在这里登录，会报 AADSTS90002 或 AADSTS900382。',
        en: 'An app made at portal.azure.com gives AADSTS90002 or AADSTS900382 when it signs in here.',
      },
      opens: 'app-registrations',
      source: ERRORS,
    },
    ...behindTheDoor(inChina),
    handOver({ zh: '中国（世纪互联）', en: 'China (21Vianet)' }, NATIONAL_CLOUDS),
  ],
  changed: [
    ...changed(ADD_CREDENTIALS_CHINA),
    {
      was: {
        zh: '旧配置用 login.chinacloudapi.cn 登录。',
        en: 'Older settings sign in at login.chinacloudapi.cn.',
      },
      now: {
        zh: '微软现在写的是 login.partner.microsoftonline.cn，旧地址是它的别名。',
        en: 'Microsoft names login.partner.microsoftonline.cn now; the older address is an alias of it.',
      },
      source: NATIONAL_CLOUDS,
    },
  ],
};

const usGovernment: Guide = {
  kind: 'app-registration',
  sites: ['us-gov'],
  before: [
    ...rights(worldwide),
    {
      text: {
        zh: 'Azure Government 与全球版互不相通，应用要在 portal.azure.us 单独注册。',
        en: 'Azure Government is cut off from the global cloud: the app has to be registered at portal.azure.us by itself.',
      },
      source: NATIONAL_CLOUDS,
    },
  ],
  steps: [
    {
      id: 'open-government-portal',
      text: {
        zh: '用 Azure Government 的账户登录 portal.azure.us，搜索「Microsoft Entra ID」，进入「应用注册」。',
        en: 'Sign in to portal.azure.us with an account of Azure Government, search for “Microsoft Entra ID” and go to “App registrations”.',
      },
      note: {
        zh: '地址栏要以 .us 结尾；.com 的门户看上去一样，却是另一朵云。',
        en: 'The address ends in .us; the portal that ends in .com looks the same and is another cloud.',
      },
      opens: 'app-registrations',
      source: NATIONAL_CLOUDS,
    },
    ...behindTheDoor(worldwide),
    handOver({ zh: '美国政府', en: 'US Government' }, NATIONAL_CLOUDS),
  ],
  changed: changed(ADD_CREDENTIALS),
};

/** Microsoft Azure: one guide, with a door for each cloud. */
export const azureGuides: CloudGuides = [global, china, usGovernment];
