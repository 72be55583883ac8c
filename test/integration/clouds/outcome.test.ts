import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpOptions } from '../../../src/main/clouds/http/http.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import { startConnectProxy } from '../../clouds/shared/connect-proxy.ts';
import { errorOf } from './key-bench.ts';
import { PATIENTLY, testHttp, timersByHand, wayBy } from './support.ts';

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** One layer; each call of it is a change. */
function layer(options: Partial<HttpOptions> = {}) {
  const http = testHttp(options);
  cleanUps.push(() => http.close());
  return (address: string, proxy: string | null = null) =>
    http.exchange(
      { method: 'POST', url: new URL(address), headers: {}, body: 'a=b' },
      { way: wayBy(proxy), signal: new AbortController().signal },
    );
}

/** Listens on loopback; tells its port. */
async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

const serve = (listener: RequestListener) => listen(createServer(listener));

describe('nothing was sent, and the outcome is "refused",', () => {
  it('where nobody listens', async () => {
    expect((await errorOf(layer()('http://127.0.0.1:1'))).outcome).toBe('refused');
  });

  it('where the name is none', async () => {
    expect((await errorOf(layer()('https://sts.invalid'))).outcome).toBe('refused');
  });

  it('where the certificate is not trusted', async () => {
    let asked = 0;
    const port = await listen(
      createTlsServer(selfSigned('IP:127.0.0.1'), (_request, response) => {
        asked += 1;
        response.end();
      }),
    );
    const error = await errorOf(layer()(`https://127.0.0.1:${port}`));
    expect(error).toMatchObject({ outcome: 'refused', failure: { kind: 'untrusted-certificate' } });
    expect(asked).toBe(0);
  });

  it('where the other side knows no TLS', async () => {
    const port = await serve((_request, response) => response.end());
    expect((await errorOf(layer()(`https://127.0.0.1:${port}`))).outcome).toBe('refused');
  });

  it('where a connection takes too long to stand', async () => {
    // It accepts, and never says a word of TLS.
    const port = await listen(createTcpServer(() => undefined));
    const error = await errorOf(layer({ limits: { totalMs: 60 } })(`https://127.0.0.1:${port}`));
    expect(error).toMatchObject({ outcome: 'refused', failure: { vendorCode: 'TIMEOUT' } });
  });

  it('where the time was up before, and nothing is sent afterwards', async () => {
    const certificate = selfSigned('IP:127.0.0.1');
    let asked = 0;
    let settled = 0;
    const target = createTlsServer(certificate, (_request, response) => {
      asked += 1;
      response.end();
    });
    // Whether undici goes on connecting or hangs up is its own affair.
    for (const event of ['secureConnection', 'tlsClientError']) {
      target.on(event, () => {
        settled += 1;
      });
    }
    const port = await listen(target);
    // A door that opens late: TLS can only begin when it does.
    const waiting: Socket[] = [];
    const door = await listen(createTcpServer((socket) => waiting.push(socket)));
    const call = layer({ ca: [certificate.cert], limits: { totalMs: 60 } });
    expect((await errorOf(call(`https://127.0.0.1:${door}`))).outcome).toBe('refused');
    await expect.poll(() => waiting.length, PATIENTLY).toBe(1);
    for (const socket of waiting) {
      const onward = connect(port, '127.0.0.1');
      onward.on('error', () => undefined);
      socket.pipe(onward).pipe(socket);
    }
    await expect.poll(() => settled, PATIENTLY).toBe(1);
    // The second request waits behind whatever the first would have sent.
    await layer({ ca: [certificate.cert] })(`https://127.0.0.1:${port}`);
    expect(asked).toBe(1);
  });

  it('where the proxy says no', async () => {
    const proxy = await startConnectProxy({ refuse: 407 });
    cleanUps.push(() => proxy.close());
    const error = await errorOf(layer()('http://127.0.0.1:1', proxy.url));
    expect(error).toMatchObject({ outcome: 'refused', failure: { vendorCode: 'PROXY_AUTH' } });
  });

  it('where a header cannot be sent', async () => {
    const http = testHttp();
    cleanUps.push(() => http.close());
    const request = { method: 'POST', url: new URL('http://127.0.0.1:1'), body: null } as const;
    const sent = http.exchange(
      { ...request, headers: { authorization: 'a\r\nb' } },
      { way: wayBy(null), signal: new AbortController().signal },
    );
    expect((await errorOf(sent)).outcome).toBe('refused');
  });
});

describe('something was sent, and the outcome is "unclear",', () => {
  it.each([
    ['the connection is cut', 'network', (socket: Socket) => socket.destroy()],
    ['the answer is no HTTP', 'wrong-endpoint', (socket: Socket) => socket.end('SSH-2.0-x\r\n')],
    [
      'the answer breaks off',
      'network',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'),
    ],
  ] as const)('where %s', async (_word, kind, reply) => {
    let requests = 0;
    const port = await listen(
      createTcpServer((socket) => {
        socket.once('data', () => {
          requests += 1;
          reply(socket);
        });
      }),
    );
    const error = await errorOf(layer()(`http://127.0.0.1:${port}`));
    expect(error).toMatchObject({ outcome: 'unclear', failure: { kind } });
    expect(requests).toBe(1);
  });

  it('where no answer comes in time', async () => {
    const { clock, fire } = timersByHand();
    const port = await serve(fire);
    const error = await errorOf(layer({ clock })(`http://127.0.0.1:${port}`));
    expect(error).toMatchObject({ outcome: 'unclear', failure: { vendorCode: 'TIMEOUT' } });
  });

  it('where the answer is far too long, or points elsewhere', async () => {
    const long = await serve((_request, response) => response.end(Buffer.alloc(2 * 1024 * 1024)));
    expect((await errorOf(layer()(`http://127.0.0.1:${long}`))).outcome).toBe('unclear');
    const away = await serve((_request, response) => response.writeHead(307, { location: '/' }).end());
    expect((await errorOf(layer()(`http://127.0.0.1:${away}`))).outcome).toBe('unclear');
  });
});

describe('a connection that was kept and has ended', () => {
  it('costs no second sending', async () => {
    const bodies: string[] = [];
    // It keeps the connection, and cuts it in the middle of the second request.
    const port = await serve((request, response) => {
      request.once('data', (chunk: Buffer) => {
        bodies.push(chunk.toString());
        if (bodies.length === 1) response.end('{}');
        else request.socket.destroy();
      });
    });
    const call = layer();
    await call(`http://127.0.0.1:${port}`);
    expect((await errorOf(call(`http://127.0.0.1:${port}`))).outcome).toBe('unclear');
    expect(bodies).toHaveLength(2);
  });
});
