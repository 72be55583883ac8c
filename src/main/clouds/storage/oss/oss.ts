import type OSS from 'ali-oss';
import { z } from 'zod';
import type { BucketPlace } from '../../../../shared/model/backup.ts';
import { type Driver, SHA256_METADATA } from '../driver.ts';
import type { Condition } from '../object-store.ts';
import {
  bareEtag,
  notTheService,
  requireNothing,
  requireRoot,
  type StorageContext,
  type StorageKey,
  sizedFrom,
  storedFrom,
  tell,
  type WireContent,
  type WireExchange,
} from '../wire.ts';
import { loadSdk, ossClient } from './client.ts';

const VERSION_HEADER = 'x-oss-version-id';

/** Objects on one page: the most that OSS gives. */
const PAGE = 1_000;

const listed = z
  .object({
    name: z.string(),
    lastModified: z
      .string()
      .transform((text) => Date.parse(text))
      .pipe(z.number()),
    size: z.number(),
    etag: z.string(),
  })
  .transform((entry) => ({
    name: entry.name,
    at: entry.lastModified,
    bytes: entry.size,
    etag: bareEtag(entry.etag),
  }));

const objectsPage = z.object({
  objects: z.array(listed),
  isTruncated: z.boolean(),
  nextContinuationToken: z.string().nullable(),
});

const versionsPage = z.object({
  objects: z.array(
    z.intersection(
      listed,
      z
        .object({ versionId: z.string(), isLatest: z.boolean() })
        .transform((entry) => ({ version: entry.versionId, latest: entry.isLatest })),
    ),
  ),
  isTruncated: z.boolean(),
  nextKeyMarker: z.string().nullable(),
  nextVersionIdMarker: z.string().nullable(),
});

const versioningState = z.object({ versionStatus: z.string().optional() });

/** A bucket of Alibaba Cloud's OSS, by its own SDK. */
export async function ossDriver(place: BucketPlace, key: StorageKey, ctx: StorageContext): Promise<Driver> {
  const Sdk = await loadSdk();
  const send = <T>(
    run: (client: OSS, exchange: WireExchange) => Promise<T>,
    content?: WireContent,
  ): Promise<T> => tell((exchange) => run(ossClient(Sdk, place, key, ctx, exchange), exchange), content);
  const versionOf = (version: string | null) => ({ subres: version === null ? {} : { versionId: version } });

  return {
    knowsIfMatch: false,
    put: (name, bytes, condition, sha256) =>
      send(async (client, exchange) => {
        await client.put(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
          mime: 'application/octet-stream',
          headers: { [`x-oss-meta-${SHA256_METADATA}`]: sha256, ...conditionHeaders(condition) },
        });
        return storedFrom(exchange, VERSION_HEADER);
      }),
    get: (name, version) =>
      send(async (client, exchange) => {
        await client.get(name, versionOf(version));
        const stored = storedFrom(exchange, VERSION_HEADER);
        if (exchange.answer === null) throw notTheService(exchange);
        const { bytes, headers } = exchange.answer;
        return { ...stored, bytes, sha256: headers[`x-oss-meta-${SHA256_METADATA}`] ?? null };
      }, 'object'),
    head: (name, version) =>
      send(async (client, exchange) => {
        await client.head(name, versionOf(version));
        return { ...storedFrom(exchange, VERSION_HEADER), ...sizedFrom(exchange) };
      }),
    page: (prefix, after) =>
      send(async (client, exchange) => {
        const next = after === null ? {} : { 'continuation-token': after };
        const got = await client.listV2({ prefix, 'max-keys': PAGE, ...next });
        requireRoot(exchange, 'ListBucketResult');
        const page = objectsPage.parse(got);
        if (!page.isTruncated) return { entries: page.objects, next: null };
        if (page.nextContinuationToken === null) throw notTheService(exchange);
        return { entries: page.objects, next: page.nextContinuationToken };
      }),
    versionPage: (prefix, after) =>
      send(async (client, exchange) => {
        const next = after === null ? {} : { keyMarker: after.name, versionIdMarker: after.version };
        const got = await client.getBucketVersions({ prefix, maxKeys: PAGE, ...next });
        requireRoot(exchange, 'ListVersionsResult');
        const page = versionsPage.parse(got);
        if (!page.isTruncated) return { entries: page.objects, next: null };
        const { nextKeyMarker: name, nextVersionIdMarker: version } = page;
        if (name === null || version === null) throw notTheService(exchange);
        return { entries: page.objects, next: { name, version } };
      }),
    remove: (name, version) =>
      send(async (client, exchange) => {
        await client.delete(name, versionOf(version));
        requireNothing(exchange);
      }),
    versioning: () =>
      send(async (client, exchange) => {
        const got = await client.getBucketVersioning(place.bucket);
        requireRoot(exchange, 'VersioningConfiguration');
        return versioningState.parse(got).versionStatus === 'Enabled';
      }),
  };
}

/**
 * OSS takes one condition on a put (OSS API reference, "PutObject"). It has none on the etag that is replaced, and a put
 * without the condition that was asked for would overwrite.
 */
function conditionHeaders(condition: Condition): Record<string, string> {
  if (condition.ifMatch !== undefined) throw new Error('OSS has no If-Match for a put');
  return 'onlyIfAbsent' in condition ? { 'x-oss-forbid-overwrite': 'true' } : {};
}
