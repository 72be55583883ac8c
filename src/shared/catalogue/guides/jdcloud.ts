import type { CloudGuides, Guide, GuideChange, GuideFact, GuideStep } from './types.ts';

// The page of the keys of a main account, as Cloudpods tells its users.
const CLOUDPODS =
  'https://github.com/yunionio/docs/blob/2f1fe2aa2e3ee3312111425a4a2e7f760a2c5913/content/zh/docs/web_ui/multiplecloud/cloudaccount/cloudaccount.md';
const ACCESS_KEYS = 'https://docs.jdcloud.com/cn/account-management/accesskey-management';
const STORAGE_RIGHTS = 'https://docs.jdcloud.com/en/object-storage-service/authorize-sub-account-access';
const IAM = 'github jdcloudcom/cn documentation/Management/IAM/Operation-manual/User-management';
const CREATE = `${IAM}/Create-subuser.md`;
const CREDENTIALS = `${IAM}/setting-user-credentials.md`;
const OPEN_API = `${IAM}/User-visit-openapi.md`;
const SDK = 'github jdcloud-api/jdcloud-sdk-nodejs src/repo/iam/v1/iam.js';

const protection: GuideFact = {
  text: {
    zh: '账号开了「操作保护」时，控制台会要验证码。验证方式是 MFA 的，接口的敏感操作也要验证，全自动的轮换走不通；短信和邮件只管控制台。',
    en: 'With “operation protection” on, the console asks for a code. If its way is MFA, sensitive calls to the API ask too, and a rotation cannot run by itself; text messages and e-mail hold for the console alone.',
  },
  source: ACCESS_KEYS,
};

const changed: GuideChange = {
  was: {
    zh: '旧教程让主账号直接「新建」密钥，「查看」后交给平台使用。',
    en: 'Older instructions have the main account “Create” a key, “View” it and hand it to a platform.',
  },
  now: {
    zh: '京东云现在写明：任何情况下都不建议启用主账号密钥，应当给程序建子用户。',
    en: 'JD Cloud now writes that a main account key is not to be enabled in any case: programs get a sub-user.',
  },
  source: ACCESS_KEYS,
};

const subUser: Guide = {
  kind: 'sub-user',
  before: [
    {
      text: {
        zh: '要用主账号或 IAM 管理员登录，才能创建子用户。',
        en: 'Creating a sub-user takes the main account or an IAM administrator.',
      },
      source: CREATE,
    },
    {
      text: {
        zh: '每个子用户最多 2 个 Access Key，轮换时两个都要用上，平时只留一个。',
        en: 'A sub-user has two Access Keys at most; rotating needs both places, so keep one only in between.',
      },
      source: CREDENTIALS,
    },
    protection,
  ],
  steps: [
    {
      id: 'create-sub-user',
      text: {
        zh: '在控制台进入「管理」下的「访问控制」，打开「用户管理」，点「创建子用户」。',
        en: 'In the console go to “IAM” under “Management”, open “User management” and choose “Create sub-user”.',
      },
      note: {
        zh: '子用户早就有了的，直接从「安全凭证」那一步做起。',
        en: 'For a sub-user that exists already, begin at the step with “Security credentials”.',
      },
      opens: 'sub-users',
      source: CREATE,
    },
    {
      id: 'programmatic-access',
      text: {
        zh: '填子用户名，访问类型只勾「编程访问」，提交创建。',
        en: 'Enter the name of the sub-user, tick “Programmatic access” alone, and create it.',
      },
      note: {
        zh: '不勾控制台登录，这个身份就没有密码可丢。',
        en: 'Without signing in to the console there is no password of this identity to lose.',
      },
      fills: ['sub_user'],
      source: CREATE,
    },
    {
      id: 'download-pair',
      text: {
        zh: '创建成功的弹窗里，下载「Access Key」信息后再关闭。',
        en: 'In the window that tells of success, download the “Access Key” before it is closed.',
      },
      caution: {
        zh: '先存好再关：对象存储的文档说以后还能在访问控制里查看 Secret，IAM 的文档没有提，不要指望它。',
        en: 'Save it first: the storage documents say that the Secret can be viewed in IAM later, those of IAM do not, so do not count on it.',
      },
      drawing: 'shown-once',
      fills: ['access_key', 'secret_key'],
      source: CREATE,
    },
    {
      id: 'existing-by-administrator',
      text: {
        zh: '给已有的子用户补一个密钥：在「用户管理」点开用户名，到「安全凭证」的 AccessKey 一节创建。',
        en: 'To give one to a sub-user that exists: open its name in “User management” and create it in the AccessKey part of “Security credentials”.',
      },
      note: {
        zh: '已有 2 个时创建不了，先看「最后一次调用」，禁用没人用的那个再删。',
        en: 'With two there is no place for another: see when each was last called, disable the idle one, then delete it.',
      },
      opens: 'sub-users',
      drawing: 'two-slots',
      source: CREDENTIALS,
    },
    {
      id: 'existing-by-itself',
      text: {
        zh: '子用户能登录控制台的，也可以自己打开账户中心的「AccessKey 管理」创建。',
        en: 'A sub-user who can sign in may create it on “AccessKey management” of the account center instead.',
      },
      opens: 'sub-user-keys',
      source: ACCESS_KEYS,
    },
    {
      id: 'authorise',
      text: {
        zh: '回到子用户列表，点这一行的「授权」，勾选需要的系统策略。',
        en: 'Back in the list of sub-users, choose “Authorize” in this row and tick the system policies that are needed.',
      },
      caution: {
        zh: '没有授权的操作返回 403 HTTP_FORBIDDEN，这时密钥是好的，缺的是策略。',
        en: 'What is not granted gets 403 HTTP_FORBIDDEN; the key is good then, and a policy is missing.',
      },
      source: STORAGE_RIGHTS,
    },
    {
      id: 'hand-over',
      text: {
        zh: '回到表单，从下载的文件里粘贴 Access Key ID 和 Access Key Secret，再填子用户名；地域没有特别要求就填 cn-north-1。',
        en: 'Back in the form, paste Access Key ID and Access Key Secret from the downloaded file and enter the name of the sub-user; without a wish for another region, take cn-north-1.',
      },
      note: {
        zh: '验证时显示的身份形如 主账号@子用户，只把 @ 后面的一段填进子用户名。',
        en: 'The identity reads like main-account@sub-user; only what stands after the @ is the name of the sub-user.',
      },
      fills: ['region_id'],
      source: SDK,
    },
  ],
  changed: [
    changed,
    {
      was: {
        zh: '旧资料只写主账号的密钥页，不提子用户。',
        en: 'Older material names the page of the main account and no sub-user.',
      },
      now: {
        zh: '子用户在账户中心有自己的「AccessKey 管理」页，管理员则在 IAM 控制台的「用户管理」里操作。',
        en: 'A sub-user has a page “AccessKey management” of its own in the account center; administrators use “User management” of the IAM console.',
      },
      source: ACCESS_KEYS,
    },
  ],
};

