import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Endpoint, openEndpoint } from '../../../../src/cli/exec/endpoint.ts';

let endpoint: Endpoint;
let asked: number;
let fails: string | null;
let url: URL;
let token: string;

beforeEach(async () => {
  asked = 0;
  fails = null;
  endpoint = await openEndpoint({
    told: (error) => ({ status: 423, code: String(error), message: 'Unlock it' }),
    answered: () => undefined,
  });
  const variables = endpoint.serve('aws-container', async () => {
    asked += 1;
    await Promise.resolve();
    if (fails !== null) throw fails;
    return `{"n":${asked}}`;
  });
  url = new URL(variables.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '');
  token = variables.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? '';
});

afterEach(() => endpoint.close());

interface Asking {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask({ path = url.pathname, method = 'GET', headers = {} }: Asking = {}) {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: url.port, path, method, headers: { Authorization: token, ...headers } },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode, body }));
      },
    );
    outgoing.on('error', reject).end();
  });
}

/** All that comes back until the other side ends. */
function spoken(text: string): Promise<string> {
  return new Promise((resolve) => {
    let seen = '';
    const socket = connect(Number(url.port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(seen));
  });
}

describe('the address of a program', () => {
  it('is one of this computer, which nobody can guess', () => {
    expect(url.hostname).toBe('127.0.0.1');
    expect(url.pathname).toMatch(/^\/[\w-]{43}$/);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(url.pathname).not.toContain(token);
  });

  it('asks for the key each time', async () => {
    expect(await ask()).toEqual({ status: 200, body: '{"n":1}' });
    expect(await ask()).toEqual({ status: 200, body: '{"n":2}' });
  });

  it('has those share an answer who ask at the same time', async () => {
    const one = `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nAuthorization: ${token}\r\n`;
    // Both are read in one go.
    const answers = await spoken(`${one}\r\n${one}Connection: close\r\n\r\n`);
    expect(answers.match(/\{"n":1\}/g)).toHaveLength(2);
    expect(asked).toBe(1);
  });

  it.each([
    ['without the token', 401, { headers: { Authorization: '' } }],
    ['with another token', 401, { headers: { Authorization: 'x'.repeat(43) } }],
    ['by another path', 404, { path: '/' }],
    ['by a path with more to it', 404, { path: '/x?a' }],
    ['by another name, as a page would whose name leads here', 421, { headers: { Host: 'evil.example' } }],
    ['by a name of this computer', 421, { headers: { Host: 'localhost' } }],
    ['with another method', 405, { method: 'POST' }],
  ] as const)('gives nothing to whoever asks %s', async (_, status, how) => {
    const answer = await ask(how);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ Code: expect.any(String), Message: expect.any(String) });
    expect(asked).toBe(0);
  });

  it('says what is in the way, and goes on when it is gone', async () => {
    fails = 'vault-locked';
    expect(await ask()).toEqual({ status: 423, body: '{"Code":"vault-locked","Message":"Unlock it"}' });
    fails = null;
    expect(await ask()).toMatchObject({ status: 200 });
  });

  it('takes no header without an end', async () => {
    const answer = await spoken(`GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}`);
    expect(answer).toMatch(/^HTTP\/1\.1 431/);
  });

  it('is kept by nobody who says nothing', async () => {
    const teller = { told: () => ({ status: 500, code: '', message: '' }), answered: () => undefined };
    const own = await openEndpoint(teller, 100);
    const variables = own.serve('aliyun-uri', async () => '{}');
    const there = new URL(variables.ALIBABA_CLOUD_CREDENTIALS_URI ?? '');
    const silent = Array.from({ length: 64 }, () => connect(Number(there.port), there.hostname));
    const ended = silent.map((socket) =>
      once(
        socket.resume().on('error', () => undefined),
        'close',
      ),
    );
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    await Promise.all(ended);
    expect((await fetch(there)).status).toBe(200);
    await own.close();
  });

  it('has a path for each platform, and for Alibaba Cloud no token', async () => {
    const other = endpoint.serve('aliyun-uri', async () => '{"Code":"Success"}');
    const { pathname } = new URL(other.ALIBABA_CLOUD_CREDENTIALS_URI ?? '');
    expect(await ask({ path: pathname, headers: { Authorization: '' } })).toMatchObject({
      status: 200,
      body: '{"Code":"Success"}',
    });
    expect(pathname).not.toBe(url.pathname);
  });

  it('is gone with its program', async () => {
    await endpoint.close();
    await expect(ask()).rejects.toThrow();
  });
});
