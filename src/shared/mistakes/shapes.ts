import { catalogue } from '../catalogue/index.ts';
import type { CloudId } from '../model/cloud.ts';

/** Ids that only one cloud gives out. Apsara Stack is Alibaba Cloud's own software, so its ids may look like those. */
const OWN: readonly (readonly [CloudId, RegExp])[] = [
  ['aws', /^(AKIA|ASIA)[A-Z0-9]{16}$/],
  ['aliyun', /^(LTAI[0-9A-Za-z]{12,26}|STS\.[0-9A-Za-z]{10,40})$/],
  ['tencent', /^(AKID|IKID)[A-Za-z0-9_-]{28,80}$/],
  ['huawei', /^HPUA[A-Z0-9]{12,36}$/],
  ['gcp', /^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$/],
];
const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The one cloud whose ids look like this; null where several could have it or none. */
export function ownerOfId(value: string): CloudId | null {
  return OWN.find(([, shape]) => shape.test(value))?.[0] ?? (GUID.test(value) ? 'azure' : null);
}

/** Whether this id belongs to another cloud than the one that it was given for, and to which. */
export function otherCloudOf(cloud: CloudId, publicId: string): CloudId | null {
  const owner = ownerOfId(publicId);
  if (owner === null || owner === cloud) return null;
  if (owner === 'aliyun' && cloud === 'apsara') return null;
  // Nothing is known of how Cloudpods, ECloud and JD Cloud write ids: a GUID there proves nothing.
  if (owner === 'azure' && !['aws', 'aliyun', 'tencent', 'huawei', 'gcp'].includes(cloud)) return null;
  return owner;
}

export function isGuid(value: string): boolean {
  return GUID.test(value);
}

/** How long values are at least, where that is known; from the facts behind the catalogue's formats. */
const LEAST: Readonly<Partial<Record<CloudId, Readonly<Record<string, number>>>>> = {
  aws: { access_key_id: 20, secret_access_key: 40 },
  aliyun: { access_key_id: 16, access_key_secret: 30 },
  tencent: { secret_key: 32 },
  huawei: { secret_access_key: 40 },
  ctyun: { access_key: 32, secret_key: 32 },
  gcp: { private_key_id: 40 },
};

/** Whether a value is shorter than any that the cloud gives out, or says itself that there was more. */
export function isCut(cloud: CloudId, key: string, value: string): boolean {
  if (/(\.{3}|…)$/u.test(value)) return true;
  const guid = catalogue[cloud].fields.find((field) => field.key === key)?.format?.source.includes('{8}-');
  if (guid === true) return /^[0-9a-f]{4,8}(-[0-9a-f]{0,12}){1,4}$/i.test(value) && value.length < 36;
  const least = LEAST[cloud]?.[key];
  return least !== undefined && value.length < least;
}

/** Whether a console's stars stand in for a part of the value. */
export function isMasked(value: string): boolean {
  return /[*•●＊∗]{3,}|[A-Za-z0-9](\.{4,}|…{1,})[A-Za-z0-9]/u.test(value);
}

/** Whether a value is what a manual writes where one's own should stand. */
export function isPlaceholder(value: string): boolean {
  if (/^(<.*>|\{\{.*\}\}|\$\{?\w+\}?|%\w+%|\[.*\])$/u.test(value)) return true;
  if (
    /(^|[-_ ])(your|my)[-_ ]?(own[-_ ])?(access|secret|key|ak|sk|id|client|tenant|token|public|private|project)/i.test(
      value,
    )
  )
    return true;
  if (
    /^(x{4,}|\*+|0{8,}|1234567890+|change[-_ ]?me|todo|replace[-_ ]?me|test|none|null|undefined)$/i.test(
      value,
    )
  )
    return true;
  if (/EXAMPLE(KEY)?$/.test(value) || /x{8,}$/i.test(value)) return true;
  return /示例|填写|替换|你的|请输入|占位/u.test(value);
}