const copyMainPair: GuideStep = {
  id: 'view-secret',
  text: {
    zh: '在这一行点「查看」，按提示验证身份，再复制 Access Key ID 和 Access Key Secret。',
    en: 'Choose “View” in the row, verify your identity if asked, and copy Access Key ID and Access Key Secret.',
  },
  note: {
    zh: '主账号的 Secret 以后还能「查看」，所以拿到控制台登录的人也就拿到了密钥。',
    en: 'The Secret of the main account can be viewed again later, so whoever gets into the console has the key too.',
  },
  fills: ['access_key', 'secret_key'],
  source: CLOUDPODS,
};

const mainAccount: Guide = {
  kind: 'main-account',
  before: [
    {
      text: {
        zh: '京东云不建议启用主账号密钥。只有接口不接受子用户时才走这一篇。',
        en: 'JD Cloud advises against a main account key. This guide is for an API that takes no sub-user.',
      },
      source: ACCESS_KEYS,
    },
    {
      text: {
        zh: '主账号最多 5 组有效密钥。',
        en: 'The main account has five valid pairs at most.',
      },
      source: ACCESS_KEYS,
    },
    protection,
  ],
  steps: [
    {
      id: 'user-menu',
      text: {
        zh: '用主账号登录京东云控制台，鼠标移到右上角用户名，点「Access Key 管理」。',
        en: 'Sign in to the JD Cloud console as the main account, hover over the user name at the top right and choose “Access Key management”.',
      },
      opens: 'access-keys',
      drawing: 'user-menu',
      source: ACCESS_KEYS,
    },
    {
      id: 'check-last-call',
      text: {
        zh: '先看列表里每组密钥的「最后一次调用」和启用状态，记下哪些还有人用。',
        en: 'Look at “last call” and at the state of each pair in the list, and note which are in use.',
      },
      note: {
        zh: '还有空位就不必动旧密钥；满 5 组时，先禁用没有调用的一组。',
        en: 'With a place left no old key has to be touched; at five, disable one that nobody calls first.',
      },
      source: ACCESS_KEYS,
    },
    {
      id: 'new-pair',
      text: {
        zh: '点「新建」，列表里会多出一组，备注里写上用途。',
        en: 'Choose “Create”; a pair is added to the list. Write what it is for in its remark.',
      },
      caution: {
        zh: '删除不能恢复。换密钥时先禁用旧的，观察一阵再删。',
        en: 'Deleting cannot be undone. When a key is replaced, disable the old one, watch for a while, then delete.',
      },
      source: ACCESS_KEYS,
    },
    copyMainPair,
    {
      id: 'enabled',
      text: {
        zh: '确认新的一组状态是「启用」，禁用中的密钥不能调用 OpenAPI。',
        en: 'See that the new pair is “enabled”: a disabled one cannot call the OpenAPI.',
      },
      drawing: 'switch',
      source: OPEN_API,
    },
    {
      id: 'hand-over',
      text: {
        zh: '回到表单，种类选主账号密钥，粘贴 Access Key ID 和 Access Key Secret；地域不填时签名按 cn-north-1 算。',
        en: 'Back in the form take the main account key as the kind and paste Access Key ID and Access Key Secret; without a region the signature counts as cn-north-1.',
      },
      fills: ['region_id'],
      source: SDK,
    },
  ],
  changed: [changed],
};

/** JD Cloud. */
export const jdcloudGuides: CloudGuides = [subUser, mainAccount];
