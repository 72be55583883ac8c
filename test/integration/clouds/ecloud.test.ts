import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { ecloudKind } from '../../clouds/ecloud/kind.ts';
import type { StandIn } from '../../clouds/stand-in.ts';
import { failureOf, testHttp } from './support.ts';
import { contextAt, describeVerify, openedKey } from './verify-suite.ts';

describeVerify(ecloudKind);

describe('what is special to ECloud', () => {
  let there: StandIn;
  let http: Http;
  beforeAll(async () => {
    there = await ecloudKind.start();
    http = testHttp();
  });
  afterAll(async () => {
    await http.close();
    await there.close();
  });

  const verify = (over: {
    readonly endpoints?: object;
    readonly fields?: Readonly<Record<string, string>>;
  }) => {
    const key = { ...there.newKey(), ...(over.fields && { fields: over.fields }) };
    const at = { ...there, ...(over.endpoints && { endpoints: over.endpoints }) };
    return clouds.ecloud.verify(openedKey(ecloudKind, key), contextAt(ecloudKind, at, key, { http }));
  };

  it('needs no region', async () => {
    expect(await verify({ fields: {} })).toMatchObject({ accountId: null, principal: null });
  });

  it('refuses a region that is no part of a name before anything is sent', async () => {
    const seen = there.store.seen.length;
    const failure = await failureOf(verify({ fields: { region_id: 'evil.example/#' } }));
    expect(failure).toMatchObject({ kind: 'wrong-endpoint', vendorCode: 'MALFORMED_REGION', host: null });
    expect(there.store.seen.length).toBe(seen);
  });

  it('signs each attempt anew', async () => {
    there.weather({ drop: 1, fail: 1 });
    await verify({});
    const signatures = there.store.seen.slice(-2).map(({ signature }) => signature);
    expect(new Set(signatures).size).toBe(2);
  });

  it('tells a gateway that cannot route from a wrong key', async () => {
    const failure = await failureOf(verify({ endpoints: { api: `${there.url}/elsewhere` } }));
    expect(failure).toMatchObject({ kind: 'wrong-endpoint', vendorCode: 'M02C002', httpStatus: 404 });
  });

  it('has no facts of a key to tell', async () => {
    const key = there.newKey();
    const ctx = contextAt(ecloudKind, there, key, { http });
    const identity = await clouds.ecloud.verify(openedKey(ecloudKind, key), ctx);
    expect(await clouds.ecloud.keyFacts?.(openedKey(ecloudKind, key), identity, ctx)).toEqual({
      createdAt: null,
      expiresAt: null,
      lastUsed: null,
      state: null,
    });
  });
});
