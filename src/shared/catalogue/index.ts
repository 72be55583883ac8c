import type { CloudId } from '../model/cloud.ts';
import { aliyun } from './aliyun.ts';
import { aws } from './aws.ts';
import type { Bilingual, CloudSpec, FieldSpec, SiteSpec } from './types.ts';

export type { Bilingual, CloudSpec, FieldSpec, SiteSpec } from './types.ts';

/** The catalogue of every platform that Keyturn knows. */
export const catalogue: Readonly<Record<CloudId, CloudSpec>> = { aliyun, aws };

/** The site by its id, or the cloud's first one for an id that this version does not know. */
export function siteOf(cloud: CloudId, site: string): SiteSpec {
  const sites = catalogue[cloud].sites;
  const found = sites.find((candidate) => candidate.id === site) ?? sites[0];
  if (found === undefined) throw new Error('The catalogue lists no site');
  return found;
}

/** One field by its key; undefined for a key that this cloud does not have. */
export function fieldOf(cloud: CloudId, key: string): FieldSpec | undefined {
  return catalogue[cloud].fields.find((field) => field.key === key);
}

/** The half of a bilingual text that fits a locale. */
export function inLocale(text: Bilingual, locale: string): string {
  return locale.startsWith('zh') ? text.zh : text.en;
}
