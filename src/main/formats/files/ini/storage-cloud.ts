import type { CloudId } from '../../../../shared/model/cloud.ts';
import { ALL_SIGNS } from '../../clouds/index.ts';
import { cloudOfPublicId } from '../../id-shapes.ts';
import type { Told } from '../one-cloud.ts';
import type { KeyLines } from './key-lines.ts';

/** Hosts of object storage. Two platforms may hand out keys of their own for it (unconfirmed), so theirs are likely only. */
const HOSTS: readonly (readonly [RegExp, CloudId, Told['sure']])[] = [
  [/(^|\.)amazonaws\.com(\.cn)?$/, 'aws', 'certain'],
  [/(^|\.)aliyuncs\.com$/, 'aliyun', 'certain'],
  [/(^|\.)(myqcloud\.com|tencentcos\.(cn|com))$/, 'tencent', 'certain'],
  [/(^|\.)myhuaweicloud\.(com|eu)$/, 'huawei', 'certain'],
  [/(^|\.)(jdcloud-oss|jcloudcs)\.com$/, 'jdcloud', 'certain'],
  [/(^|\.)ufileos\.com$/, 'ucloud', 'certain'],
  [/(^|\.)(ctyun\.cn|ctyunapi\.cn)$/, 'ctyun', 'likely'],
  [/(^|\.)(cmecloud\.cn|10086\.cn)$/, 'ecloud', 'likely'],
];

/**
 * Whose key one for S3-compatible storage is: by the host that stands with it, else by what its id looks like. Null where
 * the host is somebody else's, or where nothing speaks for one of ours.
 */
export function cloudOfStorage(endpoint: string, { publicId, secret }: KeyLines): Told | null {
  const host = hostOf(endpoint);
  const known = HOSTS.find(([pattern]) => pattern.test(host));
  if (known !== undefined) return { cloud: known[1], sure: known[2], alike: [] };
  const shaped = cloudOfPublicId(publicId);
  if (shaped !== null) return { cloud: shaped, sure: host === '' ? 'certain' : 'likely', alike: [] };
  if (host !== '') return null;
  const [best, ...others] = ALL_SIGNS.filter(
    (sign) => sign.weight > 1 && sign.id.test(publicId) && sign.secret.test(secret),
  ).toSorted((a, b) => b.weight - a.weight);
  if (best === undefined) return null;
  return { cloud: best.cloud, sure: 'guess', alike: others.map(({ cloud }) => cloud) };
}

function hostOf(endpoint: string): string {
  return endpoint
    .trim()
    .toLowerCase()
    .replace(/^[a-z0-9+.-]+:\/\//, '')
    .replace(/[/:?#].*$/s, '');
}
