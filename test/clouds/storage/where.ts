import type { Incoming, Target } from './model.ts';

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Reads bucket and key out of the host's first part, where it lies below one of `domains`, or out of the path. */
export function targetOf(request: Incoming, domains: readonly string[]): Target {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const domain = domains.find((each) => host.endsWith(`.${each}`));
  const path = request.rawPath.replace(/^\//, '');
  if (domain !== undefined) return { bucket: host.slice(0, -domain.length - 1), key: decode(path) };
  const slash = path.indexOf('/');
  if (slash < 0) return { bucket: decode(path), key: '' };
  return { bucket: decode(path.slice(0, slash)), key: decode(path.slice(slash + 1)) };
}

/** The action by the vendor's own name, from method and query (API references of S3 and OSS, "Operations"). */
export function actionOf(request: Incoming, target: Target): string {
  const { method, query } = request;
  if (target.bucket === '') return 'ListBuckets';
  if (target.key !== '') {
    return (
      { PUT: 'PutObject', GET: 'GetObject', HEAD: 'HeadObject', DELETE: 'DeleteObject' }[method] ?? method
    );
  }
  if (query.has('versioning')) return method === 'PUT' ? 'PutBucketVersioning' : 'GetBucketVersioning';
  if (query.has('location')) return 'GetBucketLocation';
  if (method === 'GET' && query.has('versions')) return 'ListObjectVersions';
  if (method === 'GET') return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects';
  return { PUT: 'CreateBucket', HEAD: 'HeadBucket', DELETE: 'DeleteBucket' }[method] ?? method;
}
