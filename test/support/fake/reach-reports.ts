import { catalogue } from '../../../src/shared/catalogue/index.ts';
import type { Account } from '../../../src/shared/model/account.ts';
import { type Certificate, pinHost } from '../../../src/shared/model/certificate.ts';
import type { EndpointName } from '../../../src/shared/model/cloud.ts';
import type { WayOut } from '../../../src/shared/model/network.ts';
import type { ReachAddress, ReachReason, ReachReport, ReachStep } from '../../../src/shared/model/reach.ts';

const DAY = 86_400_000;

const fingerprintOf = (first: number): string =>
  Array.from({ length: 32 }, (_, n) =>
    ((first * 7 + n * 37) % 256).toString(16).padStart(2, '0').toUpperCase(),
  ).join(':');

/** What a private cloud shows at first, and what it shows where another one was pinned. */
export const SHOWN = fingerprintOf(3);
export const SHOWN_BEFORE = SHOWN.replace(/^.{5}/, 'F0:0D');

const certificateOf = (host: string, own: boolean): Certificate => ({
  fingerprint: own ? SHOWN : fingerprintOf(9),
  subject: `CN=${host}`,
  issuer: own ? `CN=${host}, O=cloud` : 'CN=Example Global G2, O=Example Trust',
  names: [host],
  from: Date.now() - 40 * DAY,
  until: Date.now() + 320 * DAY,
});

const step = (name: ReachStep['step'], ms: number, facts: Record<string, string> = {}): ReachStep => ({
  ...{ step: name, state: 'ok', ms, reason: null, facts },
});

const failed = (name: ReachStep['step'], reason: ReachReason, code?: string): ReachStep => ({
  ...{ step: name, state: 'failed', ms: 31, reason, facts: code === undefined ? {} : { code } },
});

const left = (name: ReachStep['step'], reason: ReachReason = 'earlier-failed'): ReachStep => ({
  ...{ step: name, state: 'skipped', ms: null, reason, facts: {} },
});

export const DIRECT: Omit<WayOut, 'host'> = {
  ...{ ways: ['direct'], because: 'system', source: null, detail: null, failure: null },
};
export const BY_VARIABLE: Omit<WayOut, 'host'> = {
  ...{ ways: ['http://proxy.example.com:3128'], because: 'system', source: 'environment' },
  ...{ detail: 'HTTPS_PROXY', failure: null },
};

type Way = Pick<Account, 'cloud' | 'site' | 'endpoints' | 'pins' | 'plainHttp'>;

function addressOf(name: EndpointName, url: string, account: Way): ReachAddress {
  const { hostname, protocol } = new URL(url);
  const host = pinHost(new URL(url));
  const own = /^10\./.test(hostname);
  const way = { host: hostname, ...(own ? DIRECT : BY_VARIABLE) };
  const pinned = account.pins.find((pin) => pin.host === host)?.fingerprint ?? null;
  const base = { name, url, host, way, pinned, certificate: null, trustedBy: null } as const;
  const first = [
    step('way', 1),
    own ? left('dns', 'is-address') : step('dns', 12, { addresses: '203.0.113.7' }),
  ];
  if (hostname.endsWith('.invalid')) {
    const steps = [step('way', 1), failed('dns', 'name-unknown', 'ENOTFOUND'), left('tcp'), left('tls')];
    return { ...base, steps: [...steps, left('http')] };
  }
  if (protocol === 'http:') {
    const steps = [...first, step('tcp', 18), left('tls', 'plain-http'), step('http', 25, { status: '200' })];
    return { ...base, steps };
  }
  const certificate = certificateOf(hostname, own);
  if (own && pinned !== SHOWN) {
    const reason = pinned === null ? 'self-signed' : 'pin-changed';
    const code = pinned === null ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'PIN_CHANGED';
    return {
      ...base,
      certificate,
      steps: [...first, step('tcp', 18), failed('tls', reason, code), left('http')],
    };
  }
  return {
    ...{ ...base, certificate, trustedBy: own ? 'pin' : 'authority' },
    steps: [
      ...first,
      step('tcp', 18),
      step('tls', 44, { protocol: 'TLSv1.3' }),
      step('http', 61, { status: '403' }),
    ],
  };
}

/** What a test of these addresses finds: 10.x has a certificate of its own, `.invalid` has no name, the rest is fine. */
export function reportOf(run: string, account: Way): ReachReport {
  const spec = catalogue[account.cloud];
  const site = spec.sites.find(({ id }) => id === account.site) ?? spec.sites[0];
  const addresses = spec.endpoints.flatMap(({ name }) => {
    const url = account.endpoints[name] ?? site?.endpoints[name];
    return url === undefined ? [] : [addressOf(name, url, account)];
  });
  const fine = addresses.every(({ steps }) => steps.every(({ state }) => state !== 'failed'));
  return {
    ...{ run, done: true, addresses },
    signature: fine
      ? { state: 'ok', ms: 88, reason: null, facts: {}, failure: null }
      : { state: 'skipped', ms: null, reason: 'earlier-failed', facts: {}, failure: null },
  };
}
