import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assertNever } from '../../shared/assert-never.ts';
import type { ProcessProtocol } from '../../shared/model/process-protocol.ts';

/** By which address programs ask for keys. */
export type AddressProtocol = Extract<ProcessProtocol, 'aws-container' | 'aliyun-uri'>;

/** What a program is told of an error: a code, and what to do. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** What to say of errors, which hears of their end too. */
export interface Teller {
  told(error: unknown): Told;
  answered(): void;
}

/** An address on this computer that gives keys to whoever knows it; the programs that `exec` starts do, by their environment. */
export interface Endpoint {
  /**
   * Has one more path answer with what `text` gives: it is asked each time, and those who come meanwhile share its answer.
   * Gives the variables that name the address.
   */
  serve(protocol: AddressProtocol, text: () => Promise<string>): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const MOST_CONNECTIONS = 64;
/** For a caller that says nothing, or half of it. */
const PATIENCE_MS = 5_000;
const MOST_HEADER_BYTES = 16_384;

interface Path {
  readonly token: string | null;
  answer(): Promise<string>;
}

const secret = (): string => randomBytes(32).toString('base64url');

function equal(given: string | undefined, wanted: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

function write(response: ServerResponse, status: number, body: string): void {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  };
  response.writeHead(status, headers).end(body);
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

/** One answer for all who ask while it is on its way. */
function shared(text: () => Promise<string>): () => Promise<string> {
  let pending: Promise<string> | null = null;
  return () => {
    pending ??= text().finally(() => {
      pending = null;
    });
    return pending;
  };
}

/**
 * Opens the address; nothing is served at it yet. It answers until it is closed. `patience`: how long a caller may take to say
 * what it wants, in ms.
 */
export async function openEndpoint(teller: Teller, patience = PATIENCE_MS): Promise<Endpoint> {
  const paths = new Map<string, Path>();

  const refuse = (response: ServerResponse, { status, code, message }: Told): void =>
    write(response, status, JSON.stringify({ Code: code, Message: message }));

  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Whatever comes with a request is of no use here.
    request.resume();
    const { method, headers, url = '' } = request;
    // A page whose name was made to lead here says that name.
    if (headers.host !== `${HOST}:${port}`) {
      return refuse(response, { status: 421, code: 'WrongHost', message: 'Ask by the address itself' });
    }
    if (method !== 'GET') return refuse(response, { status: 405, code: 'WrongMethod', message: 'Only GET' });
    const path = paths.get(url);
    if (path === undefined)
      return refuse(response, { status: 404, code: 'NotFound', message: 'Nothing here' });
    if (path.token !== null && !equal(headers.authorization, path.token)) {
      return refuse(response, { status: 401, code: 'WrongToken', message: 'The token is another one' });
    }
    try {
      write(response, 200, await path.answer());
      teller.answered();
    } catch (error) {
      refuse(response, teller.told(error));
    }
  };

  const server = createServer(
    {
      ...{ maxHeaderSize: MOST_HEADER_BYTES, headersTimeout: patience, requestTimeout: patience },
      // Node looks for those that are late each half minute else, and as long they keep all others out.
      connectionsCheckingInterval: patience / 5,
    },
    (request, response) => void onRequest(request, response),
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.keepAliveTimeout = patience;
  const port = await listening(server);

  return {
    serve(protocol, text) {
      const path = `/${secret()}`;
      const url = `http://127.0.0.1:${port}${path}`;
      const answer = shared(text);
      switch (protocol) {
        case 'aws-container': {
          const token = secret();
          paths.set(path, { token, answer });
          return {
            AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
            AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
          };
        }
        case 'aliyun-uri':
          // Its readers send nothing but the address.
          paths.set(path, { token: null, answer });
          return { ALIBABA_CLOUD_CREDENTIALS_URI: url };
        default:
          return assertNever(protocol);
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
