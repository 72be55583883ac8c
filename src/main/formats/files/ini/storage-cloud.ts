import { ALL_SIGNS } from '../../clouds/index.ts';
import { cloudOfPublicId } from '../../id-shapes.ts';
import type { Told } from '../one-cloud.ts';
import { hostOf, storageAt } from '../storage-hosts.ts';
import type { KeyLines } from './key-lines.ts';

/**
 * Whose key one for S3-compatible storage is: by the host that stands with it, else by what its id looks like. Null where
 * the host is somebody else's, or where nothing speaks for one of ours.
 */
export function cloudOfStorage(endpoint: string, { publicId, secret }: KeyLines): Told | null {
  const host = hostOf(endpoint);
  const known = storageAt(endpoint);
  if (known !== null) return known;
  const shaped = cloudOfPublicId(publicId);
  if (shaped !== null) return { cloud: shaped, sure: host === '' ? 'certain' : 'likely', alike: [] };
  if (host !== '') return null;
  const [best, ...others] = ALL_SIGNS.filter(
    (sign) => sign.weight > 1 && sign.id.test(publicId) && sign.secret.test(secret),
  ).toSorted((a, b) => b.weight - a.weight);
  if (best === undefined) return null;
  return { cloud: best.cloud, sure: 'guess', alike: others.map(({ cloud }) => cloud) };
}
