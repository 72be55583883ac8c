import { randomUUID } from 'node:crypto';
import { paramsWithout } from '../shared/encode.ts';
import { DIGITS, LETTERS, randomText, UPPER } from '../shared/mint.ts';
import type { Habits } from '../shared/model.ts';
import {
  type Incoming,
  type Reply,
  type ServerOptions,
  type StandInServer,
  startServer,
} from '../shared/server.ts';
import { type CloudStore, createStore } from '../shared/store.ts';
import { ACTIONS } from './actions.ts';
import { authenticate } from './authenticate.ts';
import { parseAuthorization } from './sigv4.ts';
import { AwsRefusal, IAM, refusal, STS, success } from './xml.ts';

export interface AwsCloudOptions extends ServerOptions {
  /** The one region that signatures must be scoped to. */
  readonly region?: string;
  readonly partition?: 'aws' | 'aws-cn' | 'aws-us-gov';
}

export interface AwsCloud extends StandInServer {
  readonly store: CloudStore;
}

const COMMON = ['Action', 'Version'];

// IAM user guide, "Unique identifiers" and "IAM and AWS STS quotas".
const HABITS: Habits = {
  mint: () => ({
    publicId: `AKIA${randomText(16, `${UPPER}234567`)}`,
    secret: randomText(40, `${LETTERS}${DIGITS}/+`),
  }),
  settings: { maxKeys: { user: 2, root: 2 }, deleteNeedsDisabled: false },
  recycleBin: null,
};

/**
 * A stand-in for STS and IAM of AWS at one address. It knows its store and computes each signature itself; nothing in a
 * key's text and no order of calls decides anything.
 */
export async function startAwsCloud(options: AwsCloudOptions = {}): Promise<AwsCloud> {
  const now = options.now ?? Date.now;
  const store = createStore(now, HABITS);
  const region = options.region ?? 'us-east-1';
  const partition = options.partition ?? 'aws';

  const handle = (request: Incoming): Reply => {
    const params = paramsOf(request);
    const name = actionOf(request);
    const parts = parseAuthorization(request.headers.authorization ?? '');
    const requestId = randomUUID();
    const action = ACTIONS[name];
    // The scope says which service the caller meant where the action does not.
    const service = action?.service ?? (parts?.service === 'iam' ? IAM : STS);
    const seen = {
      action: name,
      params: paramsWithout(params, COMMON),
      keyId: parts?.keyId ?? null,
      signature: parts?.signature ?? null,
    };
    try {
      if (!store.admit()) throw new AwsRefusal('Throttling', 400, 'Rate exceeded');
      const caller = authenticate(request, service, { store, region, now: now() });
      if (action === undefined || params.get('Version') !== service.version) {
        const version = params.get('Version') ?? '';
        throw new AwsRefusal('InvalidAction', 400, `Could not find operation ${name} for version ${version}`);
      }
      const result = action.run({ store, partition, caller, params });
      store.record({ ...seen, code: null });
      return success(service, name, result, requestId);
    } catch (error) {
      if (!(error instanceof AwsRefusal)) throw error;
      store.record({ ...seen, code: error.code });
      return refusal(service, error, requestId);
    }
  };

  const fail = (request: Incoming): Reply => {
    const code = 'InternalFailure';
    const params = paramsWithout(paramsOf(request), COMMON);
    store.record({ action: actionOf(request), params, keyId: null, signature: null, code });
    const message = 'The request processing has failed because of an unknown error, exception or failure.';
    return refusal(STS, new AwsRefusal(code, 500, message), randomUUID());
  };

  return { ...(await startServer({ actionOf, handle, fail }, options)), store };
}

const actionOf = (request: Incoming): string => paramsOf(request).get('Action') ?? '';

function paramsOf(request: Incoming): URLSearchParams {
  return request.method === 'POST' ? new URLSearchParams(request.body) : request.query;
}
