import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TurningCloud } from '../../../src/main/clouds/registry.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { type ServerOptions, startAliyunCloud, startAwsCloud } from '../../clouds/index.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import { startConnectProxy } from '../../clouds/shared/connect-proxy.ts';
import { contextFor, failureOf, keyOf, testHttp, wayBy } from './support.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const STARTERS = { aws: startAwsCloud, aliyun: startAliyunCloud };

async function setUp(id: TurningCloud, options: ServerOptions & { refuse?: number } = {}) {
  const cloud = await STARTERS[id](options);
  const proxy = await startConnectProxy(options.refuse === undefined ? {} : { refuse: options.refuse });
  const http = testHttp(options.tls ? { ca: [options.tls.cert] } : {});
  cleanUps.push(
    () => proxy.close(),
    () => cloud.close(),
    () => http.close(),
  );
  const user = cloud.store.addPrincipal({ kind: 'user', accountId: '1234567890123456', name: 'alice' });
  const key = keyOf(cloud.store.addKey(user, { publicId: 'KEYID', secret: 'secret' }));
  const verify = (proxyUrl: string | null) =>
    clouds[id].verify(key, contextFor(id, cloud.url, { http, way: wayBy(proxyUrl) }));
  return { cloud, proxy, verify };
}

describe.each(['aws', 'aliyun'] as const)('%s by a proxy', (id) => {
  it('tunnels to plain http on loopback', async () => {
    const { cloud, proxy, verify } = await setUp(id);
    expect(await verify(proxy.url)).toMatchObject({ principal: 'alice' });
    expect(proxy.asked).toEqual([new URL(cloud.url).host]);
  });

  it('tunnels to https and checks the certificate at the far end', async () => {
    const { cloud, proxy, verify } = await setUp(id, { tls: selfSigned('IP:127.0.0.1') });
    expect(await verify(proxy.url)).toMatchObject({ principal: 'alice' });
    expect(proxy.asked).toEqual([new URL(cloud.url).host]);
  });

  it('tells a proxy that wants a password', async () => {
    const { cloud, proxy, verify } = await setUp(id, { refuse: 407 });
    expect(await failureOf(verify(proxy.url))).toMatchObject({ kind: 'network', vendorCode: 'PROXY_AUTH' });
    expect(cloud.store.seen).toHaveLength(0);
  });

  it('does not go around a proxy that is gone', async () => {
    const { cloud, proxy, verify } = await setUp(id);
    await proxy.close();
    expect(await failureOf(verify(proxy.url))).toMatchObject({
      kind: 'network',
      vendorCode: 'PROXY_ECONNREFUSED',
    });
    expect(cloud.store.seen).toHaveLength(0);
  });

  it('takes no proxy from the environment', async () => {
    const { proxy, verify } = await setUp(id);
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY']) {
      vi.stubEnv(name, proxy.url);
    }
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    expect(await verify(null)).toMatchObject({ principal: 'alice' });
    expect(proxy.asked).toEqual([]);
  });
});
