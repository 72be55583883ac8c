import type { CloudId } from '../../../../shared/model/cloud.ts';

/** Hosts of object storage that take the keys of the platform itself, from the platforms' own lists of endpoints. */
const HOSTS: readonly (readonly [CloudId, RegExp])[] = [
  ['aws', /(?:^|\.)amazonaws\.com(?:\.cn)?$/],
  ['aliyun', /(?:^|\.)aliyuncs\.com$/],
  ['tencent', /(?:^|\.)(?:myqcloud\.com|tencentcos\.cn)$/],
  ['huawei', /(?:^|\.)myhuaweicloud\.(?:com|eu)$/],
  ['ucloud', /(?:^|\.)ufileos\.com$/],
  ['jdcloud', /(?:^|\.)jdcloud-oss\.com$/],
  // Both may give out keys of their own for storage (unconfirmed).
  ['ctyun', /(?:^|\.)(?:ctyun\.cn|ctyunapi\.cn)$/],
  ['ecloud', /(?:^|\.)cmecloud\.cn$/],
];

/** The platform at whose address a client is; null for any other host, and for what is no URL. */
export function cloudOfUrl(url: string): CloudId | null {
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return HOSTS.find(([, host]) => host.test(hostname))?.[0] ?? null;
}
