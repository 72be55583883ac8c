import { afterAll, describe, expect, it } from 'vitest';
import { gatewayFor } from '../../../../../src/main/clouds/ecloud/gateway.ts';
import { ecloudKind } from '../../../../clouds/ecloud/kind.ts';
import { testHttp } from '../../../../integration/clouds/support.ts';
import { contextAt } from '../../../../integration/clouds/verify-suite.ts';

const http = testHttp();
afterAll(() => http.close());

const gateway = (region: string | null, endpoints = {}) => {
  const fields: Record<string, string> = region === null ? {} : { region_id: region };
  return gatewayFor(contextAt(ecloudKind, { endpoints, site: 'china' }, { fields }, { http })).href;
};

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
