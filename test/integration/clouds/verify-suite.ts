import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cloud, CloudKey } from '../../../src/main/clouds/cloud.ts';
import { resolveContext } from '../../../src/main/clouds/context.ts';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { catalogue, regionOf } from '../../../src/shared/catalogue/index.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import {
  type StandIn,
  type StandInKind,
  TROUBLES,
  type Trouble,
  type TypedKey,
} from '../../clouds/stand-in.ts';
import { failureOf, testClock, testHttp } from './support.ts';

const reveal = (text: string) => ({ reveal: () => text });

/** The key as the vault would open it. */
export function openedKey(kind: StandInKind, { publicId, fields, secrets }: TypedKey): CloudKey {
  const { secretField, tokenField } = catalogue[kind.cloud];
  const token = tokenField === null ? undefined : secrets[tokenField];
  return {
    publicId,
    fields,
    secret: reveal(secrets[secretField] ?? ''),
    token: token === undefined ? null : reveal(token),
  };
}

/** Where a call of such a key goes. */
export function contextAt(
  kind: StandInKind,
  { endpoints, site }: Pick<StandIn, 'endpoints' | 'site'>,
  key: Pick<TypedKey, 'fields'>,
  { http, aheadMs = 0 }: { readonly http: Http; readonly aheadMs?: number },
) {
  const account = { cloud: kind.cloud, site, endpoints, proxy: null };
  return resolveContext(account, {
    http,
    clock: testClock(aheadMs),
    signal: new AbortController().signal,
    region: regionOf(kind.cloud, key.fields),
  });
}

/** What a check must do at every platform; what is special to one has a test of its own. */
export function describeVerify(kind: StandInKind): void {
  const cloud: Cloud = clouds[kind.cloud];

  describe(`a check of a key of ${kind.cloud}`, () => {
    let there: StandIn;
    let http: Http;
    beforeEach(async () => {
      there = await kind.start();
      http = testHttp();
    });
    afterEach(async () => {
      await http.close();
      await there.close();
    });
    const verify = (key: TypedKey, aheadMs = 0, at: Pick<StandIn, 'endpoints' | 'site'> = there) =>
      cloud.verify(openedKey(kind, key), contextAt(kind, at, key, { http, aheadMs }));

    it('tells whose it is', async () => {
      const key = there.newKey();
      expect(await verify(key)).toEqual({ ...there.identityOf(key), at: expect.any(Number) });
    });

    const troubled: Readonly<Record<Trouble, (key: TypedKey) => Promise<unknown>>> = {
      'wrong-secret': (key) => verify(there.withWrongSecret(key)),
      'unknown-key': (key) => verify(there.withUnknownId(key)),
      disabled: (key) => {
        there.disable(key);
        return verify(key);
      },
      denied: (key) => {
        there.deny(key);
        return verify(key);
      },
      'clock-skew': (key) => verify(key, kind.skewMs ?? 0),
    };

    it.each(TROUBLES)('tells of %s, with the vendor’s code', async (trouble) => {
      const key = there.newKey();
      const expected = kind.expects[trouble];
      if (expected === 'proven') return expect(await troubled[trouble](key)).toHaveProperty('at');
      expect(await failureOf(troubled[trouble](key))).toMatchObject({
        kind: expected,
        vendorCode: expect.any(String),
        host: new URL(there.url).host,
      });
    });

    it('tells of a throttle, and that nothing answers', async () => {
      const key = there.newKey();
      there.store.settings.throttle = { capacity: 0, perSecond: 0 };
      expect((await failureOf(verify(key))).kind).toBe('throttled');
      await there.close();
      expect(await failureOf(verify(key))).toMatchObject({ kind: 'network', vendorCode: 'ECONNREFUSED' });
    });

    it('tells a server’s own error from a refusal', async () => {
      const key = there.newKey();
      there.weather({ fail: 9 });
      expect((await failureOf(verify(key))).kind).toBe('unexpected');
    });

    it('sends nothing to a server whose certificate nobody vouches for', async () => {
      const strange = await kind.start({ tls: selfSigned('IP:127.0.0.1') });
      try {
        const failure = await failureOf(verify(strange.newKey(), 0, strange));
        expect(failure).toMatchObject({ kind: 'untrusted-certificate' });
        expect(strange.store.seen).toEqual([]);
      } finally {
        await strange.close();
      }
    });

    it('echoes no secret in what it throws', async () => {
      const key = there.withWrongSecret(there.newKey());
      const thrown = await verify(key).catch((error: unknown) => error);
      const told = JSON.stringify(thrown, Object.getOwnPropertyNames(thrown));
      for (const secret of Object.values(key.secrets)) expect(told).not.toContain(secret);
    });
  });
}
