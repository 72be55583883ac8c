import type { CloudGuides } from './types.ts';

const DASHBOARD = 'https://github.com/yunionio/dashboard/blob/4c5a92790642df333b0b4b2a21ec18d5e82b773f';
const NAVBAR = `${DASHBOARD}/scope/layouts/Navbar/index.vue`;
const LIST = `${DASHBOARD}/containers/Ai/views/credentials/components/AccessKeyList.vue`;
const COLUMNS = `${DASHBOARD}/containers/Ai/views/credentials/mixins/columns.js`;
const DIALOG = `${DASHBOARD}/containers/Ai/views/credentials/dialogs/AccessKeyCreate.vue`;
const API =
  'https://github.com/yunionio/docs/blob/2f1fe2aa2e3ee3312111425a4a2e7f760a2c5913/content/zh/docs/development/apisdk';
const CREDENTIALS =
  'https://github.com/yunionio/cloudpods/blob/2de295222d1c86abc1a43f701d94c99b76bdffe6/pkg/keystone/models/credentials.go';

/** Cloudpods. Labels are those of the dashboard's own two catalogues. */
export const cloudpodsGuides: CloudGuides = [
  {
    kind: 'user',
    before: [
      {
        text: {
          zh: 'AccessKey 绑定一个用户和一个项目：换一个项目要另建一把。',
          en: 'An AccessKey is bound to one user and one project: another project takes another key.',
        },
        source: CREDENTIALS,
      },
      {
        text: {
          zh: '若要让另一套 Cloudpods 纳管这一套，这个用户需要系统管理员权限。',
          en: 'If another Cloudpods shall manage this one, the user needs to be a system administrator.',
        },
        source:
          'https://github.com/yunionio/cloudpods/blob/2de295222d1c86abc1a43f701d94c99b76bdffe6/pkg/mcclient/cloudpods/cloudpods.go',
      },
      {
        text: {
          zh: '控制台地址由部署的人告知；认证地址要能登录控制节点的人来查，先找好他。',
          en: 'Whoever deployed the platform knows the console’s address; the auth URL takes somebody who can log in to a control node.',
        },
        source: `${API}/01_api.md`,
      },
    ],
    steps: [
      {
        id: 'project',
        text: {
          zh: '登录 Cloudpods 控制台，点顶部的「视图切换」，选中密钥要归属的项目。',
          en: 'Sign in to the Cloudpods console and pick the project that the key shall belong to with “View switch” at the top.',
        },
        caution: {
          zh: '下一页只列出、也只创建当前项目的密钥，选错了要回来重建。',
          en: 'The next page lists and makes keys of the present project alone, so a wrong choice means another key.',
        },
        drawing: 'projects',
        source: LIST,
      },
      {
        id: 'user-menu',
        text: {
          zh: '点右上角自己的用户名，在下拉菜单里选「访问凭证」。',
          en: 'Click your user name at the top right and choose “Access Keys” from the menu.',
        },
        note: {
          zh: '菜单里没有这一项时，管理员把它隐藏了，请他创建或开放。',
          en: 'If it is missing, an administrator has hidden it and can open it or make the key.',
        },
        drawing: 'user-menu',
        source: NAVBAR,
      },
      {
        id: 'create',
        text: {
          zh: '停在「API AccessKey」页签，点「新建」。',
          en: 'Stay on the tab “API AccessKeys” and press “Create”.',
        },
        caution: {
          zh: '没有表单也不再确认：每点一次就多一把启用的密钥。',
          en: 'There is no form and no second question: every press makes one more enabled key.',
        },
        source: LIST,
      },
      {
        id: 'save-file',
        text: {
          zh: '弹窗显示「新建 AccessKey 成功」后，复制 AccessKey 和 AccessKeySecret，或点「保存文件至本地」得到 accesskey.csv。',
          en: 'When the dialog says “Create AccessKey succeeded”, copy AccessKey and AccessKeySecret, or press “Save the file locally” for accesskey.csv.',
        },
        note: {
          zh: '关掉也不要紧：列表「Client Secret」列的钥匙图标能再看一次。',
          en: 'Closing it does no harm: the key icon in the column “Client Secret” shows the secret again.',
        },
        caution: {
          zh: '文件里是明文，导入后从下载目录删掉。',
          en: 'The file holds the secret in plain text: delete it from the downloads once it is imported.',
        },
        drawing: 'key-file',
        fills: ['access_key_id', 'access_key_secret'],
        source: DIALOG,
      },
      {
        id: 'auth-url',
        text: {
          zh: '请运维在控制节点运行下面的命令，记下「OS_AUTH_URL」和「OS_REGION_NAME」两行。',
          en: 'Have operations run the command below on a control node and note the lines “OS_AUTH_URL” and “OS_REGION_NAME”.',
        },
        note: {
          zh: '用 Docker Compose 部署的，这两行在 climc 容器的 /etc/yunion/rcadmin 里。',
          en: 'With Docker Compose the two lines are in /etc/yunion/rcadmin of the climc container.',
        },
        caution: {
          zh: '不加后半段时，这个命令会连 sysadmin 的密码一起打印出来。',
          en: 'Without its second half the command prints the password of sysadmin as well.',
        },
        copies: "ocadm cluster rcadmin | grep -E 'AUTH_URL|REGION_NAME'",
        fills: ['region_name'],
        source: `${API}/01_api.md`,
      },
      {
        id: 'reach',
        text: {
          zh: '在本机浏览器试开「OS_AUTH_URL」的 30500 端口；打不开就改用 https://控制台地址/api/s/identity/v3。',
          en: 'Try port 30500 of “OS_AUTH_URL” in this computer’s browser; if it does not open, use https://console-address/api/s/identity/v3 instead.',
        },
        caution: {
          zh: '经控制台转发默认关闭，要运维把 yunionapi 的 enable_backend_service_proxy 设为 true 并重启 apigateway。',
          en: 'The way through the console is closed by default: operations must set enable_backend_service_proxy of yunionapi to true and restart apigateway.',
        },
        drawing: 'endpoints',
        source: `${API}/01_apigateway.md`,
      },
      {
        id: 'hand-over',
        text: {
          zh: '拖入 accesskey.csv，或把列表的 ID 填为 AccessKey ID、Client Secret 填为客户端密码；认证地址以 /v3 结尾。',
          en: 'Drop accesskey.csv, or enter the list’s ID as AccessKey ID and its Client Secret as client secret; the auth URL ends in /v3.',
        },
        source: COLUMNS,
      },
    ],
    changed: [
      {
        was: {
          zh: '旧说明：在「AccessKey 管理」页签新建后，逐个复制 ID 和 Client Secret。',
          en: 'Older instructions: create on the tab “AccessKey management”, then copy ID and Client Secret one by one.',
        },
        now: {
          zh: '页签现在叫「API AccessKey」，新建后的弹窗可以下载 accesskey.csv。',
          en: 'The tab is now “API AccessKeys”, and the dialog after creating offers accesskey.csv.',
        },
        source: DIALOG,
      },
    ],
  },
];
