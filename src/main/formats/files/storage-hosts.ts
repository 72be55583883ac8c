import type { Told } from './one-cloud.ts';

/**
 * Hosts of object storage that take the keys of the platform itself, from the platforms' own lists of endpoints. Two platforms
 * may hand out keys of their own for it (unconfirmed), so theirs are likely only.
 */
const HOSTS: readonly (readonly [Told['cloud'], Told['sure'], RegExp])[] = [
  ['aws', 'certain', /(?:^|\.)amazonaws\.com(?:\.cn)?$/],
  ['aliyun', 'certain', /(?:^|\.)aliyuncs\.com$/],
  ['tencent', 'certain', /(?:^|\.)(?:myqcloud\.com|tencentcos\.(?:cn|com))$/],
  ['huawei', 'certain', /(?:^|\.)myhuaweicloud\.(?:com|eu)$/],
  ['jdcloud', 'certain', /(?:^|\.)(?:jdcloud-oss|jcloudcs)\.com$/],
  ['ucloud', 'certain', /(?:^|\.)ufileos\.com$/],
  ['ctyun', 'likely', /(?:^|\.)(?:ctyun\.cn|ctyunapi\.cn)$/],
  ['ecloud', 'likely', /(?:^|\.)(?:cmecloud\.cn|10086\.cn)$/],
];

/** Whose storage is at an address, with or without its scheme; null for a host that is none of these platforms'. */
export function storageAt(address: string): Told | null {
  const host = hostOf(address);
  const known = HOSTS.find(([, , pattern]) => pattern.test(host));
  return known === undefined ? null : { cloud: known[0], sure: known[1], alike: [] };
}

/** The host of an address. */
export function hostOf(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^[a-z0-9+.-]+:\/\//, '')
    .replace(/[/:?#].*$/s, '');
}
