import type { BulkLimits } from '../../../src/main/clouds/http/bulk.ts';
import { createHttp, type Http, type HttpOptions } from '../../../src/main/clouds/http/http.ts';
import {
  createObjectStore,
  type ObjectStore,
  type StorageContext,
} from '../../../src/main/clouds/storage/storage.ts';
import { DIRECT_WAY } from '../../../src/main/clouds/way.ts';
import type { BucketPlace } from '../../../src/shared/model/backup.ts';
import {
  type StorageCloud,
  type StorageCloudOptions,
  startStorageCloud,
} from '../../clouds/storage/index.ts';
import { testClock } from '../clouds/support.ts';

/** Both services at the stand-in. */
export const SERVICES = ['s3', 'oss'] as const;
export type Service = (typeof SERVICES)[number];

export const REGION = 'eu-north-1';
export const BUCKET = 'keyturn-backups';
export const PUBLIC_ID = 'AKIAIOSFODNN7EXAMPLE';
export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** A stand-in with one bucket and one key, and stores that reach it. */
export interface Bench {
  readonly cloud: StorageCloud;
  readonly http: Http;
  store(service: Service, over?: StoreOptions): ObjectStore;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly place?: Partial<BucketPlace>;
  readonly secret?: string;
  readonly publicId?: string;
  readonly token?: string;
  readonly ctx?: Partial<StorageContext>;
}

export interface BenchOptions extends StorageCloudOptions {
  readonly http?: Partial<HttpOptions>;
  /** How far this computer's clock is ahead, in ms. */
  readonly aheadMs?: number;
  readonly limits?: Partial<BulkLimits>;
}

export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const cloud = await startStorageCloud({ region: REGION, ...options });
  cloud.addBucket(BUCKET);
  cloud.addKey(PUBLIC_ID, SECRET);
  const clock = testClock(options.aheadMs ?? 0);
  const http = createHttp({ clock, retry: { firstPauseMs: 1, longestPauseMs: 2 }, ...options.http });
  const limits = options.limits === undefined ? {} : { limits: options.limits };
  return {
    cloud,
    http,
    store: (service, over = {}) =>
      createObjectStore(
        { ...placeAt(service, cloud.url), ...over.place },
        {
          publicId: over.publicId ?? PUBLIC_ID,
          secret: { reveal: () => over.secret ?? SECRET },
          token: over.token === undefined ? null : { reveal: () => over.token ?? '' },
        },
        { http, clock, signal: new AbortController().signal, way: DIRECT_WAY, ...limits, ...over.ctx },
      ),
    close: async () => {
      await http.close();
      await cloud.close();
    },
  };
}

export const placeAt = (service: Service, endpoint: string): BucketPlace => ({
  ...{ service, endpoint, region: REGION, bucket: BUCKET, prefix: 'keyturn/home', pathStyle: true },
});

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The code and parameters that a call is refused with; success fails the test. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: string; params: unknown; text: string }> {
  const error = await call.then(
    () => new Error('The call succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || !('code' in error) || !('params' in error)) throw error;
  return {
    code: String(error.code),
    params: error.params,
    text: JSON.stringify(error) + String(error.stack),
  };
}
