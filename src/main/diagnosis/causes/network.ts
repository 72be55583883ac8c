import type { CauseText } from '../types.ts';

/** Causes that lie on the way. None of them says anything of a key. */
export const networkCauses = {
  'html-answer': {
    kind: 'wrong-endpoint',
    title: { zh: '回答的是网页，不是接口', en: 'A web page answered, not an API' },
    why: {
      zh: '中间的登录页、代理或错误的端口代替接口作了回答。',
      en: 'A sign-in page, a proxy or the wrong port answered in the API’s place.',
    },
    steps: [
      {
        zh: '在浏览器里打开同一地址：看到登录页就先登录网络，看到控制台就换成 API 的端口。',
        en: 'Open the address in a browser: sign in to the network if it asks, or use the API’s port if it is a console.',
      },
    ],
  },
  dns: {
    kind: 'network',
    title: { zh: '找不到这个主机名', en: 'The host name was not found' },
    why: {
      zh: 'DNS 没有这个名字：拼写有误，或它只在内网可见。',
      en: 'DNS has no such name: it is misspelt, or known inside of a network only.',
    },
    steps: [
      {
        zh: '核对主机名和地域；内网地址需要接入 VPN 或使用内网 DNS。',
        en: 'Check the name and its region; an internal one needs the VPN or the internal DNS.',
      },
    ],
  },
  'connection-refused': {
    kind: 'network',
    title: { zh: '连接被拒绝', en: 'The connection was refused' },
    why: {
      zh: '主机可达，但这个端口没有服务，或被防火墙拒绝。',
      en: 'The host is there, but nothing listens at this port, or a firewall refuses.',
    },
    steps: [
      {
        zh: '核对端口（ZStack 的接口是 8080，不是 5000），再检查防火墙和代理。',
        en: 'Check the port (ZStack’s API is at 8080, not 5000), then firewall and proxy.',
      },
    ],
  },
  'connection-reset': {
    kind: 'network',
    title: { zh: '连接被中断', en: 'The connection was cut' },
    why: {
      zh: '建立后被对方或中间设备切断，常见于防火墙、代理拦截。',
      en: 'The other side or something between cut it, often a firewall or a proxy.',
    },
    steps: [
      {
        zh: '换一个网络或经代理再试；请求可能已被处理，重发前先查结果。',
        en: 'Try another network or a proxy; the request may have been carried out, so look before you repeat.',
      },
    ],
  },
  timeout: {
    kind: 'network',
    title: { zh: '连接超时', en: 'The connection timed out' },
    why: {
      zh: '没有等到回答：网络不通、需要代理，或被防火墙丢弃。',
      en: 'No answer came: there is no way there, a proxy is needed, or a firewall drops it.',
    },
    steps: [
      {
        zh: '检查代理设置和安全组，再用同一网络的其他程序访问该地址。',
        en: 'Check the proxy and security groups, and reach the address with another program from here.',
      },
    ],
  },
  'proxy-auth': {
    kind: 'network',
    title: { zh: '代理要求登录', en: 'The proxy wants a sign-in' },
    why: {
      zh: '请求停在代理，没有到达平台。',
      en: 'The request ended at the proxy and never reached the platform.',
    },
    steps: [
      {
        zh: '在网络设置里填写代理的用户名和密码，不要写进地址或命令行。',
        en: 'Enter the proxy’s user and password in the network settings, not in an address or a command.',
      },
    ],
  },
  'proxy-unreachable': {
    kind: 'network',
    title: { zh: '连不上代理', en: 'The proxy cannot be reached' },
    why: { zh: '设置了代理，但它的地址或端口不可用。', en: 'A proxy is set, but it is not there.' },
    steps: [
      {
        zh: '核对代理地址；不需要时清除 HTTP_PROXY、HTTPS_PROXY。',
        en: 'Check its address; clear HTTP_PROXY and HTTPS_PROXY if none is needed.',
      },
    ],
  },
  'proxy-refused': {
    kind: 'network',
    title: { zh: '代理拒绝连接', en: 'The proxy refuses to connect' },
    why: {
      zh: '代理不放行这个主机或端口，或者该地址不是这种代理。请求没有到达平台。',
      en: 'The proxy does not let this host or port through, or is no proxy of this kind. The platform was not reached.',
    },
    steps: [
      {
        zh: '请代理的管理员放行该主机和端口，并核对代理的地址与类型。',
        en: 'Have the host and port allowed at the proxy, and check the proxy’s address and kind.',
      },
    ],
  },
  'proxy-script': {
    kind: 'network',
    title: { zh: 'PAC 脚本不可用', en: 'The proxy script (PAC) does not work' },
    why: {
      zh: '决定代理的脚本读不到、有错误，或没有给出可用的代理；没有发送任何内容。',
      en: 'The script that decides on the proxy cannot be read, has an error or names no usable proxy. Nothing was sent.',
    },
    steps: [
      {
        zh: '核对网络设置或系统设置里的脚本地址，或暂时手动指定代理。',
        en: 'Check its address in the network settings or the system’s, or set the proxy by hand meanwhile.',
      },
    ],
  },
  'pin-changed': {
    kind: 'untrusted-certificate',
    title: { zh: '证书与固定的不一致', en: 'This is not the pinned certificate' },
    why: {
      zh: '服务器换了证书，或者连接被人截取；没有发送任何内容。',
      en: 'The server has a new certificate, or somebody is in between. Nothing was sent.',
    },
    steps: [
      {
        zh: '向服务器的管理员核实新指纹，一致后再信任。',
        en: 'Compare the new fingerprint with the server’s administrator, and trust it only if they agree.',
      },
    ],
  },
  'forbidden-here': {
    kind: 'policy',
    title: { zh: '本机策略不允许访问', en: 'A rule of this computer forbids it' },
    why: {
      zh: '该主机不在本机策略允许的范围内，没有发送任何内容。',
      en: 'The host is not among those that this computer may contact. Nothing was sent.',
    },
    steps: [{ zh: '联系这台电脑的管理员。', en: 'Ask whoever manages this computer.' }],
  },
  'tls-untrusted': {
    kind: 'untrusted-certificate',
    title: { zh: '证书不受信任', en: 'The certificate is not trusted' },
    why: {
      zh: '证书由系统不认识的机构签发：私有云自签，或公司网络在拦截 HTTPS。',
      en: 'Its issuer is not known here: a private cloud signs its own, or a company network intercepts https.',
    },
    steps: [
      {
        zh: '把签发机构的根证书加入系统信任，或在账号里固定核对过的指纹。',
        en: 'Add the issuer’s root to the system’s trust, or pin the fingerprint that you checked for this account.',
      },
      {
        zh: '不要关闭证书校验：那会让任何中间人拿到密钥。',
        en: 'Do not switch checking off: then anybody between can have the key.',
      },
    ],
  },
  'tls-expired': {
    kind: 'untrusted-certificate',
    title: { zh: '证书已过期，或尚未生效', en: 'The certificate has expired or is not valid yet' },
    why: {
      zh: '服务器的证书不在有效期内，或本机日期不对。',
      en: 'The server’s certificate is out of date, or this computer’s date is wrong.',
    },
    steps: [
      {
        zh: '先看本机日期；日期无误则请管理员更换证书。',
        en: 'Look at this computer’s date first; if it is right, the server’s administrator must renew.',
      },
    ],
  },
  'tls-name': {
    kind: 'untrusted-certificate',
    title: { zh: '证书不是给这个名字的', en: 'The certificate is for another name' },
    why: {
      zh: '访问的主机名或 IP 不在证书之列。',
      en: 'The host name or IP address is not among the certificate’s.',
    },
    steps: [
      {
        zh: '改用证书上的主机名访问；确认没有被引到别的服务器。',
        en: 'Use a name that the certificate has, and make sure that this is the right server.',
      },
    ],
  },
  'tls-protocol': {
    kind: 'network',
    title: { zh: '双方没有共同的 TLS 版本', en: 'There is no TLS version in common' },
    why: {
      zh: '服务器只支持过旧的 TLS，或客户端太旧。',
      en: 'The server offers old TLS only, or the client is too old.',
    },
    steps: [
      {
        zh: '升级客户端；私有云请管理员启用 TLS 1.2 或以上。',
        en: 'Update the client; have TLS 1.2 or newer enabled on a private cloud.',
      },
    ],
  },
  'http-to-https-port': {
    kind: 'wrong-endpoint',
    title: { zh: 'http 与 https 用反了', en: 'http and https are mixed up' },
    why: {
      zh: '对 http 端口说了 TLS，或对 https 端口说了明文。',
      en: 'TLS was spoken to a plain port, or plain http to a TLS one.',
    },
    steps: [{ zh: '核对地址的协议与端口。', en: 'Check the address’s scheme and port.' }],
  },
} as const satisfies Readonly<Record<string, CauseText>>;
