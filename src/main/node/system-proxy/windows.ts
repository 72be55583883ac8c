import type { SystemServer, SystemSettings } from '../../ports/system-proxy.ts';

/** `host:port`, or `http=host:port;https=…;socks=…` where protocols differ. */
function serverFor(text: string, protocol: 'http' | 'https'): SystemServer | null {
  const named = new Map(
    text
      .split(';')
      .map((part) => part.trim().split('='))
      .flatMap(([name, value]) => (value === undefined ? [] : [[name?.toLowerCase() ?? '', value] as const])),
  );
  if (named.size === 0) return address(text.trim(), 'http', 'ProxyServer');
  const own = named.get(protocol);
  if (own !== undefined) return address(own, 'http', `ProxyServer ${protocol}`);
  const socks = named.get('socks');
  return socks === undefined ? null : address(socks, 'socks5', 'ProxyServer socks');
}

const address = (text: string, scheme: string, detail: string): SystemServer | null => {
  if (text === '') return null;
  return { address: /^[a-z0-9]+:\/\//i.test(text) ? text : `${scheme}://${text}`, detail };
};

/**
 * Reads what `reg query` prints of the person's Internet Settings (WinINET, which the settings app writes). Null where
 * nothing is switched on.
 */
export function windowsSettings(output: string): SystemSettings | null {
  const lines = [...output.matchAll(/^\s+(\w+)\s+REG_(?:SZ|DWORD|EXPAND_SZ)\s+(.*?)\r?$/gm)];
  const values = new Map(lines.map((match) => [match[1] ?? '', (match[2] ?? '').trim()]));
  const bypass = (values.get('ProxyOverride') ?? '')
    .split(/[;\s]+/)
    .filter((rule) => rule !== '' && rule !== '<-loopback>');
  const base = { source: 'windows', bypass } as const;
  const pac = values.get('AutoConfigURL') ?? '';
  if (pac !== '') return { ...base, bypass: [], pac, https: null, http: null };
  if (Number(values.get('ProxyEnable') ?? '0') !== 1) return null;
  const text = values.get('ProxyServer') ?? '';
  const [https, http] = [serverFor(text, 'https'), serverFor(text, 'http')];
  return https === null && http === null ? null : { ...base, pac: null, https, http };
}
