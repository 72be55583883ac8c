import type { CloudGuides, Guide, GuideChange, GuideFact, GuideStep } from './types.ts';

// Which APIs a management platform calls, as Cloudpods tells its users.
const CLOUDPODS =
  'https://github.com/yunionio/docs/blob/2f1fe2aa2e3ee3312111425a4a2e7f760a2c5913/content/zh/docs/web_ui/multiplecloud/cloudaccount/cloudaccount.md';
const KEYS = 'https://cloud.google.com/iam/docs/keys-create-delete';
const ACCOUNTS = 'https://cloud.google.com/iam/docs/service-accounts-create';
const GRANT = 'https://cloud.google.com/iam/docs/grant-role-console';
const BLOCKED = 'https://cloud.google.com/iam/docs/troubleshoot-org-policies';
const DEFAULTS = 'https://cloud.google.com/resource-manager/docs/secure-by-default-organizations';
const QUOTAS = 'https://cloud.google.com/iam/quotas';
const ENABLE = 'https://cloud.google.com/service-usage/docs/enable-disable';
const ROLES = 'https://cloud.google.com/iam/docs/roles-overview';
const DISABLE = 'https://cloud.google.com/iam/docs/keys-disable-enable';
const KEY_FILE = 'npm google-auth-library build/src/auth/googleauth.js';

const keyRights: GuideFact = {
  text: {
    zh: '建密钥的人要有「服务账号密钥管理员」角色（roles/iam.serviceAccountKeyAdmin），启用 API 还要「Service Usage Admin」。',
    en: 'Making the key takes the role “Service Account Key Admin” (roles/iam.serviceAccountKeyAdmin); enabling an API takes “Service Usage Admin” too.',
  },
  source: KEYS,
};

const blockedByPolicy: GuideFact = {
  text: {
    zh: '自 2024 年 5 月 3 日起建立的组织默认禁止创建服务账号密钥，要先由组织政策管理员放行 iam.disableServiceAccountKeyCreation（新的叫 iam.managed.disableServiceAccountKeyCreation）。',
    en: 'Organizations made since 3 May 2024 forbid service account keys by default; an Organization Policy Administrator has to lift iam.disableServiceAccountKeyCreation (iam.managed.disableServiceAccountKeyCreation in its newer form) first.',
  },
  source: DEFAULTS,
};

const iamApi: GuideFact = {
  text: {
    zh: '除了下面三个 API，要用接口列出或轮换密钥，服务账号所在的项目还得启用 IAM API（iam.googleapis.com）。',
    en: 'Besides the three APIs below, listing or rotating keys by API takes the IAM API (iam.googleapis.com) in the project that the account lives in.',
  },
  source: DISABLE,
};

const jsonFile: GuideStep = {
  id: 'json-file',
  text: {
    zh: '密钥类型选「JSON」，点「创建」，文件随即下载到本机。',
    en: 'Take “JSON” as the key type and choose “Create”; the file goes to the downloads at once.',
  },
  caution: {
    zh: '私钥只在这个文件里，Google 不留副本，也不能再下载。文件名是项目名加密钥 ID 的开头，不要留在「下载」文件夹。',
    en: 'The private key is in this file alone: Google keeps no copy and offers no second download. It is named after the project and the beginning of the key ID; do not leave it in the downloads.',
  },
  drawing: 'key-file',
  fills: ['private_key_id', 'private_key', 'client_email', 'project_id', 'client_id', 'token_uri'],
  source: KEYS,
};

const keysTab = (id: string): GuideStep => ({
  id,
  text: {
    zh: '点开服务账号的邮箱，进「密钥」页签，点「添加密钥」里的「创建新密钥」。',
    en: 'Open the service account by its e-mail, go to the tab “Keys”, choose “Add key”, then “Create new key”.',
  },
  caution: {
    zh: '弹出「服务账号密钥创建功能已停用」，就是组织政策挡住了，项目的 Owner 也绕不过，要找组织政策管理员。',
    en: 'If “Service account key creation is disabled” comes up, a policy of the organization blocks it. Not even an Owner of the project gets past; ask an Organization Policy Administrator.',
  },
  drawing: 'key-tab',
  source: BLOCKED,
});

