import type { CloudGuides, GuideChange, GuideFact, GuideStep } from './types.ts';

const MANUAL = 'https://product.zstack-cloud.com/help/en/product_manuals/cli_manual/v3/9.7.html';
const MENU = 'https://zstack.io/help/zstack_cube/user_guide/v2.3.0/11.3.html';
const HYBRID =
  'https://docs.zstack-cloud.com/zh/zcf/zstack-cloud/user-guide?section=ZStack_User_Guide_0103_44';
const PROVIDER =
  'https://github.com/ZStack-Robot/terraform-provider-zstack/blob/00a9b46a1475ab24a3db273a28ae7c935341c158/docs/index.md';
const SERVER = 'https://github.com/zstackio/zstack/blob/5a29293bd53c98a38488fb8b71d54531012d3dae';
const REST = `${SERVER}/rest/src/main/java/org/zstack/rest/RestServer.java`;
const CLOUDMUX =
  'https://github.com/yunionio/cloudmux/blob/311f52c4fa1a066d956197819bac8fac8b8f9e67/pkg/multicloud/zstack/zstack.go';

const licence: GuideFact = {
  text: {
    zh: 'AccessKey 属于企业版授权：授权降为社区版时，平台会把 AccessKey 全部删除，续期前先确认。',
    en: 'AccessKeys need an enterprise licence: when it falls back to community, the platform deletes them all, so mind its renewal.',
  },
  source: 'github ZStack, AccessKeyManager (public copy of the source)',
};

const hybrid: GuideFact = {
  text: {
    zh: '混合云管理的菜单里也有 AccessKey 管理，那里放的是阿里云的密钥，不要走错。',
    en: 'The menu of the hybrid cloud has an AccessKey Management as well: it holds Alibaba Cloud keys, so do not go there.',
  },
  source: HYBRID,
};

const common: readonly GuideStep[] = [
  {
    id: 'menu',
    text: {
      zh: '依次打开「运营管理 > 访问控制 > AccessKey 管理」。',
      en: 'Open “Operational Management > Access Control > AccessKey Management”.',
    },
    note: {
      zh: '没有这一项时，请平台管理员开放菜单，或由他生成后交付。',
      en: 'Where it is missing, a platform admin can open the menu or generate the key.',
    },
    source: PROVIDER,
  },
  {
    id: 'local',
    text: {
      zh: '页面分成两类时，选「本地 AccessKey」，不选第三方 AccessKey。',
      en: 'Where the page has two classes, choose the “local AccessKey”, not the third-party one.',
    },
    note: {
      zh: '本地的让别人调用 ZStack；第三方的是 ZStack 用来调用别人的。',
      en: 'A local one lets others call ZStack; a third-party one is for ZStack to call others.',
    },
    source: MANUAL,
  },
];

const generate: GuideStep = {
  id: 'generate',
  text: {
    zh: '点「生成 AccessKey」，平台随即生成一对，状态为启用。',
    en: 'Press “Generate AccessKey”; the platform makes a pair at once, and it is enabled.',
  },
  source: MENU,
};

const rest: readonly GuideStep[] = [
  {
    id: 'copy',
    text: {
      zh: '从「AccessKey 管理」列表复制新的一条的 AccessKey ID（20 个字符）和 AccessKey Secret（40 个字符）。',
      en: 'From the list of “AccessKey Management” copy the new entry’s AccessKey ID (20 characters) and AccessKey Secret (40).',
    },
    drawing: 'key-tab',
    fills: ['access_key_id', 'access_key_secret'],
    source: MANUAL,
  },
  {
    id: 'address',
    text: {
      zh: '向管理员要「管理节点」的 IP，写成 http://IP:8080。',
      en: 'Ask an administrator for the IP of the “Management Node” and write it as http://IP:8080.',
    },
    note: {
      zh: '浏览器地址栏里的端口（通常是 5000）是界面的，API 在 8080 的 /zstack 路径下，路径不用写。',
      en: 'The port in the browser, 5000 as a rule, is the console’s; the API is at 8080 under /zstack, which is left out here.',
    },
    caution: {
      zh: '端口写错会得到网页或「连接被拒绝」，而不是密钥错误。',
      en: 'A wrong port answers with a web page or a refused connection, not with an error about the key.',
    },
    drawing: 'endpoints',
    source: CLOUDMUX,
  },
  {
    id: 'clock',
    text: {
      zh: '请能登录「管理节点」的人运行下面的命令，记下时区，再与本机时间对照。',
      en: 'Have somebody who can log in to the “Management Node” run the command below, note the time zone, and compare the time with this computer’s.',
    },
    caution: {
      zh: '相差超过 15 分钟会被拒绝（requestTimeTooSkewed），看起来像密钥无效。',
      en: 'More than 15 minutes apart, calls are refused (requestTimeTooSkewed) as if the key were bad.',
    },
    copies: "timedatectl | grep -E 'Local time|Time zone'",
    fills: ['server_timezone'],
    source: REST,
  },
  {
    id: 'hand-over',
    text: {
      zh: '把 AccessKey ID、AccessKey Secret 粘贴到同名的框，管理节点地址填 8080 那个，服务器时区填 Asia/Shanghai 这样的名称。',
      en: 'Paste AccessKey ID and AccessKey Secret under the same names, the address with 8080 as management node, and a name such as Asia/Shanghai as server time zone.',
    },
    note: {
      zh: '别处写成「ID:Secret」一串时，在冒号处分开：两者本身都不含冒号。',
      en: 'Where both stand in one line as ID:Secret, split it at the colon; neither contains one.',
    },
    source: `${SERVER}/sdk/src/main/java/org/zstack/sdk/CreateAccessKeyAction.java`,
  },
];

