import type { CloudId } from '../../shared/model/cloud.ts';

/** ZStack serves its API below the context path `/zstack`, which its address may be given with or without. */
export function zstackPlace(address: URL, path: string): URL {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/(\/zstack)?\/?$/, '')}/zstack${path}`;
  return url;
}

/** Below the auth URL of Cloudpods, which ends in /v3; where somebody left that out, it is meant. */
export function cloudpodsPlace(address: URL, path: string): URL {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/+$/, '') || '/v3'}${path}`;
  return url;
}

/** Where a platform's API begins below an address that a person gave: somebody else may answer above it. */
export function entranceOf(cloud: CloudId, address: URL): URL {
  if (cloud === 'zstack') return zstackPlace(address, '/v1');
  return cloud === 'cloudpods' ? cloudpodsPlace(address, '') : address;
}
