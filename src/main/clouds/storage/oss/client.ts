/// <reference path="./ali-oss.d.ts" />
import { isIP } from 'node:net';
import type OSS from 'ali-oss';
import type { BucketPlace } from '../../../../shared/model/backup.ts';
import { endpointOf, plainRegion } from '../place.ts';
import { methodOf, overWire, type StorageContext, type StorageKey, type WireExchange } from '../wire.ts';

/** Reads the SDK, without the word that would make it log the headers that it signed. */
export async function loadSdk(): Promise<typeof OSS> {
  const { DEBUG } = process.env;
  delete process.env.DEBUG;
  try {
    return (await import('ali-oss')).default;
  } finally {
    if (DEBUG !== undefined) process.env.DEBUG = DEBUG;
  }
}

/** A client of the SDK for one request over our http layer, signing by version 4. */
export function ossClient(
  Sdk: typeof OSS,
  place: BucketPlace,
  key: StorageKey,
  ctx: StorageContext,
  exchange: WireExchange,
): OSS {
  const endpoint = endpointOf(place);
  return new Sdk({
    // Whole as they are: the SDK would read the endpoint by Node's old parser, which warns on standard error.
    inited: true,
    accessKeyId: key.publicId,
    accessKeySecret: key.secret.reveal(),
    ...(key.token ? { stsToken: key.token.reveal() } : {}),
    region: `oss-${plainRegion(place.region)}`,
    // Without `hostname` it does not put the vendor's own name in the place of an IP address.
    endpoint: { protocol: endpoint.protocol, host: endpoint.host },
    bucket: place.bucket,
    cname: false,
    isRequestPay: false,
    // An IP address has no names below it.
    sldEnable: place.pathStyle || isIP(endpoint.hostname.replace(/^\[|\]$/g, '')) !== 0,
    headerEncoding: 'utf-8',
    authorizationV4: true,
    amendTimeSkewed: ctx.clock.now() - Date.now(),
    retryMax: 0,
    urllib: transport(ctx, exchange),
  });
}

function transport(ctx: StorageContext, exchange: WireExchange): OSS.Transport {
  return {
    request: async (url, { method, headers, content }) => {
      const sent = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
      // The SDK's own tells the version of the system.
      const named = { ...Object.fromEntries(sent), 'user-agent': 'keyturn' };
      const request = { method: methodOf(method), url: new URL(url), headers: named, body: content ?? null };
      const { status, headers: got, bytes } = await overWire(request, ctx, exchange);
      const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return { status, headers: got, data, res: { status, headers: got } };
    },
  };
}