const changed: readonly GuideChange[] = [
  {
    was: {
      zh: '旧说明：密钥在「平台管理 > Access Key」里。',
      en: 'Older instructions: keys are under “Platform Management > Access Key”.',
    },
    now: {
      zh: '现在在「运营管理 > 访问控制 > AccessKey 管理」里。',
      en: 'They are under “Operational Management > Access Control > AccessKey Management” today.',
    },
    source: PROVIDER,
  },
  {
    was: {
      zh: '旧说明：云管工具可以用 ZStack 的登录名和密码接入。',
      en: 'Older instructions: management tools connect with a ZStack login name and password.',
    },
    now: {
      zh: '密码方式已被弃用，改用 AccessKey；工具里的「用户名、密码」两栏填的就是这一对。',
      en: 'Passwords are deprecated in favour of AccessKeys; fields called user name and password then take this pair.',
    },
    source: CLOUDMUX,
  },
];

/** ZStack Cloud. */
export const zstackGuides: CloudGuides = [
  {
    kind: 'account',
    before: [
      {
        text: {
          zh: '普通账户和项目成员最多各有两把 AccessKey；满了要先删一把，或请管理员删除。',
          en: 'A normal account or project member has two AccessKeys at most; with two, one must be deleted first, by oneself or an administrator.',
        },
        source: MANUAL,
      },
      {
        text: {
          zh: '密钥的权限与创建它的账户完全相同，所以先确认账户或项目里看得到要管理的资源。',
          en: 'A key has exactly the permissions of the account that made it: see first that the account or project shows the resources meant.',
        },
        source: MANUAL,
      },
      hybrid,
      licence,
    ],
    steps: [
      {
        id: 'sign-in',
        text: {
          zh: '用要授权给程序的普通账户或项目成员登录 ZStack Cloud，打开「主菜单」。',
          en: 'Sign in to ZStack Cloud as the normal account or project member that the program shall act as, and open the “main menu”.',
        },
        caution: {
          zh: '不要借 admin 登录：生成的密钥会有整个平台的权限。',
          en: 'Do not sign in as admin for this: the key would reach the whole platform.',
        },
        source: MENU,
      },
      ...common,
      {
        ...generate,
        note: {
          zh: '自己随时可以在这里停用、启用或删除自己的密钥。',
          en: 'Your own keys can be disabled, enabled or deleted here at any time.',
        },
        drawing: 'two-slots',
      },
      ...rest,
    ],
    changed,
  },
  {
    kind: 'admin',
    before: [
      {
        text: {
          zh: 'admin 和平台管理员可以有两把以上的 AccessKey，每一把都有全部权限；能用普通账户时就不要用它。',
          en: 'Admin and platform admins may have more than two AccessKeys, each with all permissions; use a normal account’s where it suffices.',
        },
        source: MANUAL,
      },
      hybrid,
      licence,
    ],
    steps: [
      {
        id: 'sign-in',
        text: {
          zh: '用 admin 或平台管理员登录 ZStack Cloud，打开「主菜单」。',
          en: 'Sign in to ZStack Cloud as admin or a platform admin and open the “main menu”.',
        },
        note: {
          zh: '这个界面也能停用和删除租户的密钥，动手前看清是谁的。',
          en: 'This console can also disable and delete tenants’ keys: see whose one is before acting.',
        },
        source: MANUAL,
      },
      ...common,
      generate,
      ...rest,
    ],
    changed,
  },
];
