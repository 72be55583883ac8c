import { describe, expect, it } from 'vitest';
import { pinHostsOf, resolveContext, wayOf } from '../../../../src/main/clouds/context.ts';
import { createHttp } from '../../../../src/main/clouds/http/http.ts';
import type { Account } from '../../../../src/shared/model/account.ts';
import type { CloudId } from '../../../../src/shared/model/cloud.ts';
import type { AccountId } from '../../../../src/shared/model/ids.ts';
import { isVendorHost } from '../../../../src/shared/vendor-hosts.ts';
import { fakeClock } from '../../../support/fake/clock.ts';

const clock = fakeClock();
const deps = { clock, http: createHttp({ clock }), signal: new AbortController().signal };
const account = (over: Partial<Pick<Account, 'cloud' | 'site' | 'endpoints' | 'proxy'>> = {}) => ({
  cloud: 'aws' as const,
  site: 'aws',
  endpoints: {},
  proxy: null,
  ...over,
});

describe('resolveContext', () => {
  it('takes the addresses and the region of the site', () => {
    const ctx = resolveContext(account({ site: 'aws-cn' }), deps);
    expect(ctx.endpoints).toEqual({
      sts: 'https://sts.cn-north-1.amazonaws.com.cn',
      iam: 'https://iam.cn-north-1.amazonaws.com.cn',
    });
    expect(ctx.region).toBe('cn-north-1');
  });

  it('prefers the region of the key', () => {
    expect(resolveContext(account(), { ...deps, region: 'eu-west-1' }).region).toBe('eu-west-1');
    expect(resolveContext(account(), { ...deps, region: '' }).region).toBe('us-east-1');
  });

  it('keeps the other services beside another address of the vendor', () => {
    const sts = 'https://sts.eu-west-1.amazonaws.com';
    const ctx = resolveContext(account({ endpoints: { sts } }), deps);
    expect(ctx.endpoints).toEqual({ sts, iam: 'https://iam.amazonaws.com' });
  });

  it('shows a key of a foreign service to no service of the vendor', () => {
    const sts = 'https://sts.cloud.example';
    expect(resolveContext(account({ endpoints: { sts } }), deps).endpoints).toEqual({ sts });
  });

  it('follows the vault unless the account has a word of its own', () => {
    const proxy = 'http://127.0.0.1:3128';
    expect(wayOf(account()).proxy).toEqual({ kind: 'vault' });
    expect(wayOf(account({ proxy: 'direct' })).proxy).toEqual({ kind: 'direct' });
    const id = 'a000000000000001' as AccountId;
    expect(resolveContext({ ...account({ proxy }), proxyUser: 'deploy', id }, deps).way.proxy).toEqual({
      ...{ kind: 'own', url: proxy, user: 'deploy', password: id },
    });
  });

  it('pins the account’s own addresses with TLS, and never a vendor’s', () => {
    const sts = 'https://sts.cloud.example:8443/path';
    expect(pinHostsOf(account())).toEqual([]);
    expect(pinHostsOf(account({ endpoints: { sts, iam: 'http://10.0.0.7' } }))).toEqual([
      'sts.cloud.example:8443',
    ]);
    expect(pinHostsOf(account({ endpoints: { sts: 'https://sts.eu-west-1.amazonaws.com' } }))).toEqual([]);
    const pin = (host: string) => ({ host, fingerprint: Array(32).fill('AB').join(':') });
    const pins = [pin('sts.amazonaws.com:443'), pin('sts.cloud.example:8443')];
    expect(wayOf({ ...account(), pins }).pins).toEqual([pins[1]]);
  });

  it('goes without TLS by consent, and never where only TLS hides a secret or to a vendor', () => {
    const agreed = (cloud: CloudId, sts: string) =>
      wayOf({ ...account({ cloud, endpoints: { sts } }), plainHttp: true }).plainHttp;
    expect(agreed('zstack', 'http://10.0.0.7:8080')).toBe(true);
    expect(agreed('aws', 'http://10.0.0.7:9000')).toBe(true);
    expect(agreed('aws', 'http://sts.amazonaws.com')).toBe(false);
    expect(agreed('azure', 'http://10.0.0.7')).toBe(false);
    expect(agreed('gcp', 'http://10.0.0.7')).toBe(false);
    expect(agreed('cloudpods', 'http://10.0.0.7:30500/v3')).toBe(false);
    expect(wayOf(account({ endpoints: { sts: 'http://10.0.0.7' } })).plainHttp).toBe(false);
  });
});

describe('isVendorHost', () => {
  it('wants a whole label before the domain', () => {
    expect(isVendorHost('aws', 'STS.amazonaws.com')).toBe(true);
    expect(isVendorHost('aws', 'sts.cn-north-1.amazonaws.com.cn')).toBe(true);
    expect(isVendorHost('aws', 'evilamazonaws.com')).toBe(false);
    expect(isVendorHost('aws', 'amazonaws.com.evil.example')).toBe(false);
    expect(isVendorHost('aliyun', 'sts-vpc.cn-hangzhou.aliyuncs.com')).toBe(true);
    expect(isVendorHost('aliyun', 'sts.amazonaws.com')).toBe(false);
  });
});
