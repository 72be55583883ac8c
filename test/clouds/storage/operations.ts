import { listObjects, listVersions } from './lists.ts';
import { type Bucket, type Incoming, Refusal, type Reply, type StoredVersion, type Target } from './model.ts';
import { currentOf, findVersion, remove, store } from './objects.ts';
import { document, type Xml } from './xml.ts';

/** What an operation works with; the request is authenticated, its body without transfer encoding. */
export interface Call {
  readonly service: 's3' | 'oss';
  readonly request: Incoming;
  readonly target: Target;
  readonly buckets: Map<string, Bucket>;
  readonly now: number;
  readonly pageSize: number;
  readonly region: string;
}

const prefixOf = (call: Call): string => (call.service === 's3' ? 'x-amz-' : 'x-oss-');

/** OSS writes an etag in capitals. */
const etagOf = (call: Call) => (version: StoredVersion) =>
  `"${call.service === 's3' ? version.md5 : version.md5.toUpperCase()}"`;

function bucketOf({ buckets, target }: Call): Bucket {
  const bucket = buckets.get(target.bucket);
  if (bucket !== undefined) return bucket;
  throw new Refusal('NoSuchBucket', 404, 'The specified bucket does not exist.', {
    BucketName: target.bucket,
  });
}

const xml = (call: Call, root: string, content: Xml): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: document(call.service, root, content),
});

const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: Buffer.alloc(0),
});

function versionHeader(call: Call, bucket: Bucket, version: StoredVersion): Record<string, string> {
  return bucket.versioning === 'never' ? {} : { [`${prefixOf(call)}version-id`]: version.id ?? 'null' };
}

/** Holds a put to its conditions, as far as this bucket does. */
function checkConditions(call: Call, bucket: Bucket): void {
  const { request, target, service } = call;
  const ifNoneMatch = service === 's3' ? request.headers['if-none-match'] : undefined;
  const ifMatch = service === 's3' ? request.headers['if-match'] : undefined;
  const forbid = service === 'oss' && request.headers['x-oss-forbid-overwrite'] === 'true';
  if (bucket.conditions === 'ignored' || !(ifNoneMatch || ifMatch || forbid)) return;
  if (bucket.conditions === 'unknown')
    throw new Refusal('NotImplemented', 501, 'A header is not implemented.');
  const current = currentOf(bucket, target.key);
  // OSS API reference, "PutObject": in a bucket with versions the header counts for nothing.
  if (forbid && bucket.versioning === 'never' && current !== null) {
    throw new Refusal('FileAlreadyExists', 409, 'The object you specified already exists.');
  }
  if (ifMatch !== undefined && current === null)
    throw new Refusal('NoSuchKey', 404, 'The key does not exist.');
  const differs = ifMatch !== undefined && current !== null && etagOf(call)(current) !== ifMatch;
  if (differs || (ifNoneMatch === '*' && current !== null)) {
    throw new Refusal('PreconditionFailed', 412, 'At least one of the pre-conditions did not hold.');
  }
}

function putObject(call: Call): Reply {
  const bucket = bucketOf(call);
  const { request, target } = call;
  checkConditions(call, bucket);
  const start = `${prefixOf(call)}meta-`;
  const own = Object.entries(request.headers).filter(([name]) => name.startsWith(start));
  const version = store(bucket, target.key, {
    bytes: request.body,
    contentType: request.headers['content-type'] ?? 'application/octet-stream',
    metadata: Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), value])),
    at: call.now,
  });
  return empty(200, { etag: etagOf(call)(version), ...versionHeader(call, bucket, version) });
}

function getObject(call: Call): Reply {
  const bucket = bucketOf(call);
  const version = findVersion(bucket, call.target.key, call.request.query.get('versionId'));
  const metadata = Object.entries(version.metadata).map(([name, value]) => [
    `${prefixOf(call)}meta-${name}`,
    value,
  ]);
  const headers = {
    'content-type': version.contentType,
    'last-modified': new Date(version.at).toUTCString(),
    etag: etagOf(call)(version),
    ...versionHeader(call, bucket, version),
    ...Object.fromEntries(metadata),
  };
  return { status: 200, headers, body: version.bytes };
}

function deleteObject(call: Call): Reply {
  const id = call.request.query.get('versionId');
  remove(bucketOf(call), call.target.key, id, call.now);
  return empty(204, id === null ? {} : { [`${prefixOf(call)}version-id`]: id });
}

/** A bucket as it is new. */
export const newBucket = (name: string): Bucket => ({
  name,
  versioning: 'never',
  overlooksVersions: false,
  conditions: 'kept',
  quota: null,
  objects: new Map(),
});

function createBucket(call: Call): Reply {
  const { buckets, target } = call;
  if (buckets.has(target.bucket)) {
    throw new Refusal('BucketAlreadyOwnedByYou', 409, 'Your previous request to create it succeeded.');
  }
  buckets.set(target.bucket, newBucket(target.bucket));
  return empty(200, { location: `/${target.bucket}` });
}

function deleteBucket(call: Call): Reply {
  const bucket = bucketOf(call);
  if (bucket.objects.size > 0) throw new Refusal('BucketNotEmpty', 409, 'The bucket is not empty.');
  call.buckets.delete(bucket.name);
  return empty(204);
}

function setVersioning(call: Call): Reply {
  const state = /<Status>(Enabled|Suspended)<\/Status>/.exec(call.request.body.toString('utf8'))?.[1];
  if (state === undefined) throw new Refusal('MalformedXML', 400, 'The XML was not well-formed.');
  bucketOf(call).versioning = state === 'Enabled' ? 'Enabled' : 'Suspended';
  return empty(200);
}

const list = (call: Call): Reply => {
  const { request, pageSize } = call;
  return xml(call, 'ListBucketResult', listObjects(bucketOf(call), request.query, pageSize, etagOf(call)));
};

function getVersioning(call: Call): Reply {
  const { versioning, overlooksVersions } = bucketOf(call);
  if (overlooksVersions) return list(call);
  return xml(call, 'VersioningConfiguration', { Status: versioning === 'never' ? null : versioning });
}

/** Every operation by the vendor's own name. */
export const OPERATIONS: Readonly<Record<string, (call: Call) => Reply>> = {
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: getObject,
  DeleteObject: deleteObject,
  ListObjects: list,
  ListObjectsV2: list,
  ListObjectVersions: (call) => {
    const { request, pageSize } = call;
    if (bucketOf(call).overlooksVersions) return list(call);
    const content = listVersions(bucketOf(call), request.query, pageSize, etagOf(call));
    return xml(call, 'ListVersionsResult', content);
  },
  GetBucketVersioning: getVersioning,
  PutBucketVersioning: setVersioning,
  GetBucketLocation: (call) => xml(call, 'LocationConstraint', bucketOf(call) && call.region),
  HeadBucket: (call) => empty(200, { 'x-bucket': bucketOf(call).name }),
  CreateBucket: createBucket,
  DeleteBucket: deleteBucket,
  ListBuckets: (call) => {
    const names = [...call.buckets.keys()].sort();
    const created = new Date(0).toISOString();
    const Bucket = names.map((Name) => ({ Name, CreationDate: created }));
    return xml(call, 'ListAllMyBucketsResult', { Owner: { ID: 'stand-in' }, Buckets: { Bucket } });
  },
};
