import { randomUUID } from 'node:crypto';
import { jsonReply, Refusal, type StandInCloud, startVendor, type Visit } from '../shared/front.ts';
import { DIGITS, LETTERS, randomText } from '../shared/mint.ts';
import type { Incoming, Reply, ServerOptions } from '../shared/server.ts';
import { createDirectory, type Directory } from './directory.ts';
import { readApplication, readSubscription } from './resources.ts';
import { describeTenant, signIn } from './sign-in.ts';
import { createTokens } from './tokens.ts';

export interface AzureCloud extends StandInCloud {
  readonly directory: Directory;
}

/** A secret as those of recent years look. */
export const newSecret = () => `${randomText(3, LETTERS)}8Q~${randomText(34, `${LETTERS}${DIGITS}_.-`)}`;

const ROUTES = {
  token: /^\/([^/]+)\/oauth2\/v2\.0\/token$/,
  metadata: /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/,
  application: /^\/v1\.0\/applications\(appId='([^']+)'\)$/,
  subscription: /^\/subscriptions\/([^/]+)$/,
} as const;
type Action = keyof typeof ROUTES;

const METHODS: Readonly<Record<Action, string>> = {
  token: 'POST',
  metadata: 'GET',
  application: 'GET',
  subscription: 'GET',
};

function routeOf({ method, path }: Incoming): readonly [Action, string] | null {
  for (const action of Object.keys(ROUTES) as Action[]) {
    const part = ROUTES[action].exec(decodeURIComponent(path))?.[1];
    if (part !== undefined && method === METHODS[action]) return [action, part];
  }
  return null;
}

/**
 * A stand-in for Microsoft's token service, Graph and Resource Manager at one address. It knows its directory and the
 * tokens that it granted; nothing in a key's text and no order of calls decides anything.
 */
export async function startAzureCloud(options: ServerOptions = {}): Promise<AzureCloud> {
  const directory = createDirectory(randomUUID());
  const tokens = createTokens(directory);

  const answer = (visit: Visit): Reply => {
    const route = routeOf(visit.request);
    if (route === null) throw new Refusal(404, 'ResourceNotFound', 'Resource not found for the segment.');
    const [action, part] = route;
    if (action === 'token') return signIn(part, visit, { directory, tokens });
    if (action === 'metadata') return describeTenant(part, visit.request.headers.host ?? '');
    const read = action === 'application' ? readApplication : readSubscription;
    return read(part, visit, tokens);
  };

  const vendor = {
    habits: {
      mint: () => ({ publicId: randomUUID(), secret: newSecret() }),
      settings: { maxKeys: { user: 1, root: 1 }, deleteNeedsDisabled: false },
      recycleBin: null,
    },
    actionOf: (request: Incoming) => routeOf(request)?.[0] ?? '',
    signerOf: ({ body, headers }: Incoming) => {
      const holder = tokens.find(headers.authorization)?.application.key.publicId;
      const keyId = holder ?? new URLSearchParams(body).get('client_id');
      return keyId === null ? null : { keyId, signature: null };
    },
    throttled: () =>
      new Refusal(429, 'AADSTS90055', 'There are too many incoming requests.', {
        error: 'temporarily_unavailable',
        code: 90055,
      }),
    fail: () =>
      new Refusal(503, 'AADSTS90033', 'A transient error has occurred. Please try again.', {
        error: 'temporarily_unavailable',
        code: 90033,
      }),
    answer,
    refuse,
  };
  return { ...(await startVendor(vendor, options)), directory };
}

function refuse({ status, code, message, more }: Refusal, { now, request, requestId }: Visit): Reply {
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  if (routeOf(request)?.[0] !== 'token') {
    const innerError = {
      date: timestamp.slice(0, -1),
      'request-id': requestId,
      'client-request-id': requestId,
    };
    return jsonReply(status, { error: { code, message, innerError } });
  }
  const correlationId = randomUUID();
  const ids = `Trace ID: ${requestId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return jsonReply(status, {
    error: more.error,
    error_description: `${code}: ${message} ${ids}`,
    error_codes: [more.code],
    timestamp,
    trace_id: requestId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${more.code}`,
  });
}
