import type { SystemServer, SystemSettings } from '../../ports/system-proxy.ts';

type Env = Readonly<Record<string, string | undefined>>;

const named = (env: Env, names: readonly string[]): SystemServer | null => {
  for (const name of names) {
    const address = env[name]?.trim() ?? '';
    if (address !== '') return { address, detail: name };
  }
  return null;
};

/** The small one first, as in curl, which most people who set them test with. */
const both = (name: string): readonly string[] => [name.toLowerCase(), name];

/** `NO_PROXY` as curl reads it: a name stands for everything below it too. */
export function noProxyRules(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const bare = part.replace(/^\*?\./, '');
      if (/[/*]/.test(bare) || /:.*:/.test(bare) || /^[\d.]+(?::\d+)?$/.test(bare)) return [part];
      return [bare, `*.${bare}`];
    });
}

/** What the environment says; null where it names no proxy. */
export function environmentSettings(env: Env): SystemSettings | null {
  const https = named(env, [...both('HTTPS_PROXY'), ...both('ALL_PROXY')]);
  const http = named(env, [...both('HTTP_PROXY'), ...both('ALL_PROXY')]);
  if (https === null && http === null) return null;
  const bypass = noProxyRules(env.no_proxy?.trim() || (env.NO_PROXY ?? ''));
  return { source: 'environment', pac: null, https, http, bypass };
}
