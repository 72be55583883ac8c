import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { BucketPlace } from '../../../shared/model/backup.ts';

/** The region without the `oss-` that OSS puts before it in host names. */
export const plainRegion = (region: string): string => region.replace(/^oss-/, '');

/**
 * The address of a bucket's service: the given one, or the vendor's own for the region (S3 and OSS user guides,
 * "Regions and endpoints"). Throws KeyturnError `invalid-input`.
 */
export function endpointOf(place: BucketPlace): URL {
  const { endpoint, region } = place;
  if (endpoint !== null && endpoint !== '') {
    const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(endpoint) ? endpoint : `https://${endpoint}`;
    if (!URL.canParse(address)) throw new KeyturnError('invalid-input', { field: 'endpoint' });
    return new URL(address);
  }
  if (!/^[a-z0-9-]+$/.test(region)) throw new KeyturnError('invalid-input', { field: 'region' });
  if (place.service === 'oss') return new URL(`https://oss-${plainRegion(region)}.aliyuncs.com`);
  return new URL(`https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`);
}

/** The folder of a place as keys begin with it: nothing, or a text that ends in a slash. */
export function folderOf(place: BucketPlace): string {
  const inner = place.prefix.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `${inner}/`;
}
