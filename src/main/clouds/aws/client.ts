import { z } from 'zod';
import type { EndpointName } from '../../../shared/model/cloud.ts';
import { isVendorHost } from '../../../shared/vendor-hosts.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { type CloudError, cloudError, outcomeOf } from '../cloud-error.ts';
import type { HttpAnswer } from '../http/http.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { awsFailureKind, awsFailureReason } from './errors.ts';
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

/** One command on a client of its own, which is made from the settings. */
type Send<T> = (settings: ReturnType<typeof clientSettings>) => Promise<T>;

/** What the SDK made of an answer, and the answer itself. */
interface Answered<T> {
  readonly value: T;
  readonly answer: HttpAnswer;
}

/** Runs one read of the SDK through our http layer and its retries. Throws as the methods of `Cloud` do. */
export function ask<T>(
  service: EndpointName,
  key: CloudKey,
  ctx: CloudContext,
  send: Send<T>,
): Promise<Answered<T>> {
  return ctx.http.read(() => tell(service, key, ctx, send), ctx.signal);
}

/** Runs one command of the SDK, once: the way of changes. Throws as the methods of `KeyManagement` do. */
export async function tell<T>(
  service: EndpointName,
  key: CloudKey,
  ctx: CloudContext,
  send: Send<T>,
): Promise<Answered<T>> {
  const address = ctx.endpoints[service];
  // A private cloud that was given without this service: nothing is sent to the vendor's own.
  if (address === undefined)
    throw cloudError('wrong-endpoint', { vendorCode: 'NO_ADDRESS', outcome: 'refused' });
  const exchange: Exchange = { answer: null, thrown: undefined };
  try {
    const value = await send(clientSettings(key, ctx, new URL(address), exchange));
    if (exchange.answer === null) throw new Error('The SDK answered without asking');
    return { value, answer: exchange.answer };
  } catch (error) {
    if (exchange.thrown !== undefined) throw exchange.thrown;
    throw (exchange.answer && failureOf(error, exchange.answer)) ?? error;
  }
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
  const { Code, name, message } = parsed.data;
  const vendorCode = Code ?? name;
  return cloudError(awsFailureKind(vendorCode, message, httpStatus), {
    ...facts,
    vendorCode,
    reason: awsFailureReason(vendorCode, message),
    outcome: outcomeOf(httpStatus),
  });
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
