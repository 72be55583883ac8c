import type { CloudGuides, Guide, GuideChange, GuideFact, GuideStep } from './types.ts';

// The page of keys, as Cloudpods tells its users.
const CLOUDPODS =
  'https://github.com/yunionio/docs/blob/2f1fe2aa2e3ee3312111425a4a2e7f760a2c5913/content/zh/docs/web_ui/multiplecloud/cloudaccount/cloudaccount.md';
const QUICK_START = 'https://docs.ucloud.cn/api/summary/public';
const GATEWAY = 'https://docs.ucloud.cn/api/summary/gateway';
const REGIONS = 'https://docs.ucloud.cn/api/summary/regionlist';
const PROJECT_LIST = 'https://docs.ucloud.cn/api/summary/get_project_list';
const SUB_USERS = 'https://docs.ucloud.cn/uproject/user';
const POLICIES = 'https://docs.ucloud.cn/uproject/policy';
const QUESTIONS = 'https://docs.ucloud.cn/uproject/hotquestion';
const STORAGE = 'github UCloudDoc-Team/ufile';
const CONTAINERS = 'github UCloudDoc-Team/uk8s';
const CLI = 'github ucloud/ucloud-cli cmd/internal/platform/config.go';

const phone: GuideFact = {
  text: {
    zh: '显示私钥要过手机短信验证，验证码发到账号绑定的手机，先确认手机在谁手里。',
    en: 'The private key is shown after a code by text message, sent to the phone bound to the account: find out first who holds it.',
  },
  source: CLOUDPODS,
};

const showWithCode: GuideStep = {
  id: 'show-with-code',
  text: {
    zh: '在密钥一行点「显示」，填入短信验证码。',
    en: 'Choose “Show” in the row of the key and enter the code from the text message.',
  },
  note: {
    zh: '以后还能这样再看一次私钥，UCloud 不要求为此重新创建。',
    en: 'The private key can be seen this way again later; UCloud does not make one create another for it.',
  },
  drawing: 'sms',
  source: CLOUDPODS,
};

const copyBoth: GuideStep = {
  id: 'copy-both',
  text: {
    zh: '分别复制「公钥」和「私钥」，各是完整的一行。',
    en: 'Copy “Public key” and “Private key”, the whole line of each.',
  },
  caution: {
    zh: '公钥里可能有邮箱，或 +、/、= 这样的字符，双击选中常会漏掉一截，用复制按钮更稳妥。',
    en: 'A public key may hold an e-mail address or the signs +, / and =, where a double click selects a part only; the copy button is safer.',
  },
  fills: ['public_key', 'private_key'],
  source: QUICK_START,
};

const allowedAddresses: GuideStep = {
  id: 'allowed-addresses',
  text: {
    zh: '打开「账号安全」，看「访问限制」里有没有开启 API 白名单；开了就把调用方的出口 IP 加进去。',
    en: 'Open “Account security” and see under “Access restriction” whether an allow list for the API is on; if so, add the address that the calls come from.',
  },
  note: {
    zh: '默认对所有 IP 开放；没有这一栏时看「API 密钥」页。被挡时返回 RetCode 294，密钥本身没有问题。从 UCloud 内网调用要放行 10.10.10.10。',
    en: 'All addresses may call by default; if the list is not there, look on the page “API key”. A refused address gets RetCode 294 although the key is good. Calls from inside UCloud come from 10.10.10.10.',
  },
  opens: 'account-security',
  source: CONTAINERS,
};

const changed: readonly GuideChange[] = [
  {
    was: {
      zh: '旧资料给的密钥页是 consolev3.ucloud.cn/apikey。',
      en: 'Older material gives consolev3.ucloud.cn/apikey as the page of the keys.',
    },
    now: {
      zh: '接口文档现在写 console.ucloud.cn/uapi/apikey；命令行工具写的是账户中心的 /uaccount/api_manage，列的是同一批密钥。',
      en: 'The API documents now name console.ucloud.cn/uapi/apikey; the command line tool names /uaccount/api_manage in the account center, for the same keys.',
    },
    source: CLI,
  },
];

