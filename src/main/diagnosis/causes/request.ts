import type { CauseText } from '../types.ts';

/** Causes that lie with where a request went, and with how it was made. */
export const requestCauses = {
  'wrong-endpoint': {
    kind: 'wrong-endpoint',
    title: { zh: '访问的地址不对', en: 'The request went to the wrong address' },
    why: {
      zh: '密钥没有问题，请求发到了不处理它的地址。',
      en: 'The key is fine; the request went to an address that does not serve it.',
    },
    steps: [
      {
        zh: '把 Endpoint 改成下面的地址；没有给出时，按地域查平台的地址表。',
        en: 'Set the endpoint to the one below; where none is shown, look it up by region.',
      },
    ],
  },
  'wrong-region': {
    kind: 'wrong-endpoint',
    title: { zh: '地域不一致', en: 'The region does not match' },
    why: {
      zh: '签名或地址里的地域，与资源实际所在的地域不同。',
      en: 'The region in the signature or the address is not the one where the resource is.',
    },
    steps: [
      {
        zh: '把客户端的地域和 Endpoint 一起改成资源所在的地域。',
        en: 'Set the client’s region and its endpoint, both, to the resource’s.',
      },
    ],
  },
  'region-unset': {
    kind: 'tool',
    title: { zh: '没有设置地域', en: 'No region is set' },
    why: {
      zh: '工具不知道该访问哪个地域，请求没有发出。',
      en: 'The tool does not know which region to ask, and sent nothing.',
    },
    steps: [
      {
        zh: '在配置、环境变量或命令参数中指定地域。',
        en: 'Name a region in the profile, the environment or the command.',
      },
    ],
  },
  'bucket-missing': {
    kind: 'request',
    title: { zh: '存储桶不存在', en: 'The bucket does not exist' },
    why: {
      zh: '名称有误、已被删除，或它在另一个平台或账号里。',
      en: 'Its name is misspelt, it was deleted, or it is at another platform or account.',
    },
    steps: [
      {
        zh: '核对桶名与地域；Endpoint 中不要重复写桶名。',
        en: 'Check name and region, and that the endpoint does not repeat the bucket’s name.',
      },
    ],
  },
  'clock-skew': {
    kind: 'clock-skew',
    title: { zh: '本机时间与平台相差过大', en: 'This computer’s clock is too far off' },
    why: {
      zh: '签名里写有时间，超出允许的偏差（多为 15 分钟）就会被拒绝。密钥没有问题。',
      en: 'Signatures carry the time, and too large a difference (mostly 15 minutes) is refused. The key is fine.',
    },
    steps: [
      {
        zh: '打开系统的自动对时；虚拟机和双系统要检查时区与硬件时钟。',
        en: 'Turn on automatic time; on virtual machines and dual boots check zone and hardware clock.',
      },
      {
        zh: '时间准确时，检查程序是否按 UTC 签名，以及请求是否排队过久。',
        en: 'If the clock is right, check that the program signs in UTC and that requests do not wait too long.',
      },
    ],
  },
  replayed: {
    kind: 'request',
    title: { zh: '同一个签名被用了两次', en: 'The same signature was used twice' },
    why: {
      zh: '随机数已经用过：请求被重发，或随机数不够随机。',
      en: 'Its nonce was used before: the request was sent again, or the nonce is not random.',
    },
    steps: [
      {
        zh: '重试时重新签名，不要原样重发；第一次可能已经成功，先查结果。',
        en: 'Sign anew for each try. The first one may have worked, so look before you repeat.',
      },
    ],
  },
  'url-expired': {
    kind: 'request',
    title: { zh: '预签名链接已过期', en: 'The presigned link has expired' },
    why: {
      zh: '过期的是链接，不是密钥；用临时凭证签的链接会随凭证一起失效。',
      en: 'The link expired, not the key; one signed with temporary credentials ends with them.',
    },
    steps: [
      { zh: '重新生成链接，并按用途设置有效期。', en: 'Make a new link with a life that fits its use.' },
    ],
  },
  'signature-malformed': {
    kind: 'request',
    title: { zh: '签名头的格式不对', en: 'The signature’s header is malformed' },
    why: {
      zh: '平台无法解析签名头，还没有比较 Secret。',
      en: 'The platform could not read the header; the secret was not looked at yet.',
    },
    steps: [
      {
        zh: '使用官方 SDK，或按文档逐项核对签名头；代理可能改写了它。',
        en: 'Use an official SDK, or compare the header with the documentation; a proxy may have changed it.',
      },
    ],
  },
  'signature-missing': {
    kind: 'request',
    title: { zh: '请求没有带签名', en: 'The request carries no signature' },
    why: {
      zh: '请求到达时没有签名或令牌：没有签、被丢弃，或路径写错。',
      en: 'It arrived without signature or token: it was not signed, it was dropped on the way, or the path is wrong.',
    },
    steps: [
      {
        zh: '确认客户端读到了密钥；检查重定向、代理是否丢掉了请求头。',
        en: 'Make sure that the client has a key; see whether a redirect or proxy drops headers.',
      },
    ],
  },
  'unknown-action': {
    kind: 'request',
    title: { zh: '接口不存在', en: 'There is no such API' },
    why: {
      zh: '操作名、版本或路径不对，或请求发到了另一个产品。',
      en: 'The action, version or path is wrong, or the request went to another product.',
    },
    steps: [
      {
        zh: '按产品文档核对操作名、版本和地址。',
        en: 'Compare action, version and address with the product’s documentation.',
      },
    ],
  },
  throttled: {
    kind: 'throttled',
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    why: { zh: '密钥有效，平台在限流。', en: 'The key works; the platform limits the rate.' },
    steps: [
      {
        zh: '放慢速度并逐次加长等待，减少并发。',
        en: 'Slow down, wait longer after each try, and send fewer at once.',
      },
    ],
  },
  'server-error': {
    kind: 'service',
    title: { zh: '对方服务出错', en: 'The other side failed' },
    why: {
      zh: '网关或后端没有正常回答，与密钥无关。',
      en: 'A gateway or the service behind it did not answer; this says nothing of the key.',
    },
    steps: [
      {
        zh: '稍后重试；持续出现时查看平台的状态页，并带上请求 ID 联系支持。',
        en: 'Try later; if it lasts, see the status page and give support the request ID.',
      },
    ],
  },
} as const satisfies Readonly<Record<string, CauseText>>;
