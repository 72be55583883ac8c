import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import type { BucketPlace } from '../../../../shared/model/backup.ts';
import { endpointOf } from '../place.ts';
import { methodOf, overWire, type StorageContext, type StorageKey, type WireExchange } from '../wire.ts';

/** The part of the SDK's request that is used here. */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * A client of the SDK for one request over our http layer. As with the rest of AWS, each setting that the SDK would look
 * up in the environment or in profile files is given, and the client is not kept, so that nothing it learns stays.
 */
export function s3Client(
  place: BucketPlace,
  key: StorageKey,
  ctx: StorageContext,
  exchange: WireExchange,
): S3Client {
  return new S3Client({
    credentials: {
      accessKeyId: key.publicId,
      secretAccessKey: key.secret.reveal(),
      ...(key.token ? { sessionToken: key.token.reveal() } : {}),
    },
    endpoint: endpointOf(place).href,
    region: place.region,
    forcePathStyle: place.pathStyle,
    requestHandler: handler(ctx, exchange),
    maxAttempts: 1,
    retryMode: 'standard',
    systemClockOffset: ctx.clock.now() - Date.now(),
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    useAccelerateEndpoint: false,
    useArnRegion: false,
    disableMultiregionAccessPoints: true,
    disableS3ExpressSessionAuth: true,
    followRegionRedirects: false,
    expectContinueHeader: false,
    // The signature covers the body's SHA-256 as it is; compatible servers differ in the checksums that they know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    authSchemePreference: ['sigv4'],
    sigv4aSigningRegionSet: [],
    userAgentAppId: async () => undefined,
    defaultUserAgentProvider: async () => [['keyturn']],
  });
}

function handler(ctx: StorageContext, exchange: WireExchange) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: SdkRequest) => {
      const answer = await overWire(
        {
          method: methodOf(request.method),
          url: urlOf(request),
          // The SDK adds the features in use to its own name.
          headers: { ...request.headers, 'user-agent': 'keyturn' },
          body: bodyOf(request),
        },
        ctx,
        exchange,
      );
      const body = Readable.from([answer.bytes]);
      return { response: { statusCode: answer.status, headers: { ...answer.headers }, body } };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

// RFC 3986, as the signature encodes it.
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function urlOf(request: SdkRequest): URL {
  const port = request.port === undefined ? '' : `:${request.port}`;
  const query = Object.entries(request.query ?? {})
    .flatMap(([name, value]) => [value].flat().map((each) => `${encode(name)}=${encode(each ?? '')}`))
    .join('&');
  const tail = query === '' ? '' : `?${query}`;
  return new URL(`${request.protocol}//${request.hostname}${port}${request.path}${tail}`);
}

function bodyOf({ body }: SdkRequest): Uint8Array | string | null {
  if (body === undefined) return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new Error('The SDK sent a stream, which no call of a bucket needs');
}
