import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Http, HttpAnswer } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { cloudpodsKind, startCloudpodsSite } from '../../clouds/cloudpods/kind.ts';
import type { StoredKey } from '../../clouds/index.ts';
import type { TypedKey } from '../../clouds/stand-in.ts';
import { failureOf, testHttp } from './support.ts';
import { contextAt, describeVerify, openedKey } from './verify-suite.ts';

describeVerify(cloudpodsKind);

const { cloudpods } = clouds;
const endsAt = new WeakMap<StoredKey, number>();

let there: Awaited<ReturnType<typeof startCloudpodsSite>>;
let http: Http;
beforeAll(async () => {
  there = await startCloudpodsSite({ endsAt });
  http = testHttp();
});
afterAll(async () => {
  await http.close();
  await there.close();
});

interface Over {
  readonly api?: string;
  readonly http?: Http;
}

const contextOf = (key: TypedKey, over: Over = {}) => {
  const endpoints = over.api === undefined ? there.endpoints : { api: over.api };
  return contextAt(cloudpodsKind, { ...there, endpoints }, key, { http: over.http ?? http });
};
const verify = (key: TypedKey, over?: Over) =>
  cloudpods.verify(openedKey(cloudpodsKind, key), contextOf(key, over));

async function facts(key: TypedKey, over?: Over) {
  const ctx = contextOf(key, over);
  const identity = await verify(key);
  return cloudpods.keyFacts?.(openedKey(cloudpodsKind, key), identity, ctx);
}

/** Every text by which a token or a secret could leave. */
const secretsOf = (key: TypedKey) => [key.stored.secret, ...there.tokens.keys()];

const told = (thrown: unknown) =>
  inspect(thrown, { depth: 10, showHidden: true }) +
  JSON.stringify(thrown, thrown instanceof Error ? Object.getOwnPropertyNames(thrown) : null);

describe('where Cloudpods is', () => {
  it.each(['', '/', '/v3', '/v3/', '/api/s/identity/v3'])(
    'takes an auth URL that ends in "%s"',
    async (end) => {
      expect(await verify(there.newKey(), { api: `${there.url}${end}` })).toMatchObject({
        accountId: 'default',
      });
    },
  );

  it('tells another path', async () => {
    const failure = await failureOf(verify(there.newKey(), { api: `${there.url}/v2.0` }));
    expect(failure).toMatchObject({ kind: 'wrong-endpoint', vendorCode: 'NotFoundError' });
  });
});

describe('the facts of a key of Cloudpods', () => {
  it('are when it was made and its state', async () => {
    const key = there.newKey();
    expect(await facts(key)).toEqual({
      createdAt: key.stored.createdAt,
      expiresAt: null,
      lastUsed: null,
      state: 'active',
    });
  });

  it('are its end, too, which is told of a key that ended', async () => {
    const key = there.newKey();
    const end = Math.floor(Date.now() / 1000) * 1000 + 3_600_000;
    endsAt.set(key.stored, end);
    expect(await facts(key)).toMatchObject({ expiresAt: end });
    endsAt.set(key.stored, Date.now() - 1000);
    expect(await failureOf(verify(key))).toMatchObject({
      kind: 'expired-token',
      vendorCode: '[auth] expired access key',
    });
  });

  it('are its end alone where the list is denied', async () => {
    const key = there.newKey();
    const end = Math.floor(Date.now() / 1000) * 1000 + 3_600_000;
    endsAt.set(key.stored, end);
    there.deny(key);
    expect(await facts(key)).toEqual({ createdAt: null, expiresAt: end, lastUsed: null, state: null });
  });

  it('are asked for without the secret', async () => {
    const key = there.newKey();
    await facts(key);
    const asked = there.store.seen.at(-1)?.params;
    expect(asked).toMatchObject({ type: 'aksk', id: key.publicId, details: 'false' });
  });
});

describe('what Cloudpods answers in confidence', () => {
  it('is in nothing that a check or a look at the facts brings back', async () => {
    const key = there.newKey();
    const results = [await verify(key), await facts(key)];
    for (const secret of secretsOf(key)) expect(told(results)).not.toContain(secret);
  });

  it.each([
    ['sign-in', '"token"', '/auth/tokens'],
    ['list', '"credentials"', '/credentials'],
  ])('is in no error of a %s that cannot be read', async (_word, name, path) => {
    const key = there.newKey();
    const garbled: string[] = [];
    const garbling: Http = {
      ...http,
      exchange: async (request, options): Promise<HttpAnswer> => {
        const answer = await http.exchange(request, options);
        if (!request.url.pathname.endsWith(path)) return answer;
        garbled.push(answer.body);
        return { ...answer, body: answer.body.replace(name, '"other"') };
      },
    };
    const thrown = await facts(key, { http: garbling }).catch((error: unknown) => error);
    expect(garbled.join()).toContain(key.stored.secret);
    expect(thrown).toMatchObject({ failure: { kind: 'wrong-endpoint' } });
    for (const secret of secretsOf(key)) expect(told(thrown)).not.toContain(secret);
  });

  it('is never in an address', async () => {
    const key = there.newKey();
    const urls: string[] = [];
    const watching: Http = {
      ...http,
      exchange: (request, options) => {
        urls.push(request.url.href);
        return http.exchange(request, options);
      },
    };
    await facts(key, { http: watching });
    expect(urls).toHaveLength(2);
    for (const secret of secretsOf(key)) expect(urls.join()).not.toContain(secret);
  });
});
