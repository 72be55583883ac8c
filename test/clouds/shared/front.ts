import { randomUUID } from 'node:crypto';
import type { Habits } from './model.ts';
import { type Incoming, type Reply, type ServerOptions, type StandInServer, startServer } from './server.ts';
import { type CloudStore, createStore } from './store.ts';

/** A refusal in a vendor's words; thrown by the checks and the actions of a stand-in. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  /** What the vendor's shape of errors holds beside code and message. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

/** What a cloud sees of one request while it answers. */
export interface Visit {
  readonly request: Incoming;
  readonly store: CloudStore;
  readonly now: number;
  readonly requestId: string;
}

/** What one vendor does with a request. */
export interface Vendor {
  readonly habits: Habits;
  /** The request id in the vendor's own form; a UUID where it is left out. */
  readonly requestId?: () => string;
  /** The name that tests disturb and count by. */
  readonly actionOf: (request: Incoming) => string;
  /** The action's own parameters, for tests that count. */
  readonly paramsOf?: (request: Incoming) => Readonly<Record<string, string>>;
  /** Which id the request says it is signed by, and with what; null where it says nothing. */
  readonly signerOf: (
    request: Incoming,
  ) => { readonly keyId: string; readonly signature: string | null } | null;
  /** What an exhausted throttle answers. Thrown before the signature is looked at. */
  readonly throttled: () => Refusal;
  /** Decides by the store and by a signature that it computes itself. Throws `Refusal`. */
  readonly answer: (visit: Visit) => Reply;
  readonly refuse: (refusal: Refusal, visit: Visit) => Reply;
  /** A server's own error. */
  readonly fail: () => Refusal;
}

export interface StandInCloud extends StandInServer {
  readonly store: CloudStore;
}

/** Serves one vendor on 127.0.0.1: store, record of requests, throttle and disturbances are the same for all of them. */
export async function startVendor(vendor: Vendor, options: ServerOptions = {}): Promise<StandInCloud> {
  const now = options.now ?? Date.now;
  const store = createStore(now, vendor.habits);

  const respond = (request: Incoming, answer: (visit: Visit) => Reply): Reply => {
    const requestId = vendor.requestId?.() ?? randomUUID();
    const visit: Visit = { request, store, now: now(), requestId };
    const signer = vendor.signerOf(request);
    const seen = {
      action: vendor.actionOf(request),
      params: vendor.paramsOf?.(request) ?? {},
      keyId: signer?.keyId ?? null,
      signature: signer?.signature ?? null,
    };
    try {
      const reply = answer(visit);
      store.record({ ...seen, code: null });
      return reply;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      store.record({ ...seen, code: error.code });
      return vendor.refuse(error, visit);
    }
  };

  const handle = (request: Incoming): Reply =>
    respond(request, (visit) => {
      if (!store.admit()) throw vendor.throttled();
      return vendor.answer(visit);
    });
  const fail = (request: Incoming): Reply =>
    respond(request, () => {
      throw vendor.fail();
    });

  return { ...(await startServer({ actionOf: vendor.actionOf, handle, fail }, options)), store };
}

/** A JSON answer. */
export const jsonReply = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});
