/// <reference path="./ali-oss.d.ts" />
import { isIP } from 'node:net';
import type OSS from 'ali-oss';
import type { BucketPlace } from '../../../../shared/model/backup.ts';
import type { HttpRequest } from '../../http/http.ts';
import { endpointOf, plainRegion } from '../place.ts';
import type { StorageKey } from '../storage.ts';
import { overWire, type StorageContext, type WireExchange } from '../wire.ts';

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
    accessKeyId: key.publicId,
    accessKeySecret: key.secret.reveal(),
    // The interval keeps the SDK from advising a refresh on the console; without a function it refreshes nothing.
    ...(key.token ? { stsToken: key.token.reveal(), refreshSTSTokenInterval: 1 } : {}),
    region: `oss-${plainRegion(place.region)}`,
    endpoint: endpoint.origin,
    bucket: place.bucket,
    secure: endpoint.protocol === 'https:',
    // An IP address has no names below it.
    sldEnable: place.pathStyle || isIP(endpoint.hostname.replace(/^\[|\]$/g, '')) !== 0,
    authorizationV4: true,
    amendTimeSkewed: ctx.clock.now() - Date.now(),
    retryMax: 0,
    enableProxy: false,
    urllib: transport(ctx, exchange),
  });
}

// `host`: the SDK names the vendor's own where the endpoint is an IP address. `user-agent` tells the system's version.
const LEFT_OUT = ['host', 'user-agent'];

function transport(ctx: StorageContext, exchange: WireExchange): OSS.Transport {
  return {
    request: async (url, { method, headers, content }) => {
      const sent: Record<string, string> = { 'user-agent': 'keyturn' };
      for (const [name, value] of Object.entries(headers)) {
        if (!LEFT_OUT.includes(name.toLowerCase())) sent[name.toLowerCase()] = String(value);
      }
      const request = { method: methodOf(method), url: new URL(url), headers: sent, body: content ?? null };
      const { status, headers: got, bytes } = await overWire(request, ctx, exchange);
      const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return { status, headers: got, data, res: { status, headers: got } };
    },
  };
}

function methodOf(method: string): HttpRequest['method'] {
  if (method === 'GET' || method === 'PUT' || method === 'DELETE' || method === 'HEAD') return method;
  throw new Error(`No call of a bucket is a ${method}`);
}