const subAccount: Guide = {
  kind: 'sub-account',
  before: [
    {
      text: {
        zh: '邀请子账号、给它授权，要用主账号或有访问控制权限的用户登录。',
        en: 'Inviting a sub-account and giving it rights takes the main account, or a user who has rights on access control.',
      },
      source: SUB_USERS,
    },
    {
      text: {
        zh: '子账号的登录邮箱不能注册过 UCloud，也不能已是别人的子账号。',
        en: 'The e-mail of a sub-account must not be registered at UCloud already, nor belong to a sub-account of somebody else.',
      },
      source: QUESTIONS,
    },
    phone,
  ],
  steps: [
    {
      id: 'invite-user',
      text: {
        zh: '打开「访问控制」的「用户管理」，点「邀请用户」，填邮箱和用户名称，访问方式勾选「API 访问」，点「确定」。',
        en: 'Open “User management” in “Access control”, choose “Invite user”, enter e-mail and user name, tick “API access” and confirm.',
      },
      note: {
        zh: '要让对方自己到控制台取密钥，就同时勾选控制台登录。',
        en: 'Tick signing in to the console as well, if the owner is to fetch the key there.',
      },
      opens: 'users',
      source: STORAGE,
    },
    {
      id: 'attach-policy',
      text: {
        zh: '在该用户一行点「添加权限」，选项目级策略，圈定它能用的项目。',
        en: 'Choose “Add permission” in the row of the user, take a policy of the project level, and pick the projects it may use.',
      },
      caution: {
        zh: '子账号一开始没有任何权限，漏了这一步，调用会返回 RetCode 299。',
        en: 'A sub-account begins with no rights at all; without this step calls get RetCode 299.',
      },
      source: POLICIES,
    },
    {
      id: 'open-api-keys',
      text: {
        zh: '用这个子账号登录，打开「开放 API UAPI」，切到「API 密钥」页签。',
        en: 'Sign in as this sub-account, open “UAPI (Open API)” and go to the tab “API key”.',
      },
      caution: {
        zh: '看清右上角是谁：还在主账号下，看到的就是主账号的密钥。',
        en: 'Look who is signed in at the top right: under the main account, the key on show is that of the main account.',
      },
      opens: 'api-keys',
      drawing: 'key-tab',
      source: QUICK_START,
    },
    showWithCode,
    copyBoth,
    {
      id: 'project-id',
      text: {
        zh: '打开「项目管理」，复制授权给它的那个项目的「项目 ID」。',
        en: 'Open “Project management” and copy the “Project ID” of the project that it was given.',
      },
      note: {
        zh: '子账号自己看不到这一页时，由主账号在「用户管理」的「详情」里，从个人权限的应用项目一栏抄给它。',
        en: 'If the sub-account may not see that page, the main account finds it in “User management”, “Details”, beside the rights of the user.',
      },
      caution: {
        zh: '子账号必须带项目 ID，不填时多数接口失败。项目名称不能代替它。',
        en: 'A sub-account has to name its project ID, or most calls fail. The name of the project will not do.',
      },
      opens: 'projects',
      drawing: 'projects',
      fills: ['project_id'],
      source: PROJECT_LIST,
    },
    allowedAddresses,
    {
      id: 'hand-over',
      text: {
        zh: '回到表单，公钥、私钥、项目 ID 三样都要粘贴；默认地域照地域列表填代码，例如 cn-bj2。',
        en: 'Back in the form, paste all three: public key, private key and project ID. Give the default region by its code in the region list, cn-bj2 for one.',
      },
      fills: ['region'],
      source: REGIONS,
    },
  ],
  changed: [
    ...changed,
    {
      was: {
        zh: '旧教程只说公钥和私钥，不提授权。',
        en: 'Older instructions speak of the two keys and not of rights.',
      },
      now: {
        zh: '子账号的密钥长期有效，但没有策略就什么也做不了，策略分全局级和项目级。',
        en: 'The key of a sub-account lasts, yet does nothing without a policy; there are policies of the global and of the project level.',
      },
      source: SUB_USERS,
    },
  ],
};

const mainAccount: Guide = {
  kind: 'main-account',
  before: [
    phone,
    {
      text: {
        zh: '主账号密钥动得了全部项目和财务接口。给程序用的，先考虑单独邀请一个子账号。',
        en: 'The key of the main account reaches all projects and the billing. For a program, consider inviting a sub-account first.',
      },
      source: QUESTIONS,
    },
  ],
  steps: [
    {
      id: 'open-uapi',
      text: {
        zh: '用主账号登录控制台，点顶部「全部产品」，搜索并打开「开放 API UAPI」。',
        en: 'Sign in to the console as the main account, choose “All products” at the top, search for “UAPI (Open API)” and open it.',
      },
      opens: 'api-keys',
      source: QUICK_START,
    },
    {
      id: 'api-key-tab',
      text: {
        zh: '切到「API 密钥」页签，找到状态正常的那一行。',
        en: 'Go to the tab “API key” and find the row whose state is normal.',
      },
      drawing: 'key-tab',
      source: QUICK_START,
    },
    showWithCode,
    copyBoth,
    {
      id: 'default-project',
      text: {
        zh: '要固定在某个项目里操作时，到「项目管理」复制它的「项目 ID」。',
        en: 'To act in one project only, copy its “Project ID” from “Project management”.',
      },
      note: {
        zh: '不填就落在默认项目里，资源建错地方后不能搬到别的项目。',
        en: 'Without it calls act on the default project, and what was made in the wrong one cannot be moved.',
      },
      opens: 'projects',
      fills: ['project_id'],
      source: QUESTIONS,
    },
    allowedAddresses,
    {
      id: 'hand-over',
      text: {
        zh: '回到表单，把公钥粘贴到「公钥 PublicKey」，私钥粘贴到「私钥 PrivateKey」，两者不要互换；API 地址保持 https://api.ucloud.cn。',
        en: 'Back in the form, paste the public key and the private key, each into its own field and not the other way round; the API address stays https://api.ucloud.cn.',
      },
      fills: ['region'],
      source: GATEWAY,
    },
  ],
  changed,
};

/** UCloud. */
export const ucloudGuides: CloudGuides = [subAccount, mainAccount];
