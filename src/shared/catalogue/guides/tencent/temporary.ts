import type { Guide } from '../types.ts';
import { TENCENT } from './sources.ts';

/** TmpSecretId, TmpSecretKey and Token of a role, from the API Explorer. */
export const temporary: Guide = {
  kind: 'temporary',
  before: [
    {
      text: {
        zh: '需要一个 CAM 角色：角色载体里有自己，自己也绑了允许 AssumeRole 的策略，两边缺一不可。',
        en: 'It takes a CAM role that names the caller as its carrier, and a policy of the caller that allows AssumeRole; one without the other is refused.',
      },
      source: TENCENT.assumeRole,
    },
    {
      text: {
        zh: 'AssumeRole 默认 7200 秒，最长 43200 秒（12 小时）。',
        en: 'AssumeRole gives 7200 seconds by default and 43200 (12 hours) at most.',
      },
      source: TENCENT.assumeRole,
    },
  ],
  steps: [
    {
      id: 'role',
      text: {
        zh: '在「访问管理」的「角色」列表点角色名，复制「RoleArn」，形如 qcs::cam::uin/…:roleName/…。',
        en: 'In CAM, choose the role’s name under “Roles” and copy its “RoleArn”, which looks like qcs::cam::uin/…:roleName/….',
      },
      opens: 'roles',
      source: TENCENT.assumeRole,
    },
    {
      id: 'carrier',
      text: {
        zh: '在角色的「角色载体」页签确认有当前账号；没有就点「管理载体」添加。',
        en: 'See on the tab “Role Carrier” that the present account is listed, and add it under “Manage Carrier” if not.',
      },
      drawing: 'trust',
      source: TENCENT.assumeRole,
    },
    {
      id: 'explorer',
      text: {
        zh: '打开 API Explorer 的 AssumeRole，选地域，填 RoleArn、RoleSessionName 和 DurationSeconds。',
        en: 'Open AssumeRole in API Explorer, select a region and fill in RoleArn, RoleSessionName and DurationSeconds.',
      },
      opens: 'assume-role',
      source: TENCENT.assumeRole,
    },
    {
      id: 'call',
      text: {
        zh: '在「在线调用」页签点「发起调用」。',
        en: 'Press “Send Request” on the tab for calling online.',
      },
      caution: {
        zh: '返回 HTTP 200 不等于成功：看 Response 里有没有 Error。',
        en: 'HTTP 200 does not mean success here: see whether Response holds an Error.',
      },
      source: TENCENT.assumeRole,
    },
    {
      id: 'copy',
      text: {
        zh: '复制「Credentials」里的 TmpSecretId、TmpSecretKey 和 Token，到期时间看 Expiration。',
        en: 'Copy TmpSecretId, TmpSecretKey and Token from “Credentials”; Expiration tells the end.',
      },
      caution: {
        zh: 'TmpSecretId 也以 AKID 开头，光看开头分不出是临时的；少了 Token 会报 AuthFailure.TokenFailure 或找不到密钥。',
        en: 'A TmpSecretId begins with AKID, too, so its looks do not tell; without the Token calls fail as if the key did not exist.',
      },
      drawing: 'shown-once',
      fills: ['secret_id', 'secret_key', 'token'],
      source: TENCENT.assumeRole,
    },
    {
      id: 'hand-over',
      text: {
        zh: '把这段 Credentials 的 JSON 粘贴到「临时密钥」表单，并填调用时选的地域。',
        en: 'Paste the JSON of Credentials into the form for a temporary key, and give the region that the call went to.',
      },
      note: {
        zh: 'Token 在 tccli 里叫 TENCENTCLOUD_TOKEN，在 Node SDK 里叫 TENCENTCLOUD_SESSION_TOKEN。',
        en: 'tccli reads the Token from TENCENTCLOUD_TOKEN, the Node SDK from TENCENTCLOUD_SESSION_TOKEN.',
      },
      fills: ['region'],
      source: 'github TencentCloud/tencentcloud-cli README.md',
    },
  ],
};
