import { catalogue } from '../../shared/catalogue/index.ts';
import { url } from '../../shared/model/account.ts';
import type { CloudId, EndpointName } from '../../shared/model/cloud.ts';

const ABROAD = /国际|海外|境外|international|intl|global|全球|oversea/i;
const CHINA = /中国|国内|大陆|世纪互联|china|21vianet|\bcn\b|mainland/i;
const EUROPE = /欧洲|europe|\beu\b/i;
const GOV = /gov|政府/i;

const SIDES: readonly (readonly [RegExp, readonly string[]])[] = [
  [GOV, ['us-gov', 'aws-us-gov']],
  [EUROPE, ['europe']],
  [ABROAD, ['international', 'global', 'aws']],
  [CHINA, ['china', 'aws-cn']],
];

/** The catalogue's site that a cell names, by its id or in words (国际站, China); null where it names none of this cloud's. */
export function siteNamed(cloud: CloudId, text: string): string | null {
  const { sites } = catalogue[cloud];
  const word = text.trim().toLowerCase();
  if (word === '') return null;
  const own = sites.find(
    ({ id, label }) => id === word || label.zh.toLowerCase() === word || label.en.toLowerCase() === word,
  );
  if (own !== undefined) return own.id;
  for (const [pattern, ids] of SIDES) {
    if (!pattern.test(word)) continue;
    const side = sites.find(({ id }) => ids.includes(id));
    if (side !== undefined) return side.id;
  }
  return null;
}

/** The partition that a region lies in, where regions of one partition are named after it; null elsewhere. */
export function siteOfRegion(cloud: CloudId, region: string): string | null {
  if (cloud !== 'aws') return null;
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : null;
}

/** The one address that a private cloud asks for; null for platforms whose addresses are known. */
export function ownEndpoint(cloud: CloudId): EndpointName | null {
  return catalogue[cloud].endpoints.find(({ required }) => required)?.name ?? null;
}

/** An address as an account takes it: with a scheme, and without user or password. Null for any other text. */
export function addressFrom(text: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const parsed = url.safeParse(whole);
  if (!parsed.success) return null;
  const { username, password, hostname } = new URL(parsed.data);
  return username === '' && password === '' && (hostname.includes('.') || hostname === 'localhost')
    ? parsed.data
    : null;
}
