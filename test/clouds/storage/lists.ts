import { percentEncode } from '../shared/encode.ts';
import { type Bucket, Refusal, type StoredVersion } from './model.ts';
import { currentOf } from './objects.ts';
import type { Xml } from './xml.ts';

const OWNER = { ID: 'stand-in', DisplayName: 'stand-in' };

const keysOf = (bucket: Bucket): readonly string[] => [...bucket.objects.keys()].sort();

/** How a list spells keys and how long its pages are. */
interface Manner {
  readonly spell: (text: string) => string;
  readonly limit: number;
  readonly etag: (version: StoredVersion) => string;
}

function mannerOf(query: URLSearchParams, pageSize: number, etag: Manner['etag']): Manner {
  const limit = Math.min(Number(query.get('max-keys') ?? pageSize), pageSize);
  const encode = (text: string) => text.split('/').map(percentEncode).join('/');
  return { spell: query.get('encoding-type') === 'url' ? encode : (text) => text, limit, etag };
}

const facts = (key: string, version: StoredVersion, manner: Manner) => ({
  Key: manner.spell(key),
  LastModified: new Date(Math.floor(version.at / 1000) * 1000).toISOString(),
  ETag: manner.etag(version),
  Size: version.bytes.length,
  StorageClass: version.deleted ? null : 'STANDARD',
});

/** One page of the current objects, by either version of the call. */
export function listObjects(
  bucket: Bucket,
  query: URLSearchParams,
  pageSize: number,
  etag: Manner['etag'],
): Xml {
  const manner = mannerOf(query, pageSize, etag);
  const isSecond = query.get('list-type') === '2';
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const marker = isSecond ? (query.get('start-after') ?? '') : (query.get('marker') ?? '');
  const after = token === null ? marker : Buffer.from(token, 'base64').toString('utf8');
  const contents: Xml[] = [];
  const folders: string[] = [];
  let last = '';
  let isTruncated = false;
  for (const key of keysOf(bucket)) {
    const version = currentOf(bucket, key);
    if (version === null || !key.startsWith(prefix) || key <= after) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const folder = cut < 0 ? null : key.slice(0, cut + delimiter.length);
    if (folder !== null && (folders.includes(folder) || folder <= after)) continue;
    if (contents.length + folders.length === manner.limit) {
      isTruncated = true;
      break;
    }
    if (folder === null) contents.push(facts(key, version, manner));
    else folders.push(folder);
    last = folder === null ? key : `${folder}\uffff`;
  }
  const next = Buffer.from(last).toString('base64');
  return {
    Name: bucket.name,
    Prefix: manner.spell(prefix),
    MaxKeys: manner.limit,
    Delimiter: delimiter === '' ? null : delimiter,
    EncodingType: query.get('encoding-type'),
    IsTruncated: isTruncated,
    KeyCount: isSecond ? contents.length + folders.length : null,
    NextContinuationToken: isSecond && isTruncated ? next : null,
    NextMarker: !isSecond && isTruncated ? manner.spell(last) : null,
    Contents: contents.map((entry) => (isSecond ? entry : { ...(entry as object), Owner: OWNER })),
    CommonPrefixes: folders.map((folder) => ({ Prefix: manner.spell(folder) })),
  };
}

/** One page of all versions and delete markers, newest first by name. */
export function listVersions(
  bucket: Bucket,
  query: URLSearchParams,
  pageSize: number,
  etag: Manner['etag'],
): Xml {
  const manner = mannerOf(query, pageSize, etag);
  const prefix = query.get('prefix') ?? '';
  const afterKey = query.get('key-marker') ?? '';
  const afterId = query.get('version-id-marker') ?? '';
  if (afterId !== '' && afterKey === '') {
    throw new Refusal(
      'InvalidArgument',
      400,
      'A version-id marker cannot be specified without a key marker.',
    );
  }
  const all = keysOf(bucket)
    .filter((key) => key.startsWith(prefix) && key >= afterKey)
    .flatMap((key) => (bucket.objects.get(key) ?? []).map((version, index) => ({ key, version, index })));
  const isAfter = ({ key, version }: (typeof all)[number]) =>
    afterId === '' ? key > afterKey : key === afterKey && (version.id ?? 'null') === afterId;
  const found = afterKey === '' ? 0 : all.findIndex(isAfter) + (afterId === '' ? 0 : 1);
  const start = found < 0 ? all.length : found;
  const page = all.slice(start, start + manner.limit);
  const isTruncated = start + manner.limit < all.length;
  const last = page.at(-1);
  const shown = (deleted: boolean) =>
    page
      .filter(({ version }) => version.deleted === deleted)
      .map(({ key, version, index }) => ({
        ...(deleted
          ? { Key: manner.spell(key), LastModified: new Date(version.at).toISOString() }
          : facts(key, version, manner)),
        VersionId: version.id ?? 'null',
        IsLatest: index === 0,
        Owner: OWNER,
      }));
  return {
    Name: bucket.name,
    Prefix: manner.spell(prefix),
    MaxKeys: manner.limit,
    EncodingType: query.get('encoding-type'),
    IsTruncated: isTruncated,
    NextKeyMarker: isTruncated && last ? manner.spell(last.key) : null,
    NextVersionIdMarker: isTruncated && last ? (last.version.id ?? 'null') : null,
    Version: shown(false),
    DeleteMarker: shown(true),
  };
}