/** The three APIs that management tools call, each in every project that is to be managed. */
const apis = (every: boolean): readonly GuideStep[] => [
  {
    id: 'resource-manager-api',
    text: {
      zh: `打开「Cloud Resource Manager API」，${every ? '逐个切换到要管理的项目' : '核对顶部的项目'}，点「启用」。`,
      en: `Open “Cloud Resource Manager API”, ${every ? 'switch to each project in turn' : 'check the project at the top'} and choose “Enable”.`,
    },
    note: {
      zh: '工具靠它读项目的名称和编号，没有它连项目都列不出来。',
      en: 'Tools read names and numbers of projects by it; without it they list no project at all.',
    },
    caution: {
      zh: 'API 按项目启用：在一个项目里启用，对别的项目不起作用，会报 SERVICE_DISABLED。',
      en: 'An API is enabled for one project: in any other one the answer stays SERVICE_DISABLED.',
    },
    opens: 'resource-manager-api',
    copies: 'cloudresourcemanager.googleapis.com',
    source: ENABLE,
  },
  {
    id: 'cloud-build-api',
    text: {
      zh: `${every ? '在同样这些项目里' : '在同一项目里'}打开「Cloud Build API」，点「启用」。`,
      en: `Open “Cloud Build API” in the same ${every ? 'projects' : 'project'} and choose “Enable”.`,
    },
    note: {
      zh: '只有管理平台要用自定义镜像建虚拟机时才需要，例如 Cloudpods。',
      en: 'Only for a management platform that makes machines from images of its own, Cloudpods for one.',
    },
    opens: 'cloud-build-api',
    copies: 'cloudbuild.googleapis.com',
    source: CLOUDPODS,
  },
  {
    id: 'cloud-sql-admin-api',
    text: {
      zh: '要管理数据库时，再打开「Cloud SQL Admin API」，点「启用」。',
      en: 'For databases, open “Cloud SQL Admin API” as well and choose “Enable”.',
    },
    note: {
      zh: '不碰 Cloud SQL 就跳过。刚启用的 API 要等几分钟才生效。',
      en: 'Leave it out where Cloud SQL is not touched. An API takes a few minutes to work after it was enabled.',
    },
    opens: 'cloud-sql-admin-api',
    copies: 'sqladmin.googleapis.com',
    source: CLOUDPODS,
  },
];

const changed: readonly GuideChange[] = [
  {
    was: {
      zh: '旧教程在服务账号列表右侧的操作菜单里点「创建密钥」。',
      en: 'Older instructions choose “Create key” in the menu at the end of the account’s row.',
    },
    now: {
      zh: '现在要点开服务账号，在「密钥」页签里添加。',
      en: 'Keys are added on the tab “Keys” of the account itself now.',
    },
    source: KEYS,
  },
  {
    was: {
      zh: '旧教程直接给 Project-Owner 或 Project-Viewer。',
      en: 'Older instructions give Project Owner or Project Viewer right away.',
    },
    now: {
      zh: 'Google 不建议在生产环境用这些基本角色，应选产品自己的角色，例如 roles/compute.viewer。',
      en: 'Google advises against these basic roles in production: take roles of the product, such as roles/compute.viewer.',
    },
    source: ROLES,
  },
  {
    was: {
      zh: '旧密钥文件的 token_uri 指向 accounts.google.com。',
      en: 'Older key files have accounts.google.com as their token_uri.',
    },
    now: {
      zh: '新文件写 oauth2.googleapis.com/token，并多一个 universe_domain；旧文件照样能用。',
      en: 'New ones have oauth2.googleapis.com/token, and universe_domain besides; older files still work.',
    },
    source: KEY_FILE,
  },
];

