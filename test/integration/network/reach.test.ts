import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../src/main/node/clock.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';
import type { ReachReport } from '../../../src/shared/model/reach.ts';
import { STAND_INS } from '../../clouds/kinds.ts';
import type { StandIn, TypedKey } from '../../clouds/stand-in.ts';
import { typed } from '../../support/every-cloud.ts';
import { openTestApp } from '../../support/test-app.ts';

const RUN = 'run-00001';
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function standIn(cloud: CloudId): Promise<StandIn> {
  const there = await STAND_INS[cloud].start();
  cleanUps.push(() => there.close());
  return there;
}

/** The real app with one key, and a test of its account. */
async function made(cloud: CloudId, key: TypedKey, there: Pick<StandIn, 'site' | 'endpoints'>) {
  const app = await openTestApp({
    ports: { systemProxy: { read: async () => null }, clock: createClock() },
    options: { http: { retry: { maxAttempts: 1 } } },
  });
  cleanUps.push(() => app.close());
  const { id } = await app.call('credentials.add', typed(cloud, 'key', key, there));
  const { accountId } = await app.call('credentials.get', { id });
  const reach = () => app.call('reach.test', { run: RUN, target: { kind: 'account', accountId } });
  return { app, id, reach };
}

/** What a look without a key ends on, and what one with a key does. */
const ends = ({ addresses, signature }: ReachReport) => [
  addresses[0]?.steps.find(({ state }) => state === 'failed')?.reason ?? 'fine',
  signature.reason ?? signature.state,
];

/** Something in front of a platform: it answers what bears no key, and lets the rest through by `pass`. */
async function front(
  unsigned: (response: ServerResponse) => void,
  pass: (request: IncomingMessage, response: ServerResponse) => void,
) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    if (request.headers.authorization !== undefined) return pass(request, response);
    asked.push(request.url ?? '');
    unsigned(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { asked, url: `http://127.0.0.1:${port}` };
}

/** Lets what bears a key through to a stand-in. */
const through =
  (there: string) =>
  async ({ url, headers }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { date = '', authorization = '' } = headers;
    const answer = await fetch(new URL(url ?? '', there), { headers: { date, authorization } });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  };

const PAGE = '<html><title>Console</title></html>';

describe('the test of a private cloud', () => {
  it.each(['zstack', 'cloudpods', 'apsara'] as const)('finds nothing wrong with %s', async (cloud) => {
    const there = await standIn(cloud);
    const { reach } = await made(cloud, there.newKey(), there);
    expect(ends(await reach())).toEqual(['fine', 'ok']);
  });

  it.each([
    ['a page that says there is none', 404, {}, ['fine', 'ok']],
    ['a choice of versions', 300, { location: '/v3' }, ['fine', 'ok']],
    ['an error of its gateway', 503, {}, ['fine', 'ok']],
    ['the console', 200, { 'content-type': 'text/html' }, ['not-the-service', 'earlier-failed']],
    ['the way to sign in', 302, { location: '/login' }, ['redirected', 'earlier-failed']],
  ] as const)('where %s answers without a key', async (_what, status, headers, expected) => {
    const there = await standIn('zstack');
    const before = await front(
      (response) => response.writeHead(status, headers).end(PAGE),
      (request, response) => void through(there.url)(request, response),
    );
    const { reach } = await made('zstack', there.newKey(), {
      site: 'private',
      endpoints: { api: before.url },
    });
    expect(ends(await reach())).toEqual(expected);
    expect(before.asked).toEqual(['/zstack/v1']);
  });

  it('still ends on what the gateway says where no key is proven', async () => {
    const there = await standIn('zstack');
    const gateway = (response: ServerResponse) => response.writeHead(503).end(PAGE);
    const before = await front(gateway, (_request, response) => gateway(response));
    const { reach } = await made('zstack', there.newKey(), {
      site: 'private',
      endpoints: { api: before.url },
    });
    expect(ends(await reach())).toEqual(['server-error', 'key-refused']);
  });

  it('stops while the key is tried', async () => {
    const there = await standIn('zstack');
    const tried = Promise.withResolvers<void>();
    const before = await front(
      (response) => response.writeHead(404).end(),
      () => tried.resolve(),
    );
    const own = { site: 'private', endpoints: { api: before.url } };
    const { app, id, reach } = await made('zstack', there.newKey(), own);
    const testing = reach();
    await Promise.race([tried.promise, testing]);
    await app.call('reach.stop', { run: RUN });
    expect(ends(await testing)).toEqual(['fine', 'stopped']);
    expect((await app.call('credentials.get', { id })).health).toEqual({ kind: 'unverified' });
  });
});

it('shows Huawei no second wrong signature, which would bring a lock nearer', async () => {
  const there = await standIn('huawei');
  const { app, id, reach } = await made('huawei', there.withWrongSecret(there.newKey()), there);
  expect(ends(await reach())).toEqual(['fine', 'key-refused']);
  const shown = there.store.seen.filter(({ keyId }) => keyId !== null).length;
  expect(ends(await reach())).toEqual(['fine', 'may-lock']);
  expect(there.store.seen.filter(({ keyId }) => keyId !== null)).toHaveLength(shown);
  expect((await app.call('credentials.get', { id })).health).toMatchObject({ kind: 'failed' });
});
