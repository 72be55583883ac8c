import type { Guide } from '../types.ts';
import { apiCredentials } from './shared.ts';
import { HUAWEI } from './sources.ts';

/** AK, SK and security token for some hours: all that federated users can have. */
export const temporary: Guide = {
  kind: 'temporary',
  before: [
    {
      text: {
        zh: '企业联邦用户只能用这一种；IAM 用户也可以用它代替永久密钥。',
        en: 'Federated users have no other kind; IAM users may take it instead of a permanent key.',
      },
      source: HUAWEI.federated,
    },
    {
      text: {
        zh: '有效期 15 分钟到 24 小时，到期后 AK、SK 和 SecurityToken 一起失效，只能重新获取。',
        en: 'It lasts 15 minutes to 24 hours; then AK, SK and security token end together and must be fetched anew.',
      },
      source: HUAWEI.temporaryByToken,
    },
  ],
  steps: [
    {
      id: 'federated',
      text: {
        zh: '联邦用户从企业的身份提供商登录华为云，在「我的凭证」里打开「临时访问密钥」。',
        en: 'Federated users sign in through the company’s identity provider and open “Temporary Access Keys” in “My Credentials”.',
      },
      note: {
        zh: '看不到这一项，就是以 IAM 用户登录的，按下面的 API Explorer 做。',
        en: 'Where it is missing, the sign-in was an IAM user’s: use API Explorer as below.',
      },
      opens: 'access-keys',
      drawing: 'user-menu',
      source: HUAWEI.myKeysIntl,
    },
    {
      id: 'explorer',
      text: {
        zh: 'IAM 用户打开 API Explorer 的 CreateTemporaryAccessKeyByToken，请求体填下面这段，把秒数改成需要的时长。',
        en: 'IAM users open CreateTemporaryAccessKeyByToken in API Explorer and give the body below, with as many seconds as needed.',
      },
      opens: 'temporary-api',
      copies: '{"auth":{"identity":{"methods":["token"],"token":{"duration_seconds":3600}}}}',
      source: HUAWEI.temporaryByToken,
    },
    {
      id: 'debug',
      text: {
        zh: '点「调试」；成功时返回 201 和名为 credential 的一段。',
        en: 'Press “Debug”; success is 201 and a part named credential.',
      },
      note: {
        zh: '新版 IAM 的 AssumeAgency 也行，还能按信任委托收窄权限，但字段名是 access_key_id 一类。',
        en: 'AssumeAgency of the new IAM does as well and narrows by a trust agency; its fields are named access_key_id and the like.',
      },
      source: HUAWEI.temporary,
    },
    {
      id: 'copy',
      text: {
        zh: '复制「credential」里的 access、secret 和 securitytoken，expires_at 是到期时间（UTC）。',
        en: 'Copy access, secret and securitytoken from “credential”; expires_at is the end, in UTC.',
      },
      caution: {
        zh: '三个值必须同时用；SecurityToken 很长（可达数千字节），复制时不要断行。',
        en: 'All three go together. The security token runs to thousands of bytes and must not be broken into lines.',
      },
      drawing: 'shown-once',
      fills: ['access_key_id', 'secret_access_key', 'security_token'],
      source: HUAWEI.temporaryByToken,
    },
    apiCredentials,
    {
      id: 'hand-over',
      text: {
        zh: '把 credential 的 JSON 粘贴到「临时访问密钥」表单；临时 AK 与永久 AK 长相相同，种类要自己选对。',
        en: 'Paste the JSON of credential into the form for a temporary access key. Its AK looks like a permanent one, so the kind must be chosen by hand.',
      },
      fills: ['region'],
      source: HUAWEI.temporary,
    },
  ],
};