const oneProject: Guide = {
  kind: 'one-project',
  before: [
    keyRights,
    blockedByPolicy,
    {
      text: {
        zh: '一个服务账号最多 10 把密钥，满了要先删旧的。',
        en: 'A service account has ten keys at most; once it is full, an old one has to be deleted first.',
      },
      source: QUOTAS,
    },
    iamApi,
  ],
  steps: [
    {
      id: 'choose-project',
      text: {
        zh: '打开「IAM 和管理」下的「服务账号」，在页面顶部选中要管理的项目。',
        en: 'Open “Service Accounts” under “IAM & Admin” and choose the project to manage at the top of the page.',
      },
      opens: 'service-accounts',
      source: ACCOUNTS,
    },
    {
      id: 'create-account',
      text: {
        zh: '点「创建服务账号」，填名称，ID 会自动生成，再点「创建并继续」。',
        en: 'Choose “Create service account”, give a name (the ID follows from it), then “Create and continue”.',
      },
      note: {
        zh: 'ID 就是邮箱里 @ 前面的部分，建好后不能改。',
        en: 'The ID becomes the part of the e-mail before the @ and cannot be changed later.',
      },
      source: ACCOUNTS,
    },
    {
      id: 'give-role',
      text: {
        zh: '在「选择角色」里选角色：只读选「Viewer」或更窄的产品角色，再点「继续」和「完成」。',
        en: 'In “Select a role” take “Viewer” to read, or a narrower role of a product, then “Continue” and “Done”.',
      },
      caution: {
        zh: '「Owner」连 IAM 授权都能改，确实要管整个项目时才给。',
        en: '“Owner” can change who has which rights, so it is for managing all of the project only.',
      },
      source: GRANT,
    },
    keysTab('keys-tab'),
    jsonFile,
    ...apis(false),
    {
      id: 'hand-over',
      text: {
        zh: '把 JSON 文件的全文粘贴到表单，邮箱、密钥 ID、私钥和项目 ID 会各归其位；保存后删掉下载的文件。',
        en: 'Paste all of the JSON file into the form: e-mail, key ID, private key and project ID find their fields. Delete the downloaded file once it is saved.',
      },
      caution: {
        zh: '文件里 type 应是 service_account。authorized_user 是个人登录留下的，不是服务账号密钥。',
        en: 'The file says service_account as its type. One of authorized_user comes from somebody’s own sign-in and is no service account key.',
      },
      source: KEY_FILE,
    },
  ],
  changed,
};

const severalProjects: Guide = {
  kind: 'several-projects',
  before: [
    keyRights,
    blockedByPolicy,
    {
      text: {
        zh: '在其他每个项目里，授权的人要有「Project IAM Admin」角色。',
        en: 'In each of the other projects, whoever grants access needs the role “Project IAM Admin”.',
      },
      source: GRANT,
    },
    iamApi,
  ],
  steps: [
    {
      id: 'home-project',
      text: {
        zh: '选一个项目安放服务账号，打开它的「服务账号」页，点「创建服务账号」，填名称后点「完成」。',
        en: 'Pick one project to house the service account, open “Service Accounts” there, choose “Create service account”, name it and choose “Done”.',
      },
      note: {
        zh: '这个项目一旦关停，密钥在所有项目里都失效，所以不要放在临时项目里。',
        en: 'When this project is shut down, the key stops in all of them, so a project for trials is no home for it.',
      },
      opens: 'service-accounts',
      source: ACCOUNTS,
    },
    keysTab('keys-tab'),
    jsonFile,
    {
      id: 'open-iam',
      text: {
        zh: '打开「IAM」页，在顶部切换到下一个要管理的项目，点「授予访问权限」。',
        en: 'Open the page “IAM”, switch to the next project to manage at the top, and choose “Grant access”.',
      },
      opens: 'iam',
      source: GRANT,
    },
    {
      id: 'add-principal',
      text: {
        zh: '把服务账号的邮箱粘贴到「新的主账号」，选角色，点「保存」；每个项目重复一遍。',
        en: 'Paste the e-mail of the service account into “New principals”, select a role, choose “Save”; then the same in each project.',
      },
      caution: {
        zh: '不要为每个项目另建密钥：邮箱相同，一把密钥就进得了全部项目。',
        en: 'No further key is to be made for a project: the e-mail is the same, and one key opens them all.',
      },
      drawing: 'projects',
      fills: ['other_projects'],
      source: GRANT,
    },
    ...apis(true),
    {
      id: 'hand-over',
      text: {
        zh: '把 JSON 文件的全文粘贴到表单；「项目 ID」保持服务账号所在的项目，其余的记在「其他项目」里，一行一个。',
        en: 'Paste all of the JSON file into the form. “Project ID” stays that of the account’s home; the rest go into “Other projects”, one a line.',
      },
      note: {
        zh: '停用或删除这把密钥之前，先看这张单子上有谁在用。',
        en: 'Before the key is disabled or deleted, that list tells who still uses it.',
      },
      source: KEY_FILE,
    },
  ],
  changed: [
    ...changed,
    {
      was: {
        zh: '旧教程在 IAM 页点「添加」，把账号填进「新成员」。',
        en: 'Older instructions choose “Add” on the page IAM and name the account under “New members”.',
      },
      now: {
        zh: '按钮现在叫「授予访问权限」，那一栏叫「新的主账号」。',
        en: 'The button is “Grant access” now, and the field “New principals”.',
      },
      source: GRANT,
    },
  ],
};

/** Google Cloud. */
export const gcpGuides: CloudGuides = [oneProject, severalProjects];
