import { hostIsIn } from '../../../shared/hosts.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Http } from './http.ts';

/**
 * Lets requests leave to these hosts alone, and through a proxy only where that is one of them too. `allowed` is asked
 * for each request; null sets no limit. Throws KeyturnError `policy-forbids`. Redirects need no look: the layer follows
 * none.
 */
export function toAllowedHosts(http: Http, allowed: () => readonly string[] | null): Http {
  const check = (url: URL): void => {
    const hosts = allowed();
    if (hosts === null || hostIsIn(url.hostname, hosts)) return;
    throw new KeyturnError('policy-forbids', { rule: 'allowedHosts', host: url.hostname });
  };
  return Object.freeze<Http>({
    ...http,
    async exchange(request, options) {
      check(request.url);
      if (options.proxy !== null && URL.canParse(options.proxy)) check(new URL(options.proxy));
      return http.exchange(request, options);
    },
  });
}
