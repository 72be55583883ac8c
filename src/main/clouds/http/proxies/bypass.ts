import { BlockList, isIP } from 'node:net';
import { bare, portOf } from '../connect/connect.ts';

/** The part of a rule that names a port of its own, `name:443`; addresses of IPv6 have brackets then. */
function split(rule: string): { readonly host: string; readonly port: number | null } {
  const match = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(rule);
  return match === null ? { host: rule, port: null } : { host: match[1] ?? '', port: Number(match[2]) };
}

/** macOS leaves the last octets out: `169.254/16`. */
const inFull = (address: string): string =>
  /^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(address)
    ? [...address.split('.'), '0', '0', '0'].slice(0, 4).join('.')
    : address;

function isInNetwork(host: string, network: string): boolean {
  const [written = '', bits] = network.split('/');
  const address = inFull(written);
  const family = isIP(address);
  if (family === 0 || isIP(host) !== family) return false;
  const prefix = Number(bits);
  if (!/^\d{1,3}$/.test(bits ?? '') || prefix > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** `*` stands for any letters, dots too, as Windows and browsers take it. */
function isLike(host: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (!host.startsWith(first) || !host.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = host.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= host.length - last.length;
}

function matches(url: URL, rule: string): boolean {
  const name = bare(url.hostname.toLowerCase()).replace(/\.$/, '');
  const text = rule
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '');
  if (text === '') return false;
  if (text === '<local>') return !name.includes('.') && isIP(name) === 0;
  if (text.includes('/')) return isInNetwork(name, text);
  if (isIP(bare(text)) !== 0) return name === bare(text);
  const { host, port } = split(text);
  if (port !== null && port !== portOf(url)) return false;
  if (host.startsWith('.')) return name.endsWith(host);
  // The beginning of an address, as many programs take it in NO_PROXY.
  if (/^(?:\d{1,3}\.){1,3}$/.test(host)) return isIP(name) === 4 && name.startsWith(host);
  return host.includes('*') ? isLike(name, host) : name === bare(host);
}

/** The first rule that an address falls under; null where none does. */
export const bypassedBy = (url: URL, rules: readonly string[]): string | null =>
  rules.find((rule) => matches(url, rule)) ?? null;
