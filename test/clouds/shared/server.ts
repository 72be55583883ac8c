import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { createDisturbances, type Disturbance } from './disturbance.ts';
import { createPauses } from './pauses.ts';

/** A request as a cloud's front door sees it. */
export interface Incoming {
  readonly method: string;
  /** The path and query exactly as they were sent. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What goes wrong on the way, for whoever calls. Counts run down; what is left out stays as it was. */
export interface Weather {
  /** So many of the next requests lose their connection without an answer. */
  readonly drop?: number;
  /** So many of the next requests meet a server error. */
  readonly fail?: number;
  /** Every answer waits so long, in ms. */
  readonly delayMs?: number;
}

export interface ServerOptions {
  /** The server's own clock, in ms since 1970; also what its Date header says. */
  readonly now?: () => number;
  /** Serves https with this key and certificate, in PEM. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** 0, the default, takes a free port. */
  readonly port?: number;
}

export interface StandInServer {
  readonly url: string;
  weather(change: Weather): void;
  /** Strikes single requests; several are taken in the order in which they were given. */
  disturb(disturbance: Disturbance): void;
  /** Lets every held request go on. */
  release(): void;
  /** How many requests are held. */
  held(): number;
  /** Ends all disturbances that did not strike yet, and lets go what is held. */
  calm(): void;
  close(): Promise<void>;
}

/** What a cloud makes of a request, and how it words a server error. */
export interface Behaviour {
  readonly actionOf: (request: Incoming) => string;
  readonly handle: (request: Incoming) => Reply;
  readonly fail: (request: Incoming) => Reply;
}

/** Serves a cloud on 127.0.0.1. */
export async function startServer(behaviour: Behaviour, options: ServerOptions): Promise<StandInServer> {
  const now = options.now ?? Date.now;
  const weather = { drop: 0, fail: 0, delayMs: 0 };
  const disturbances = createDisturbances();
  const pauses = createPauses();

  const handle = (incoming: Incoming, disturbance: Disturbance | null): Reply => {
    if (weather.fail > 0) {
      weather.fail -= 1;
      return behaviour.fail(incoming);
    }
    if (disturbance?.what === 'fail' && disturbance.phase === 'before') return behaviour.fail(incoming);
    const met = disturbance?.what === 'meet' ? disturbance : null;
    met?.before?.();
    const first = behaviour.handle(incoming);
    met?.after?.();
    if (disturbance?.what === 'fail') return behaviour.fail(incoming);
    if (disturbance?.what !== 'duplicate') return first;
    const last = behaviour.handle(incoming);
    return disturbance.answer === 'first' ? first : last;
  };

  /** Resolves to false where the connection ends here. */
  const pass = async (phase: 'before' | 'after', disturbance: Disturbance | null): Promise<boolean> => {
    if (disturbance === null || !('phase' in disturbance) || disturbance.phase !== phase) return true;
    if (disturbance.what === 'delay') await pauses.wait(disturbance.ms);
    if (disturbance.what === 'hold') await pauses.hold();
    return disturbance.what !== 'drop';
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (weather.drop > 0) {
      weather.drop -= 1;
      request.socket.destroy();
      return;
    }
    const incoming = await read(request);
    const disturbance = disturbances.take(behaviour.actionOf(incoming));
    if (disturbance?.what === 'late') {
      disturbance.later(() => void behaviour.handle(incoming));
      return void request.socket.destroy();
    }
    if (!(await pass('before', disturbance))) return void request.socket.destroy();
    const reply = handle(incoming, disturbance);
    if (!(await pass('after', disturbance))) return void request.socket.destroy();
    if (weather.delayMs > 0) await pauses.wait(weather.delayMs);
    response.sendDate = false;
    response.writeHead(reply.status, { ...reply.headers, date: new Date(now()).toUTCString() });
    response.end(reply.body);
  };

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => request.socket.destroy());
  };
  const server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');

  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    weather: (change) => {
      Object.assign(weather, change);
    },
    disturb: disturbances.add,
    release: pauses.release,
    held: pauses.held,
    calm: () => {
      disturbances.clear();
      pauses.release();
    },
    close: async () => {
      pauses.end();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(request: IncomingMessage): Promise<Incoming> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  const target = request.url ?? '/';
  const url = new URL(target, 'http://stand-in');
  return {
    method: request.method ?? 'GET',
    target,
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: await text(request),
  };
}
