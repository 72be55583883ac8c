import { describe, expect, it } from 'vitest';
import { resolveContext } from '../../../../../src/main/clouds/context.ts';
import { gatewayFor } from '../../../../../src/main/clouds/ecloud/gateway.ts';
import { testClock, testHttp } from '../../../../integration/clouds/support.ts';

const gateway = (region: string | null, endpoints = {}) =>
  gatewayFor(
    resolveContext(
      { cloud: 'ecloud', site: 'china', endpoints, proxy: null },
      { http: testHttp(), clock: testClock(), signal: new AbortController().signal, region },
    ),
  ).href;

describe('gatewayFor', () => {
  it.each([
    [null, 'api-beijing-2'],
    ['cn-beijing-1', 'api-beijing-2'],
    ['cn-jiangsu-1', 'api-wuxi-1'],
    ['cn-shanghai-1', 'api-shanghai-1'],
  ])('calls %s at %s', (region, host) => {
    expect(gateway(region)).toBe(`https://${host}.cmecloud.cn:8443/`);
  });

  it('takes the account’s own address before that of the region', () => {
    expect(gateway('cn-jiangsu-1', { api: 'https://api-x.cmecloud.cn:8443' })).toBe(
      'https://api-x.cmecloud.cn:8443/',
    );
  });

  it.each(['evil.example/', 'a@b', 'CN BEIJING', 'a.b', ''.padEnd(61, 'a')])('refuses %s', (region) => {
    expect(() => gateway(region)).toThrow('wrong-endpoint');
  });
});
