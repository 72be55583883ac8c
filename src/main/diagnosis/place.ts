import type { CloudId } from '../../shared/model/cloud.ts';
import { cloudOfHost } from './sender.ts';
import { shownHost, shownRegion } from './shapes.ts';

/** Where a request should go instead. */
export interface Place {
  readonly endpoint: string | null;
  readonly region: string | null;
}

const NOWHERE: Place = { endpoint: null, region: null };

const ENDPOINT = /<?Endpoint["'>]{0,2}\s{0,8}[:=]?\s{0,8}["']?(?:https?:\/\/)?([A-Za-z0-9.-]{6,120})/g;
const EXPECTED = [
  /expecting ["']([a-z0-9-]{4,30})["']/,
  /x-amz-bucket-region["']?[:=]\s{0,4}["']?([a-z0-9-]{4,30})/i,
];

/** The service's own address inside of a bucket's, with its region. Null for a host that is no object storage's. */
export function storageAt(host: string): (Place & { readonly cloud: CloudId }) | null {
  const name = host.toLowerCase();
  const forms: readonly (readonly [CloudId, RegExp, (region: string, tail: string) => string])[] = [
    [
      'aliyun',
      /(?:^|\.)oss-([a-z0-9-]{3,30}?)((?:-internal)?\.aliyuncs\.com)$/,
      (region, tail) => `oss-${region}${tail}`,
    ],
    [
      'aws',
      /(?:^|\.)s3[.-]([a-z]{2}(?:-[a-z]{2,14}){1,2}-\d)(\.amazonaws\.com(?:\.cn)?)$/,
      (region, tail) => `s3.${region}${tail}`,
    ],
    [
      'huawei',
      /(?:^|\.)obs\.([a-z0-9-]{4,30})(\.myhuaweicloud\.(?:com|eu))$/,
      (region, tail) => `obs.${region}${tail}`,
    ],
    ['tencent', /(?:^|\.)cos\.([a-z0-9-]{4,30})(\.myqcloud\.com)$/, (region, tail) => `cos.${region}${tail}`],
    [
      'jdcloud',
      /(?:^|\.)s3\.([a-z0-9-]{4,30})(\.jdcloud-oss\.com)$/,
      (region, tail) => `s3.${region}${tail}`,
    ],
  ];
  for (const [cloud, form, write] of forms) {
    const [, region = '', tail = ''] = form.exec(name) ?? [];
    if (shownRegion(region) !== null) return { cloud, region, endpoint: write(region, tail) };
  }
  return null;
}

/** The address of AWS's object storage in a region. */
const s3In = (region: string): string => `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/**
 * The right place, as the answer itself gives it away: the endpoint that it names, or the region that it expects. Only
 * addresses of a cloud's own hosts are believed; a text can name any.
 */
export function rightPlace(text: string, cloud: CloudId | null): Place {
  for (const [, named = ''] of text.matchAll(ENDPOINT)) {
    const storage = storageAt(named);
    if (storage !== null) return { endpoint: storage.endpoint, region: storage.region };
    if (cloudOfHost(named) !== null && shownHost(named) !== null) return { endpoint: named, region: null };
  }
  for (const words of EXPECTED) {
    const region = shownRegion(words.exec(text)?.[1] ?? '');
    if (region !== null) return { endpoint: cloud === 'aws' || cloud === null ? s3In(region) : null, region };
  }
  return NOWHERE;
}

/** The region that the host asked is in: what a client has to sign for at that host. */
export function placeOfHosts(hosts: readonly string[]): Place {
  const found = hosts.map(storageAt).find((place) => place !== null);
  return found ?? NOWHERE;
}
