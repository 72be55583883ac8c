import type { CauseText } from '../types.ts';

/** Causes that lie with the key itself. */
export const keyCauses = {
  'unknown-key': {
    kind: 'unknown-key',
    title: { zh: '这个密钥 ID 不存在', en: 'This key ID does not exist' },
    why: {
      zh: '平台查不到这个 ID：可能已被删除、复制不完整，或者它属于另一个平台或另一个站点。',
      en: 'The platform knows no such ID: the key was deleted, the ID was copied in part, or it belongs to another platform or another site.',
    },
    steps: [
      {
        zh: '逐字对照控制台里的密钥 ID，注意首尾空格和看不见的字符。',
        en: 'Compare the ID with the console letter by letter; look for blanks at both ends and invisible characters.',
      },
      {
        zh: '确认平台和站点：中国站与国际站、公有云与专有云的密钥互不相认。',
        en: 'Check the platform and the site: keys of the Chinese and the international site, or of a private cloud, do not know each other.',
      },
    ],
  },
  'unknown-or-disabled': {
    kind: 'unknown-or-disabled',
    title: { zh: '密钥不存在，或已被禁用', en: 'The key does not exist or is disabled' },
    why: {
      zh: '平台对这两种情况给出同样的回答，仅凭这段文字无法区分。',
      en: 'The platform answers both cases alike; the text alone cannot tell which it is.',
    },
    steps: [
      {
        zh: '在控制台的密钥列表里查看这个 ID 的状态，或用管理员密钥查询。',
        en: 'Look the ID up in the console’s list of keys, or with an administrator’s key.',
      },
      {
        zh: '列表里没有：核对 ID 与账号；状态为禁用：启用它，或换用现用的密钥。',
        en: 'Not in the list: check the ID and the account. Disabled: enable it, or use the key that replaced it.',
      },
    ],
  },
  'wrong-secret': {
    kind: 'wrong-secret',
    title: {
      zh: '签名不一致：Secret 很可能不对',
      en: 'The signature does not match: most likely the wrong secret',
    },
    why: {
      zh: '密钥 ID 已被认出，但平台用它保存的 Secret 算出了另一个签名。',
      en: 'The key ID was recognised, but with the secret that the platform holds it computes another signature.',
    },
    steps: [
      {
        zh: '重新粘贴 Secret：多出的空格、换行或缺少的末尾字符都会改变签名。',
        en: 'Paste the secret again: an added blank or line break, or a missing last letter, changes the signature.',
      },
      {
        zh: '确认 Secret 与这个 ID 是同一对；轮换之后旧 Secret 不能配新 ID。',
        en: 'Make sure that secret and ID are one pair; after a rotation the old secret does not go with the new ID.',
      },
      {
        zh: '自己实现签名时，把平台返回的待签名字符串与本地的逐字节比较。',
        en: 'If your own code signs, compare the string to sign that the platform returned with yours, byte by byte.',
      },
    ],
  },
  'key-refused': {
    kind: 'unknown-or-disabled',
    title: {
      zh: '密钥未通过认证，平台没有说明原因',
      en: 'The key was refused, and the platform does not say why',
    },
    why: {
      zh: 'ID 有误、Secret 有误、密钥被禁用，都会得到这个回答。',
      en: 'A wrong ID, a wrong secret and a disabled key all get this answer.',
    },
    steps: [
      {
        zh: '先在控制台确认这个 ID 存在且已启用，再重新粘贴 Secret。',
        en: 'First see in the console that the ID exists and is enabled, then paste the secret again.',
      },
      { zh: '检查本机时间是否准确。', en: 'Check that this computer’s clock is right.' },
    ],
  },
  'key-disabled': {
    kind: 'disabled',
    title: { zh: '这个密钥已被禁用', en: 'This key is disabled' },
    why: {
      zh: '密钥存在，但处于禁用状态，任何请求都会被拒绝。',
      en: 'The key exists, but it is disabled, so every request is refused.',
    },
    steps: [
      {
        zh: '先弄清是谁、为什么禁用的：轮换中被停用的旧密钥不应再启用。',
        en: 'Find out who disabled it and why: an old key that a rotation retired should stay so.',
      },
      {
        zh: '确需使用时在控制台启用；否则改用现用的密钥。',
        en: 'Enable it in the console if it is still needed; else use the key that replaced it.',
      },
    ],
  },
  'key-locked': {
    kind: 'throttled',
    title: { zh: '密钥因多次失败被暂时锁定', en: 'The key is locked for a while after too many failures' },
    why: {
      zh: '短时间内签名失败太多，平台暂时拒绝这个密钥；继续尝试会延长锁定。',
      en: 'Too many signatures failed in a short time, so the platform refuses this key for now; trying on keeps it locked.',
    },
    steps: [
      {
        zh: '停止所有仍在使用错误 Secret 的程序。',
        en: 'Stop every program that still uses the wrong secret.',
      },
      {
        zh: '等待几分钟再试一次，不要自动重试。',
        en: 'Wait some minutes, then try once; do not retry automatically.',
      },
    ],
  },
  'key-expired': {
    kind: 'disabled',
    title: { zh: '这个密钥已过有效期', en: 'This key is past its end date' },
    why: { zh: '密钥有到期日，而这一天已经过去。', en: 'The key had an end date, and that day has passed.' },
    steps: [
      {
        zh: '新建一个密钥，再替换各处的旧值。',
        en: 'Create a new key, then replace the old one everywhere.',
      },
      {
        zh: '在 Keyturn 里填上到期日，下次会提前提醒。',
        en: 'Enter the end date in Keyturn to be reminded in time.',
      },
    ],
  },
  'key-damaged': {
    kind: 'wrong-secret',
    title: { zh: '私钥文本已损坏', en: 'The private key’s text is damaged' },
    why: {
      zh: '程序无法解析 PEM 私钥，请求并没有发出。常见原因是换行变成了字面的 \\n，或缺少首尾行。',
      en: 'The program could not read the PEM key, and no request was sent. Often line breaks turned into a literal \\n, or the first or last line is missing.',
    },
    steps: [
      {
        zh: '使用原始的 JSON 文件，不要从日志或聊天中复制私钥。',
        en: 'Use the original JSON file; do not copy the key out of a log or a chat.',
      },
      {
        zh: '环境变量中的 \\n 要还原成真正的换行。',
        en: 'Where it comes from an environment variable, turn each \\n back into a line break.',
      },
    ],
  },
  'expired-token': {
    kind: 'expired-token',
    title: { zh: '临时凭证已过期', en: 'The temporary credentials have expired' },
    why: {
      zh: '安全令牌或访问令牌的有效期已过，长期密钥本身不受影响。',
      en: 'The session or access token is past its life; the lasting key behind it is not affected.',
    },
    steps: [
      {
        zh: '重新获取临时凭证：ID、Secret 和令牌三项要一起更换。',
        en: 'Get new temporary credentials and replace ID, secret and token together.',
      },
      {
        zh: '长任务在到期前刷新，或改用更长的有效期。',
        en: 'Let long jobs refresh before the end, or ask for a longer life.',
      },
    ],
  },
  'bad-token': {
    kind: 'wrong-secret',
    title: { zh: '令牌缺失、损坏或不匹配', en: 'The token is missing, damaged or of another key' },
    why: {
      zh: '临时凭证由 ID、Secret、令牌三项组成，平台认不出这里的令牌。',
      en: 'Temporary credentials have three parts, and the platform does not accept the token among them.',
    },
    steps: [
      {
        zh: '三项要来自同一次签发，并完整复制令牌。',
        en: 'Take all three parts from one issue, and copy the whole token.',
      },
      {
        zh: '使用长期密钥时，删去残留的令牌环境变量。',
        en: 'With a lasting key, remove a token that is left in the environment.',
      },
    ],
  },
  'app-disabled': {
    kind: 'disabled',
    title: { zh: '应用已被停用', en: 'The application is disabled' },
    why: {
      zh: '密钥所属的应用被管理员停用，其下所有密钥都不能登录。',
      en: 'An administrator disabled the application that the key belongs to, so none of its keys can sign in.',
    },
    steps: [
      {
        zh: '请管理员在「企业应用程序」中恢复登录。',
        en: 'Ask the administrator to allow sign-in again under “Enterprise applications”.',
      },
    ],
  },
  'login-expired': {
    kind: 'expired-token',
    title: { zh: '工具的登录已过期', en: 'The tool’s sign-in has expired' },
    why: {
      zh: '过期的是命令行工具自己的登录，而不是密钥。',
      en: 'What expired is the command-line tool’s own sign-in, not a key.',
    },
    steps: [
      {
        zh: '用同一个配置重新登录，再执行一次。',
        en: 'Sign in again with the same profile and repeat the command.',
      },
    ],
  },
  'no-credentials': {
    kind: 'tool',
    title: { zh: '程序没有找到任何凭证', en: 'The program found no credentials' },
    why: {
      zh: '请求没有发出：环境变量、配置文件和元数据服务里都没有可用的密钥，或者指定的配置名不存在。',
      en: 'No request was sent: neither environment, files nor metadata service held a key, or the named profile does not exist.',
    },
    steps: [
      {
        zh: '核对配置名、环境变量名以及运行程序的用户；服务和 cron 通常没有交互环境的变量。',
        en: 'Check the profile, the variables’ names and the user that runs the program; services and cron do not have your shell’s variables.',
      },
    ],
  },
  'keys-full': {
    kind: 'quota',
    title: { zh: '密钥数量已达上限', en: 'There are as many keys as allowed' },
    why: {
      zh: '同一身份只能有有限个密钥，不能再新建。',
      en: 'An identity may have only so many keys, and no more can be made.',
    },
    steps: [
      {
        zh: '列出现有密钥及最近使用时间，禁用并删除确认无人使用的那个，再新建。',
        en: 'List the keys with their last use, disable and delete the one that nobody uses, then create.',
      },
    ],
  },
} as const satisfies Readonly<Record<string, CauseText>>;
