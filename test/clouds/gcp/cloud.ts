import { jsonReply, Refusal, type StandInCloud, startVendor, type Visit } from '../shared/front.ts';
import { randomText } from '../shared/mint.ts';
import type { Incoming, Reply, ServerOptions } from '../shared/server.ts';
import { type IamSettings, readKey } from './iam.ts';
import { privateKeyPem } from './key-pairs.ts';
import { type Granted, grantToken, readAssertion } from './token-service.ts';

export interface GcpCloud extends StandInCloud {
  /** When keys end, by their ids; the others never do. */
  readonly ends: Map<string, number>;
  readonly iam: IamSettings;
}

/** An id as key files have them. */
export const newKeyId = () => randomText(40, '0123456789abcdef');

const KEY = /^\/v1\/projects\/([^/]+)\/serviceAccounts\/([^/]+)\/keys\/([^/]+)$/;

const isToken = ({ method, path }: Incoming) => method === 'POST' && path === '/token';

function keyPath({ method, path }: Incoming): readonly [string, string, string] | null {
  const [, project, email, id] = (method === 'GET' && KEY.exec(path)) || [];
  if (project === undefined || email === undefined || id === undefined) return null;
  return [decodeURIComponent(project), decodeURIComponent(email), id];
}

/**
 * A stand-in for Google's token service and the IAM API at one address. It checks each assertion against the public half
 * of the key that it names; nothing in a key's text and no order of calls decides anything.
 */
export async function startGcpCloud(options: ServerOptions = {}): Promise<GcpCloud> {
  const granted = new Map<string, Granted>();
  const ends = new Map<string, number>();
  const iam: IamSettings = { enabled: true };

  const answer = (visit: Visit): Reply => {
    if (isToken(visit.request)) return grantToken(visit, { ends, granted });
    const path = keyPath(visit.request);
    if (path === null) throw new Refusal(404, 'NOT_FOUND', 'Method not found.');
    return readKey(path, visit, { granted, ends, iam });
  };

  const vendor = {
    habits: {
      mint: () => ({ publicId: newKeyId(), secret: privateKeyPem(0) }),
      settings: { maxKeys: { user: 10, root: 10 }, deleteNeedsDisabled: false },
      recycleBin: null,
    },
    actionOf: (request: Incoming) => {
      if (isToken(request)) return 'token';
      return keyPath(request) === null ? '' : 'keys.get';
    },
    signerOf: (request: Incoming) => {
      if (!isToken(request)) return null;
      const asserted = readAssertion(request);
      return asserted && { keyId: String(asserted.header.kid), signature: asserted.signature };
    },
    throttled: () => new Refusal(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.'),
    fail: () => new Refusal(503, 'UNAVAILABLE', 'The service is currently unavailable.'),
    answer,
    refuse,
  };
  return { ...(await startVendor(vendor, options)), ends, iam };
}

function refuse({ status, code, message, more }: Refusal, { request }: Visit): Reply {
  if (isToken(request)) return jsonReply(status, { error: code.toLowerCase(), error_description: message });
  return jsonReply(status, { error: { code: status, message, status: code, ...more } });
}
