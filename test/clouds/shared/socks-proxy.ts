import { connect, createServer, type Socket } from 'node:net';

/** A SOCKS5 proxy that knows CONNECT alone (RFC 1928, RFC 1929). */
export interface SocksProxy {
  readonly url: string;
  /** Every `host:port` that it was asked for; names as names. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

async function* bytesOf(socket: Socket): AsyncGenerator<number, never> {
  for (;;) {
    const piece: Buffer | null = socket.read();
    if (piece === null) await new Promise((resolve) => socket.once('readable', resolve));
    else yield* piece;
  }
}

/** Starts one on 127.0.0.1, which wants `signIn` where it is given and leads every name to `leadTo`. */
export async function startSocksProxy(options: {
  readonly leadTo: number;
  readonly signIn?: { readonly user: string; readonly password: string };
}): Promise<SocksProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const serve = async (socket: Socket): Promise<void> => {
    const bytes = bytesOf(socket);
    const some = async (count: number): Promise<Buffer> => {
      const got: number[] = [];
      while (got.length < count) got.push((await bytes.next()).value);
      return Buffer.from(got);
    };
    const text = async (): Promise<string> => (await some((await some(1))[0] ?? 0)).toString('utf8');
    const methods = await some((await some(2))[1] ?? 0);
    const wanted = options.signIn === undefined ? 0 : 2;
    if (!methods.includes(wanted)) return void socket.end(Buffer.of(5, 0xff));
    socket.write(Buffer.of(5, wanted));
    if (options.signIn !== undefined) {
      await some(1);
      const [user, password] = [await text(), await text()];
      const fits = user === options.signIn.user && password === options.signIn.password;
      socket.write(Buffer.of(1, fits ? 0 : 1));
      if (!fits) return void socket.end();
    }
    const kind = (await some(4))[3];
    const host = kind === 3 ? await text() : [...(await some(kind === 1 ? 4 : 16))].join('.');
    asked.push(`${host}:${(await some(2)).readUInt16BE()}`);
    const upstream = connect(options.leadTo, '127.0.0.1', () => {
      socket.write(Buffer.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    sockets.add(upstream);
    upstream.once('error', () => socket.destroy());
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    void serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return {
    url: `socks5://127.0.0.1:${address.port}`,
    asked,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
