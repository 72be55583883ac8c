import { hostIsIn } from '../../../shared/hosts.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { cloudError } from '../cloud-error.ts';
import type { Http } from './http.ts';

/**
 * Lets requests leave to these hosts alone, and through a proxy only where that is one of them too. `allowed` is asked
 * for each request; null sets no limit. Throws KeyturnError `policy-forbids`. Redirects need no look: the layer follows
 * none.
 */
export function toAllowedHosts(http: Http, allowed: () => readonly string[] | null): Http {
  const check = (hostname: string): void => requireAllowed(hostname, allowed());
  return Object.freeze<Http>({
    ...http,
    async exchange(request, options) {
      check(request.url.hostname);
      return http.exchange(request, { ...options, permit: check });
    },
  });
}

/** Throws KeyturnError `policy-forbids` for a host that is not among them; null sets no limit. */
export function requireAllowed(hostname: string, hosts: readonly string[] | null): void {
  if (hosts === null || hostIsIn(hostname, hosts)) return;
  throw new KeyturnError('policy-forbids', { rule: 'allowedHosts', host: hostname });
}

/** Whether an error says that a rule of this computer forbids what was asked. */
export const isForbidden = (error: unknown): error is KeyturnError =>
  error instanceof KeyturnError && error.code === 'policy-forbids';

/**
 * Tells of a host that may not be contacted as of a cloud that failed, for whoever goes on by itself and has nobody to
 * throw at: `CloudError` of kind wrong-endpoint, with the host, and outcome `refused` since nothing was sent.
 */
export function failingWhereForbidden(http: Http): Http {
  return Object.freeze<Http>({
    ...http,
    async exchange(request, options) {
      try {
        return await http.exchange(request, options);
      } catch (error) {
        if (!isForbidden(error)) throw error;
        const host = String(error.params.host);
        throw cloudError('wrong-endpoint', { vendorCode: 'POLICY_FORBIDS', host, outcome: 'refused' });
      }
    },
  });
}
