import { describe, expect, it } from 'vitest';
import type { CloudContext, CloudKey } from '../../../../../src/main/clouds/cloud.ts';
import { resolveContext } from '../../../../../src/main/clouds/context.ts';
import { listKeys, madeAt, readLastUsed } from '../../../../../src/main/clouds/tencent/access-keys.ts';
import { signedRequest } from '../../../../../src/main/clouds/tencent/client.ts';
import { createClock } from '../../../../../src/main/node/clock.ts';

const reveal = (text: string) => ({ reveal: () => text });
const KEY: CloudKey = { publicId: 'AKIDexample', secret: reveal('secret'), token: reveal('tok'), fields: {} };

/** A context at whose end every call is answered by `Response`. */
function contextThatTells(Response: unknown, site = 'china', region?: string): CloudContext {
  const answer = {
    status: 200,
    headers: {},
    body: JSON.stringify({ Response }),
    host: 'cam.tencentcloudapi.com',
    clockAheadMs: 0,
  };
  const http = {
    exchange: async () => answer,
    read: <T>(attempt: () => Promise<T>) => attempt(),
    close: async () => undefined,
  };
  const account = { cloud: 'tencent' as const, site, endpoints: {}, proxy: null };
  const signal = new AbortController().signal;
  return resolveContext(account, { http, clock: createClock(), signal, region: region ?? null });
}

describe('readLastUsed', () => {
  const rows = (...SecretIdLastUsedRows: unknown[]) =>
    readLastUsed(KEY, contextThatTells({ SecretIdLastUsedRows }));
  const SecretId = KEY.publicId;

  it('takes the moment before the day', async () => {
    const row = { SecretId, LastUsedDate: '2022-12-19', LastSecretUsedDate: 1_671_681_023_555 };
    expect(await rows(row)).toMatchObject({ kind: 'used', at: 1_671_681_023_555 });
  });

  it('takes the day, as it began in China, where there is no moment', async () => {
    const used = { kind: 'used', at: Date.UTC(2022, 11, 18, 16) };
    for (const LastSecretUsedDate of [null, 0]) {
      expect(await rows({ SecretId, LastUsedDate: '2022-12-19', LastSecretUsedDate })).toMatchObject(used);
    }
    expect(await rows({ SecretId, LastUsedDate: '2022-12-19' })).toMatchObject(used);
  });

  it('tells a key that was never used from one that nothing is told of', async () => {
    expect(await rows({ SecretId, LastUsedDate: null })).toEqual({ kind: 'never' });
    expect(await rows({ SecretId: 'AKIDother', LastUsedDate: '2022-12-19' })).toBeNull();
    expect(await readLastUsed(KEY, contextThatTells({ SecretIdLastUsedRows: null }))).toBeNull();
  });
});

describe('listKeys', () => {
  it('takes null for an empty list', async () => {
    expect(await listKeys(KEY, null, contextThatTells({ AccessKeys: null }))).toEqual([]);
  });
});

describe('madeAt', () => {
  it.each([
    ['2026-03-05 04:06:07', Date.UTC(2026, 2, 4, 20, 6, 7)],
    ['yesterday', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('reads %j in the zone of China', (CreateTime, at) => {
    expect(madeAt({ AccessKeyId: 'AKIDexample', Status: 'Active', CreateTime })).toBe(at);
  });
});

describe('signedRequest', () => {
  const call = { service: 'sts', action: 'GetCallerIdentity', params: {} } as const;

  it('asks each site at its own host, for the key’s region or else the site’s', () => {
    const { url, headers } = signedRequest(call, KEY, contextThatTells({}, 'international'));
    expect(url.href).toBe('https://sts.intl.tencentcloudapi.com/');
    expect(headers).toMatchObject({ 'x-tc-region': 'ap-singapore', 'x-tc-token': 'tok' });
    const own = signedRequest(call, KEY, contextThatTells({}, 'china', 'ap-shanghai'));
    expect(own.url.host).toBe('sts.tencentcloudapi.com');
    expect(own.headers['x-tc-region']).toBe('ap-shanghai');
  });

  it('names no region to CAM, which has none', () => {
    const cam = { service: 'cam', action: 'ListAccessKeys', params: {} } as const;
    const { url, headers, body } = signedRequest(cam, { ...KEY, token: null }, contextThatTells({}));
    expect([url.host, body]).toEqual(['cam.tencentcloudapi.com', '{}']);
    expect(Object.keys(headers)).not.toContain('x-tc-region');
    expect(Object.keys(headers)).not.toContain('x-tc-token');
  });
});
