import type { SystemServer, SystemSettings } from '../../ports/system-proxy.ts';

/**
 * Reads what `scutil --proxy` prints: a dictionary of `Key : value` lines with one array in it. Null where nothing is
 * switched on.
 */
export function macSettings(output: string): SystemSettings | null {
  const list = /ExceptionsList : <array> \{([\s\S]*?)\}/.exec(output)?.[1] ?? '';
  const exceptions = [...list.matchAll(/^\s*\d+ : (.+)$/gm)].map((match) => (match[1] ?? '').trim());
  const pairs = output.replace(/ExceptionsList : <array> \{[\s\S]*?\}/, '').matchAll(/^\s*(\w+) : (.+)$/gm);
  const values = new Map([...pairs].map((match) => [match[1] ?? '', (match[2] ?? '').trim()]));
  const isOn = (name: string) => values.get(name) === '1';
  const bypass = [...exceptions, ...(isOn('ExcludeSimpleHostnames') ? ['<local>'] : [])];
  const base = { source: 'macos', bypass } as const;
  const pac = values.get('ProxyAutoConfigURLString');
  if (isOn('ProxyAutoConfigEnable') && pac !== undefined) return { ...base, pac, https: null, http: null };
  const server = (part: 'HTTPS' | 'HTTP' | 'SOCKS'): SystemServer | null => {
    const host = values.get(`${part}Proxy`);
    if (!isOn(`${part}Enable`) || host === undefined) return null;
    const [scheme, usual] = part === 'SOCKS' ? ['socks5', '1080'] : ['http', '80'];
    const shown = host.includes(':') ? `[${host}]` : host;
    return {
      address: `${scheme}://${shown}:${values.get(`${part}Port`) ?? usual}`,
      detail: part.toLowerCase(),
    };
  };
  const socks = server('SOCKS');
  const https = server('HTTPS') ?? socks;
  const http = server('HTTP') ?? socks;
  return https === null && http === null ? null : { ...base, pac: null, https, http };
}
