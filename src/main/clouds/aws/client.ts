import { z } from 'zod';
import type { EndpointName } from '../../../shared/model/cloud.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { type CloudError, cloudError } from '../cloud-error.ts';
import { isVendorHost } from '../context.ts';
import type { HttpAnswer } from '../http/http.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { awsFailureKind } from './errors.ts';
import { createRequestHandler, type Exchange } from './request-handler.ts';

/**
 * The settings of an SDK client for one request. Each one that the SDK would otherwise look up in the environment or in
 * profile files is given, and a new client is made for each attempt, so that nothing it learns (the clock's offset
 * above all) changes the next one.
 */
export function clientSettings(key: CloudKey, ctx: CloudContext, endpoint: URL, exchange: Exchange) {
  const credentials = {
    accessKeyId: key.publicId,
    secretAccessKey: key.secret.reveal(),
    ...(key.token === null ? {} : { sessionToken: key.token.reveal() }),
  };
  return {
    credentials,
    endpoint: endpoint.href,
    region: signingRegion(ctx, endpoint),
    requestHandler: createRequestHandler(ctx, exchange),
    maxAttempts: 1,
    retryMode: 'standard',
    systemClockOffset: ctx.clock.now() - Date.now(),
    disableClockSkewCorrection: false,
    defaultsMode: 'standard' as const,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    authSchemePreference: ['sigv4'],
    sigv4aSigningRegionSet: [],
    userAgentAppId: async () => undefined,
    defaultUserAgentProvider: async (): Promise<[string][]> => [['keyturn']],
  };
}

/**
 * The region a signature must be scoped to: the one in a regional address of AWS, its site's at a global one (IAM's),
 * and the key's own at other services.
 */
function signingRegion(ctx: CloudContext, endpoint: URL): string {
  if (!isVendorHost('aws', endpoint.hostname)) return ctx.region;
  const named = /(?:^|\.)([a-z]{2}(?:-[a-z]+)+-\d+)\./.exec(endpoint.hostname)?.[1];
  return named ?? ctx.site.region;
}

const serviceException = z.object({
  name: z.string(),
  /** The code as it was answered, where `name` is the SDK's own word for it. */
  Code: z.string().optional(),
  message: z.string(),
  $metadata: z.object({ httpStatusCode: z.number().optional(), requestId: z.string().optional() }),
});

/**
 * Runs one read of the SDK through our http layer and its retries.
 * `send` makes a client from the settings and sends one command. Throws as the methods of `Cloud` do.
 */
export function ask<T>(
  service: EndpointName,
  key: CloudKey,
  ctx: CloudContext,
  send: (settings: ReturnType<typeof clientSettings>) => Promise<T>,
): Promise<{ readonly value: T; readonly answer: HttpAnswer }> {
  const address = ctx.endpoints[service];
  if (address === undefined) throw new Error(`No address for ${service}`);
  return ctx.http.read(async () => {
    const exchange: Exchange = { answer: null, thrown: undefined };
    try {
      const value = await send(clientSettings(key, ctx, new URL(address), exchange));
      if (exchange.answer === null) throw new Error('The SDK answered without asking');
      return { value, answer: exchange.answer };
    } catch (error) {
      if (exchange.thrown !== undefined) throw exchange.thrown;
      throw (exchange.answer && failureOf(error, exchange.answer)) ?? error;
    }
  }, ctx.signal);
}

/** Maps what the SDK threw over an answer; an answer that it could not read is not the service's. */
function failureOf(error: unknown, answer: HttpAnswer): CloudError {
  const { status: httpStatus, host, clockAheadMs, headers } = answer;
  const wait = retryAfterMs(headers);
  const parsed = serviceException.safeParse(error);
  const requestId = headers['x-amzn-requestid'] ?? parsed.data?.$metadata.requestId ?? null;
  const facts = { requestId, httpStatus, host, clockAheadMs, retryAfterMs: wait };
  if (!parsed.success || httpStatus < 400) {
    return cloudError(httpStatus >= 500 ? 'unexpected' : 'wrong-endpoint', facts);
  }
  const code = parsed.data.Code ?? parsed.data.name;
  return cloudError(awsFailureKind(code, parsed.data.message, httpStatus), { ...facts, vendorCode: code });
}

/** The failure of an answer that parsed and yet lacks what the API promises. */
export function misshapen(answer: HttpAnswer): CloudError {
  return cloudError('wrong-endpoint', {
    httpStatus: answer.status,
    host: answer.host,
    requestId: answer.headers['x-amzn-requestid'] ?? null,
    clockAheadMs: answer.clockAheadMs,
  });
}
