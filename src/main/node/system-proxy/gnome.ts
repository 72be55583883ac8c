import type { SystemServer, SystemSettings } from '../../ports/system-proxy.ts';

/** `schema key value` lines of `gsettings list-recursively`, by `schema key`. */
function valuesOf(output: string): ReadonlyMap<string, string> {
  const lines = output.split('\n').map((line) => /^(\S+) (\S+) (.*)$/.exec(line.trim()));
  return new Map(
    lines.flatMap((match) => (match === null ? [] : [[`${match[1]} ${match[2]}`, match[3] ?? '']])),
  );
}

/** A string of GVariant's text form, quotes and escapes taken off. */
const text = (value: string | undefined): string =>
  (/^'(.*)'$/.exec(value ?? '') ?? /^"(.*)"$/.exec(value ?? ''))?.[1]?.replace(/\\(.)/g, '$1') ?? '';

const list = (value: string | undefined): readonly string[] =>
  [...(value ?? '').matchAll(/'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1] ?? '');

const SCHEMA = 'org.gnome.system.proxy';

/**
 * Reads what `gsettings list-recursively org.gnome.system.proxy` prints (schema: gsettings-desktop-schemas). Null where
 * the mode is `none` or unknown.
 */
export function gnomeSettings(output: string): SystemSettings | null {
  const values = valuesOf(output);
  const of = (key: string) => values.get(key);
  const mode = text(of(`${SCHEMA} mode`));
  const base = { source: 'gnome', bypass: list(of(`${SCHEMA} ignore-hosts`)) } as const;
  if (mode !== 'auto' && mode !== 'manual') return null;
  const addressOf = (part: 'http' | 'https' | 'socks'): string | null => {
    const host = text(of(`${SCHEMA}.${part} host`));
    const port = of(`${SCHEMA}.${part} port`) ?? '0';
    if (host === '' || port === '0') return null;
    return `${host.replace(/^[a-z0-9]+:\/\//i, '').replace(/\/$/, '')}:${port}`;
  };
  const server = (part: 'http' | 'https' | 'socks'): SystemServer | null => {
    const address = addressOf(part);
    if (address === null) return null;
    if (part === 'socks') return { address: `socks5://${address}`, detail: part };
    // User and password are those of the server for http: no other one is shown them.
    const user = address === addressOf('http') ? signIn(values) : '';
    return { address: ['http:', `${user}${address}`].join('//'), detail: part };
  };
  const socks = server('socks');
  const http = server('http');
  if (mode === 'auto') {
    const pac = text(of(`${SCHEMA} autoconfig-url`));
    // The servers are those of the other mode: their sign-in is for where the script names one of them.
    return pac === '' ? null : { ...base, pac, https: server('https'), http };
  }
  const same = of(`${SCHEMA} use-same-proxy`) === 'true' ? http : null;
  return { ...base, pac: null, https: server('https') ?? same ?? socks, http: http ?? socks };
}

function signIn(values: ReadonlyMap<string, string>): string {
  if (values.get(`${SCHEMA}.http use-authentication`) !== 'true') return '';
  const user = text(values.get(`${SCHEMA}.http authentication-user`));
  const password = text(values.get(`${SCHEMA}.http authentication-password`));
  return user === '' ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`;
}
