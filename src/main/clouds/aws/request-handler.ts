import type { CloudContext } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';
import type { HttpAnswer } from '../http/http.ts';
import { retryAfterMs } from '../http/retry-after.ts';

/** The part of the SDK's request that is used here. */
export interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What one request of the SDK came to, beside what the SDK makes of it. */
export interface Exchange {
  answer: HttpAnswer | null;
  /** Thrown by the way out. The SDK may wrap or decorate it, so it is kept here as it was. */
  thrown: unknown;
}

/** The SDK's `requestHandler` that goes through our http layer, one attempt a request. */
export function createRequestHandler(ctx: CloudContext, exchange: Exchange) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: SdkRequest) => {
      try {
        const answer = await ctx.http.exchange(
          {
            method: request.method === 'GET' ? 'GET' : 'POST',
            url: urlOf(request),
            headers: request.headers,
            body: bodyOf(request.body),
          },
          { way: ctx.way, signal: ctx.signal },
        );
        exchange.answer = answer;
        requireQueryApi(answer);
        const body = new TextEncoder().encode(answer.body);
        return { response: { statusCode: answer.status, headers: { ...answer.headers }, body } };
      } catch (error) {
        exchange.thrown = error;
        throw error;
      }
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function urlOf(request: SdkRequest): URL {
  const port = request.port === undefined ? '' : `:${request.port}`;
  return new URL(`${request.protocol}//${request.hostname}${port}${request.path}`);
}

function bodyOf(body: unknown): string | Uint8Array | null {
  if (body === undefined) return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new Error('The SDK sent a stream, which no call of the query APIs needs');
}

// `<Response>` and a bare `<Error>` come from compatible services.
const QUERY_API_ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:[A-Za-z]+Response|Response|Error)[\s>]/;

const ERROR_ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?<Error(?:Response)?[\s>]/;

/**
 * Tells the AWS query protocol from web pages, proxies and other APIs by the answer's root element. An error of status
 * 200 is none either: the SDK would read it as success.
 */
function requireQueryApi(answer: HttpAnswer): void {
  const { status: httpStatus, host, clockAheadMs, headers } = answer;
  const contradicts = httpStatus < 300 && ERROR_ROOT.test(answer.body);
  if (QUERY_API_ROOT.test(answer.body) && !contradicts) return;
  const facts = { httpStatus, host, clockAheadMs, retryAfterMs: retryAfterMs(headers) };
  if (httpStatus >= 500) throw cloudError('unexpected', facts);
  if (httpStatus === 429) throw cloudError('throttled', facts);
  throw cloudError('wrong-endpoint', facts);
}
