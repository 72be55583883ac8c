import { describe, expect, it, vi } from 'vitest';
import { failingWhereForbidden, toAllowedHosts } from '../../../../../src/main/clouds/http/allowed-hosts.ts';
import type {
  ExchangeOptions,
  Http,
  HttpAnswer,
  HttpRequest,
} from '../../../../../src/main/clouds/http/http.ts';
import { DIRECT_WAY } from '../../../../../src/main/clouds/way.ts';
import { hostIsIn } from '../../../../../src/shared/hosts.ts';
import { wayBy } from '../../../../integration/clouds/support.ts';

const ANSWER: HttpAnswer = { status: 200, headers: {}, body: '', host: '', clockAheadMs: null };

function governed(hosts: readonly string[] | null) {
  const exchange = vi.fn(async (_request: HttpRequest, { way, permit }: ExchangeOptions) => {
    if (way.proxy.kind === 'own') permit?.(new URL(way.proxy.url).hostname);
    return ANSWER;
  });
  const http: Http = { exchange, read: (attempt) => attempt(), close: async () => undefined };
  const ask = (url: string, proxy: string | null = null) =>
    toAllowedHosts(http, () => hosts).exchange(
      { method: 'GET', url: new URL(url), headers: {}, body: null },
      { way: wayBy(proxy), signal: new AbortController().signal },
    );
  return { exchange, ask };
}

describe('a list of hosts', () => {
  it.each([
    ['sts.aliyuncs.com', true],
    ['STS.aliyuncs.com.', true],
    ['a.b.amazonaws.com', true],
    ['amazonaws.com', false],
    ['evilamazonaws.com', false],
    ['.amazonaws.com', false],
    ['sts.aliyuncs.com.evil.example', false],
    ['127.0.0.1', false],
  ])('%s: %s', (host, expected) => {
    expect(hostIsIn(host, ['sts.aliyuncs.com', '*.amazonaws.com'])).toBe(expected);
  });

  it.each([
    ['api-beijing-2.cmecloud.cn', true],
    ['API-wuxi-1.cmecloud.cn.', true],
    ['api-.cmecloud.cn', false],
    ['api-a.evil.cmecloud.cn', false],
    ['xapi-a.cmecloud.cn', false],
    ['api-a.cmecloud.cn.evil.example', false],
    ['cmecloud.cn', false],
    ['api-<region>.cmecloud.cn', false],
  ])('%s is one of a region: %s', (host, expected) => {
    expect(hostIsIn(host, ['api-<region>.cmecloud.cn'])).toBe(expected);
  });
});

describe('the managed list of hosts', () => {
  it('sets no limit where there is none', async () => {
    const { ask, exchange } = governed(null);
    await ask('https://anywhere.example');
    expect(exchange).toHaveBeenCalledOnce();
  });

  it('sends nothing to a host that it lacks, and names it', async () => {
    const { ask, exchange } = governed(['sts.aliyuncs.com']);
    await expect(ask('https://minio.corp.example:9000/x')).rejects.toMatchObject({
      code: 'policy-forbids',
      params: { rule: 'allowedHosts', host: 'minio.corp.example' },
    });
    expect(exchange).not.toHaveBeenCalled();
  });

  it('counts a proxy as a host that is contacted', async () => {
    const { ask } = governed(['sts.aliyuncs.com']);
    await expect(ask('https://sts.aliyuncs.com', 'http://proxy.example:3128')).rejects.toMatchObject({
      params: { host: 'proxy.example' },
    });
  });

  it('forbids all where it is empty', async () => {
    await expect(governed([]).ask('https://sts.aliyuncs.com')).rejects.toMatchObject({
      code: 'policy-forbids',
    });
  });
});

describe('a host that is not allowed, for whoever goes on by itself', () => {
  const send = (exchange: Http['exchange'], hosts: readonly string[]) => {
    const http: Http = { exchange, read: (attempt) => attempt(), close: async () => undefined };
    return failingWhereForbidden(toAllowedHosts(http, () => hosts)).exchange(
      { method: 'POST', url: new URL('https://sts.corp.example/x'), headers: {}, body: null },
      { way: DIRECT_WAY, signal: new AbortController().signal },
    );
  };

  it('is a failure that names it, of a request that was not sent', async () => {
    const exchange = vi.fn(async () => ANSWER);
    await expect(send(exchange, [])).rejects.toMatchObject({
      failure: { kind: 'wrong-endpoint', vendorCode: 'POLICY_FORBIDS', host: 'sts.corp.example' },
      outcome: 'refused',
    });
    expect(exchange).not.toHaveBeenCalled();
  });

  it('is no other failure than that', async () => {
    const broken = new Error('something else');
    await expect(send(() => Promise.reject(broken), ['sts.corp.example'])).rejects.toBe(broken);
    await expect(send(async () => ANSWER, ['sts.corp.example'])).resolves.toBe(ANSWER);
  });
});
