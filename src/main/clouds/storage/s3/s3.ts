import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { BucketPlace } from '../../../../shared/model/backup.ts';
import { type Driver, SHA256_METADATA } from '../driver.ts';
import {
  bareEtag,
  hasRoot,
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
import { s3Client } from './client.ts';

const VERSION_HEADER = 'x-amz-version-id';

const listed = z
  .object({ Key: z.string(), LastModified: z.date(), Size: z.number(), ETag: z.string() })
  .transform((entry) => ({
    name: entry.Key,
    at: entry.LastModified.getTime(),
    bytes: entry.Size,
    etag: bareEtag(entry.ETag),
  }));

const objectsPage = z.object({
  Contents: z.array(listed).default([]),
  IsTruncated: z.boolean().optional(),
  NextContinuationToken: z.string().min(1).optional(),
});

const versionsPage = z.object({
  Versions: z
    .array(
      z.intersection(
        listed,
        z
          .object({ VersionId: z.string(), IsLatest: z.boolean() })
          .transform((entry) => ({ version: entry.VersionId, latest: entry.IsLatest })),
      ),
    )
    .default([]),
  IsTruncated: z.boolean().optional(),
  NextKeyMarker: z.string().optional(),
  NextVersionIdMarker: z.string().optional(),
});

/** A bucket by the SDK of AWS; also of any server that speaks S3. */
export function s3Driver(place: BucketPlace, key: StorageKey, ctx: StorageContext): Driver {
  const Bucket = place.bucket;
  const send = <T>(
    run: (client: S3Client, exchange: WireExchange) => Promise<T>,
    content?: WireContent,
  ): Promise<T> => tell((exchange) => run(s3Client(place, key, ctx, exchange), exchange), content);
  const versionOf = (version: string | null) => (version === null ? {} : { VersionId: version });

  return {
    knowsIfMatch: true,
    put: (Key, bytes, condition, sha256) =>
      send(async (client, exchange) => {
        await client.send(
          new PutObjectCommand({
            ...{ Bucket, Key, Body: bytes, ContentType: 'application/octet-stream' },
            Metadata: { [SHA256_METADATA]: sha256 },
            ...(condition.ifMatch === undefined ? {} : { IfMatch: `"${condition.ifMatch}"` }),
            ...('onlyIfAbsent' in condition ? { IfNoneMatch: '*' } : {}),
          }),
        );
        return storedFrom(exchange, VERSION_HEADER);
      }),
    get: (Key, version) =>
      send(async (client, exchange) => {
        await client.send(new GetObjectCommand({ Bucket, Key, ...versionOf(version) }));
        const stored = storedFrom(exchange, VERSION_HEADER);
        if (exchange.answer === null) throw notTheService(exchange);
        const { bytes, headers } = exchange.answer;
        return { ...stored, bytes, sha256: headers[`x-amz-meta-${SHA256_METADATA}`] ?? null };
      }, 'object'),
    head: (Key, version) =>
      send(async (client, exchange) => {
        await client.send(new HeadObjectCommand({ Bucket, Key, ...versionOf(version) }));
        return { ...storedFrom(exchange, VERSION_HEADER), ...sizedFrom(exchange) };
      }),
    page: (Prefix, after) =>
      send(async (client, exchange) => {
        const next = after === null ? {} : { ContinuationToken: after };
        const got = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ...next }));
        requireRoot(exchange, 'ListBucketResult');
        const page = objectsPage.parse(got);
        if (page.IsTruncated !== true) return { entries: page.Contents, next: null };
        if (page.NextContinuationToken === undefined) throw notTheService(exchange);
        return { entries: page.Contents, next: page.NextContinuationToken };
      }),
    versionPage: (Prefix, after) =>
      send(async (client, exchange) => {
        const next = after === null ? {} : { KeyMarker: after.name, VersionIdMarker: after.version };
        const got = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix, ...next }));
        requireRoot(exchange, 'ListVersionsResult');
        const page = versionsPage.parse(got);
        if (page.IsTruncated !== true) return { entries: page.Versions, next: null };
        const { NextKeyMarker: name, NextVersionIdMarker: version } = page;
        if (name === undefined || version === undefined) throw notTheService(exchange);
        return { entries: page.Versions, next: { name, version } };
      }),
    remove: (Key, version) =>
      send(async (client, exchange) => {
        await client.send(new DeleteObjectCommand({ Bucket, Key, ...versionOf(version) }));
        requireNothing(exchange);
      }),
    versioning: () =>
      send(async (client, exchange) => {
        const got = await client.send(new GetBucketVersioningCommand({ Bucket }));
        // A server that keeps no versions at all may overlook the question and list the bucket.
        if (hasRoot(exchange, 'ListBucketResult')) return false;
        requireRoot(exchange, 'VersioningConfiguration');
        return got.Status === 'Enabled';
      }),
  };
}
