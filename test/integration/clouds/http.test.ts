import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpAnswer, HttpOptions } from '../../../src/main/clouds/http/http.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { fakeClock } from '../../support/fake/clock.ts';
import { failureOf, testHttp, wayBy } from './support.ts';

const DAY_MS = 86_400_000;

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function layer(options: Partial<HttpOptions> = {}) {
  const http = testHttp(options);
  cleanUps.push(() => http.close());
  return (
    address: string,
    over: { proxy?: string; signal?: AbortSignal; headers?: Record<string, string> } = {},
  ) =>
    http.exchange(
      { method: 'POST', url: new URL(address), headers: over.headers ?? {}, body: 'a=b' },
      { way: wayBy(over.proxy ?? null), signal: over.signal ?? new AbortController().signal },
    );
}

/** A server on loopback that answers as told; tells its port. */
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return portOf(server.address());
}

/** A server that reads nothing by HTTP and does with a connection what it is told. */
async function serveRaw(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return portOf(server.address());
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

describe('exchange', () => {
  it('gives status, headers, body and the clock of the other side', async () => {
    const port = await serve((request, response) => {
      response.writeHead(418, { 'X-Name': 'value', date: new Date(Date.now() - 3_600_000).toUTCString() });
      request.pipe(response);
    });
    const answer: HttpAnswer = await layer()(`http://localhost:${port}/path?x=1`);
    expect(answer).toMatchObject({ status: 418, body: 'a=b', host: `localhost:${port}` });
    expect(answer.headers['x-name']).toBe('value');
    expect(answer.clockAheadMs).toBeGreaterThan(3_540_000);
    expect(answer.clockAheadMs).toBeLessThan(3_660_000);
  });

  it.each([
    ['ahead', DAY_MS],
    ['back', -DAY_MS],
  ])('knows the clock of the other side when this one is set %s during the call', async (_way, ms) => {
    const clock = fakeClock();
    const date = new Date(clock.now()).toUTCString();
    const port = await serve((_request, response) => {
      clock.jumpTo(clock.now() + ms);
      response.writeHead(200, { date }).end();
    });
    const { clockAheadMs } = await layer({ clock })(`http://localhost:${port}/`);
    expect(clockAheadMs).toBe(ms - 500);
  });

  it('refuses plain http to another computer before anything is sent', async () => {
    // A name that nothing answers for: were it looked up, the failure would be one of the network.
    const call = layer()('http://sts.invalid/');
    await expect(call).rejects.toThrow(KeyturnError);
    await expect(call).rejects.toMatchObject({
      code: 'insecure-endpoint',
      params: { host: 'sts.invalid:80' },
    });
  });

  it('follows no redirect', async () => {
    let elsewhere = 0;
    const target = await serve((_request, response) => {
      elsewhere += 1;
      response.end();
    });
    const port = await serve((_request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${target}/` }).end();
    });
    const failure = await failureOf(layer()(`http://127.0.0.1:${port}`));
    expect(failure).toMatchObject({ kind: 'wrong-endpoint', httpStatus: 307, host: `127.0.0.1:${port}` });
    expect(elsewhere).toBe(0);
  });

  it('tells what is not there: no server, no name, a connection cut off', async () => {
    const call = layer();
    const gone = await serveRaw((socket) => socket.destroy());
    expect((await failureOf(call(`http://127.0.0.1:${gone}`))).kind).toBe('network');
    expect(await failureOf(call('https://sts.invalid'))).toMatchObject({
      kind: 'network',
      host: 'sts.invalid',
    });
    const refused = await failureOf(call('http://127.0.0.1:1'));
    expect(refused).toMatchObject({ kind: 'network', vendorCode: 'ECONNREFUSED' });
  });

  it('tells what is no HTTP and what is no TLS', async () => {
    const call = layer();
    const ssh = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect((await failureOf(call(`http://127.0.0.1:${ssh}`))).kind).toBe('wrong-endpoint');
    const plain = await serve((_request, response) => response.end());
    expect((await failureOf(call(`https://127.0.0.1:${plain}`))).kind).toBe('wrong-endpoint');
  });

  it('ends the wait for a server that never answers', async () => {
    const port = await serve(() => undefined);
    const failure = await failureOf(layer({ limits: { headersMs: 50 } })(`http://127.0.0.1:${port}`));
    expect(failure).toMatchObject({ kind: 'network', vendorCode: 'UND_ERR_HEADERS_TIMEOUT' });
  });

  it('ends the wait for a body that never comes to its end', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.once('close', () => clearInterval(drip));
    });
    const failure = await failureOf(layer({ limits: { totalMs: 120 } })(`http://127.0.0.1:${port}`));
    expect(failure).toMatchObject({ kind: 'network', vendorCode: 'TIMEOUT' });
  });

  it('takes no more than a mebibyte', async () => {
    const port = await serve((_request, response) => response.end(Buffer.alloc(2 * 1024 * 1024)));
    const failure = await failureOf(layer()(`http://127.0.0.1:${port}`));
    expect(failure).toMatchObject({ kind: 'wrong-endpoint', vendorCode: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' });
  });

  it('stops when the caller gives up, with the reason of the caller', async () => {
    const controller = new AbortController();
    const port = await serve(() => controller.abort('locked'));
    await expect(layer()(`http://127.0.0.1:${port}`, { signal: controller.signal })).rejects.toBe('locked');
    await expect(layer()(`http://127.0.0.1:${port}`, { signal: AbortSignal.abort('before') })).rejects.toBe(
      'before',
    );
  });

  it('fails on a header that HTTP cannot carry, and does not show it', async () => {
    const port = await serve((_request, response) => response.end());
    const call = layer()(`http://127.0.0.1:${port}`, { headers: { authorization: 'planted\r\nsecret' } });
    const error = await call.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure: { kind: 'unexpected', vendorCode: 'UND_ERR_INVALID_ARG' } });
    expect(JSON.stringify(error) + String(error)).not.toContain('planted');
  });
});
