import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A proxy that knows CONNECT alone. */
export interface ConnectProxy {
  readonly url: string;
  /** Every `host:port` that it was asked for. */
  readonly asked: readonly string[];
  /** How often it was shown a user and password. */
  readonly shown: number;
  close(): Promise<void>;
}

/**
 * Starts one on 127.0.0.1. With `refuse` it answers every CONNECT with that status; with `leadTo` it leads every name to
 * that port of this computer; with `signIn` it wants this user and password, by one of `offers` (Basic).
 */
export async function startConnectProxy(
  options: {
    readonly refuse?: number;
    readonly leadTo?: number;
    readonly signIn?: string;
    readonly offers?: readonly string[];
  } = {},
): Promise<ConnectProxy> {
  const asked: string[] = [];
  let signIns = 0;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connection', keep);
  server.on('connect', (request, client: Socket) => {
    const target = request.url ?? '';
    asked.push(target);
    const shown = request.headers['proxy-authorization'];
    if (shown !== undefined) signIns++;
    if (options.signIn !== undefined && shown !== `Basic ${btoa(options.signIn)}`) {
      const ways = (options.offers ?? ['Basic realm="proxy"']).map((way) => `Proxy-Authenticate: ${way}\r\n`);
      client.end(`HTTP/1.1 407 Sign in\r\n${ways.join('')}Content-Length: 0\r\n\r\n`);
      return;
    }
    if (options.refuse !== undefined) {
      client.end(`HTTP/1.1 ${options.refuse} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${target}`);
    const [to, at] =
      options.leadTo === undefined ? [hostname, Number(port || 80)] : ['127.0.0.1', options.leadTo];
    const upstream = connect(at, to, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    keep(upstream);
    upstream.once('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    get shown() {
      return signIns;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
