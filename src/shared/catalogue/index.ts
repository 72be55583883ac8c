import type { CloudId } from '../model/cloud.ts';
import type { CredentialKind } from '../model/credential.ts';
import { aliyun } from './aliyun.ts';
import { apsara } from './apsara.ts';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { cloudpods } from './cloudpods.ts';
import { ctyun } from './ctyun.ts';
import { ecloud } from './ecloud.ts';
import { gcp } from './gcp.ts';
import { huawei } from './huawei.ts';
import { jdcloud } from './jdcloud.ts';
import { tencent } from './tencent.ts';
import type { Bilingual, CloudSpec, FieldSpec, SiteSpec } from './types.ts';
import { ucloud } from './ucloud.ts';
import { zstack } from './zstack.ts';

export type {
  Bilingual,
  CloudSpec,
  EndpointSpec,
  FieldSpec,
  KindSpec,
  SiteSpec,
} from './types.ts';

/** The catalogue of every platform that Keyturn knows. */
export const catalogue: Readonly<Record<CloudId, CloudSpec>> = {
  aliyun,
  aws,
  azure,
  gcp,
  huawei,
  tencent,
  ucloud,
  jdcloud,
  ctyun,
  ecloud,
  zstack,
  apsara,
  cloudpods,
};

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

/** The region that a key's fields name; null where they name none. */
export function regionOf(cloud: CloudId, fields: Readonly<Record<string, string>>): string | null {
  const { regionField } = catalogue[cloud];
  return regionField === null ? null : (fields[regionField] ?? null);
}

/** What kind of key these values make: an id tells it, or a token that stands beside it. */
export function kindOfKey(
  cloud: CloudId,
  publicId: string,
  secrets: Readonly<Record<string, unknown>>,
): CredentialKind {
  const { tokenField, kindOf } = catalogue[cloud];
  return kindOf(publicId, tokenField !== null && secrets[tokenField] !== undefined);
}

/** The instant at which the platform stops taking a key, where its fields tell the day; null where they do not. */
export function endOfFields(cloud: CloudId, fields: Readonly<Record<string, string>>): number | null {
  const field = catalogue[cloud].fields.find(({ ends }) => ends === true);
  const day = field === undefined ? undefined : fields[field.key];
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  // The beginning of the day, which consoles show by their own clocks: too early is the safe side.
  const at = Date.parse(`${day}T00:00:00Z`);
  // 31 February is read as a day of March where it is read at all.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? at : null;
}

/** The half of a bilingual text that fits a locale. */
export function inLocale(text: Bilingual, locale: string): string {
  return locale.startsWith('zh') ? text.zh : text.en;
}
