import type { SystemServer, SystemSettings } from '../../ports/system-proxy.ts';
import { environmentSettings, noProxyRules } from './environment.ts';

function section(ini: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let inside = false;
  for (const line of ini.split('\n').map((one) => one.trim())) {
    if (line.startsWith('[')) inside = line === '[Proxy Settings]';
    const at = line.indexOf('=');
    // `Key[$e]=` marks a value with variables in it, which proxies have none of.
    if (inside && at > 0) values.set(line.slice(0, at).replace(/\[.*\]$/, ''), line.slice(at + 1).trim());
  }
  return values;
}

/** Plasma writes `http://host 3128`, older ones `http://host:3128`. */
function server(text: string | undefined, detail: string, scheme: string): SystemServer | null {
  const joined = (text ?? '').trim().replace(/\/?\s+(\d+)$/, ':$1');
  if (joined === '') return null;
  return { address: /^[a-z0-9]+:\/\//i.test(joined) ? joined : `${scheme}://${joined}`, detail };
}

/** Reads Plasma's `kioslaverc`: 1 is by hand, 2 a script, 4 names of variables. Null for none and for what is looked for by name. */
export function kdeSettings(
  ini: string,
  env: Readonly<Record<string, string | undefined>>,
): SystemSettings | null {
  const values = section(ini);
  const bypass = noProxyRules(values.get('NoProxyFor') ?? '');
  switch (values.get('ProxyType')) {
    case '1': {
      const socks = server(values.get('socksProxy'), 'socks', 'socks5');
      const https = server(values.get('httpsProxy'), 'https', 'http') ?? socks;
      const http = server(values.get('httpProxy'), 'http', 'http') ?? socks;
      return https === null && http === null ? null : { source: 'kde', pac: null, https, http, bypass };
    }
    case '2': {
      const pac = values.get('Proxy Config Script') ?? '';
      return pac === '' ? null : { source: 'kde', pac, https: null, http: null, bypass: [] };
    }
    case '4': {
      const of = (key: string) => env[values.get(key) ?? ''];
      const read = environmentSettings({
        HTTPS_PROXY: of('httpsProxy'),
        HTTP_PROXY: of('httpProxy'),
        NO_PROXY: of('NoProxyFor'),
      });
      return read && { ...read, source: 'kde' };
    }
    default:
      return null;
  }
}
