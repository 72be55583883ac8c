import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import { startConnectProxy } from '../../clouds/shared/connect-proxy.ts';
import { currentOf } from '../../clouds/storage/index.ts';
import { wayBy } from '../clouds/support.ts';
import {
  type Bench,
  type BenchOptions,
  BUCKET,
  bytesOf,
  PUBLIC_ID,
  refusalOf,
  SECRET,
  SERVICES,
  startBench,
  textOf,
} from './support.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function start(options: BenchOptions = {}): Promise<Bench> {
  const bench = await startBench(options);
  cleanUps.push(() => bench.close());
  return bench;
}

const certificate = selfSigned('IP:127.0.0.1,DNS:storage.example,DNS:*.storage.example');

describe.each(SERVICES)('%s in trouble', (service) => {
  it('names a bucket that is gone', async () => {
    const bench = await start();
    const store = bench.store(service);
    bench.cloud.buckets.delete(BUCKET);
    for (const call of [
      () => store.put('a', bytesOf('x')),
      () => store.get('a', null),
      () => store.list(''),
      () => store.versions(''),
      () => store.remove('a', null),
      () => store.capabilities(),
    ]) {
      const refused = await refusalOf(call());
      expect(refused).toMatchObject({ code: 'target-gone', params: { vendorCode: 'NoSuchBucket' } });
    }
    expect(await store.head('a')).toBeNull();
  });

  it('names a wrong secret, an unknown key and a missing right, and shows no body', async () => {
    const bench = await start();
    const wrong = await refusalOf(bench.store(service, { secret: 'planted-secret' }).list(''));
    expect(wrong).toMatchObject({ code: 'target-refused', params: { vendorCode: 'SignatureDoesNotMatch' } });
    expect(wrong.text).not.toMatch(/planted|StringToSign|HMAC|calculated/);
    const unknown = await refusalOf(bench.store(service, { publicId: 'AKIANOBODY' }).list(''));
    expect(unknown).toMatchObject({ code: 'target-refused', params: { vendorCode: 'InvalidAccessKeyId' } });
    for (const key of bench.cloud.keys.values()) key.denied = ['ListObjectsV2', 'HeadObject'];
    const denied = await refusalOf(bench.store(service).list(''));
    expect(denied).toMatchObject({ code: 'target-refused', params: { vendorCode: 'AccessDenied' } });
    const silent = await refusalOf(bench.store(service).head('a'));
    expect(silent).toMatchObject({ code: 'target-refused', params: { vendorCode: 'HTTP_403' } });
  });

  it('names a wrong region', async () => {
    const bench = await start();
    const refused = await refusalOf(bench.store(service, { place: { region: 'mars-1' } }).list(''));
    expect(refused).toMatchObject({ params: { vendorCode: 'AuthorizationHeaderMalformed' } });
  });

  it('tells that the clocks differ, and does not work around it', async () => {
    const bench = await start({ aheadMs: 16 * 60_000 });
    const store = bench.store(service);
    const refused = await refusalOf(store.put('a', bytesOf('x')));
    expect(refused).toMatchObject({ code: 'target-clock', params: { vendorCode: 'RequestTimeTooSkewed' } });
    const { clockAheadMs } = refused.params as { clockAheadMs: number };
    expect(Math.abs(clockAheadMs - 16 * 60_000)).toBeLessThan(60_000);
    expect(await refusalOf(store.head('a'))).toMatchObject({ code: 'target-clock' });
    const calls = bench.cloud.seen.map((call) => call.code);
    expect(calls).toEqual(['RequestTimeTooSkewed', 'RequestTimeTooSkewed']);
  });

  it('names a bucket that is full', async () => {
    const bench = await start();
    bench.cloud.addBucket(BUCKET, { quota: 10 });
    const refused = await refusalOf(bench.store(service).put('a', new Uint8Array(11)));
    expect(refused).toMatchObject({ code: 'target-refused', params: { vendorCode: 'QuotaExceeded' } });
  });

  it('does not send a put again whose answer was lost; head tells', async () => {
    const bench = await start();
    const store = bench.store(service);
    bench.cloud.disturb({ what: 'drop', phase: 'after', action: 'PutObject' });
    const refused = await refusalOf(store.put('a', bytesOf('x'), { onlyIfAbsent: true }));
    expect(refused).toMatchObject({ code: 'target-unreachable', params: { outcome: 'unclear' } });
    expect(await store.head('a')).toMatchObject({ bytes: 1 });
    bench.cloud.disturb({ what: 'drop', phase: 'before', action: 'PutObject' });
    await refusalOf(store.put('b', bytesOf('x'), { onlyIfAbsent: true }));
    expect(await store.head('b')).toBeNull();
    expect(bench.cloud.seen.filter((call) => call.action === 'PutObject')).toHaveLength(1);
  });

  it('reads again what was cut off, garbled or refused for being busy', async () => {
    const bench = await start();
    const store = bench.store(service);
    await store.put('a', bytesOf('the whole text'));
    for (const strike of [
      { what: 'cut' },
      { what: 'garble' },
      { what: 'fail', phase: 'before' },
      { what: 'drop', phase: 'before' },
    ] as const) {
      bench.cloud.disturb({ ...strike, action: 'GetObject' });
      expect(textOf((await store.get('a', null)).bytes)).toBe('the whole text');
    }
    bench.cloud.disturb({ what: 'cut', action: 'ListObjectsV2' });
    expect(await store.list('')).toHaveLength(1);
  });

  it('gives no part of an object for the whole', async () => {
    const bench = await start();
    const store = bench.store(service);
    await store.put('a', new Uint8Array(1_000_000).fill(7));
    bench.cloud.disturb({ what: 'cut', times: 9, action: 'GetObject' });
    expect(await refusalOf(store.get('a', null))).toMatchObject({ code: 'target-unreachable' });
  });

  it('calls an object damaged whose bytes stay wrong', async () => {
    const bench = await start();
    const store = bench.store(service);
    await store.put('a', bytesOf('the whole text'));
    bench.cloud.disturb({ what: 'garble', times: 3, action: 'GetObject' });
    expect(await refusalOf(store.get('a', null))).toMatchObject({
      code: 'backup-damaged',
      params: { vendorCode: 'CHECKSUM_MISMATCH' },
    });
  });

  it('takes what another program stored without a checksum', async () => {
    const bench = await start();
    const store = bench.store(service);
    await store.put('a', bytesOf('x'));
    const [version] = bench.cloud.buckets.get(BUCKET)?.objects.get('keyturn/home/a') ?? [];
    if (version === undefined) throw new Error('Nothing was stored');
    const other = { ...version, bytes: Buffer.from('y'), metadata: {} };
    bench.cloud.buckets.get(BUCKET)?.objects.set('keyturn/home/a', [other]);
    expect(textOf((await store.get('a', null)).bytes)).toBe('y');
  });

  it('does not change what a busy server refused', async () => {
    const bench = await start();
    bench.cloud.disturb({ what: 'fail', phase: 'before', action: 'PutObject' });
    const refused = await refusalOf(bench.store(service).put('a', bytesOf('x')));
    expect(refused).toMatchObject({
      code: 'target-unreachable',
      params: { vendorCode: 'ServiceUnavailable' },
    });
    expect(bench.cloud.seen).toHaveLength(1);
  });

  it('ends the wait for a server that never answers', async () => {
    const bench = await start({ limits: { idleMs: 50 } });
    bench.cloud.disturb({ what: 'hold', phase: 'before', times: 9 });
    const refused = await refusalOf(bench.store(service).list(''));
    expect(refused).toMatchObject({
      code: 'target-unreachable',
      params: { vendorCode: 'UND_ERR_HEADERS_TIMEOUT' },
    });
  });

  it('stops with the caller', async () => {
    const bench = await start();
    const controller = new AbortController();
    bench.cloud.disturb({ what: 'hold', phase: 'before' });
    const call = bench.store(service, { ctx: { signal: controller.signal } }).put('a', bytesOf('x'));
    const outcome = expect(call).rejects.toBe('locked');
    await expect.poll(() => bench.cloud.held()).toBe(1);
    controller.abort('locked');
    await outcome;
  });

  it('tells of a dead address', async () => {
    const bench = await start();
    const store = bench.store(service, { place: { endpoint: 'http://127.0.0.1:1' } });
    expect(await refusalOf(store.list(''))).toMatchObject({
      code: 'target-unreachable',
      params: { vendorCode: 'ECONNREFUSED', host: '127.0.0.1:1', outcome: 'refused' },
    });
  });

  it('sends nothing by plain http to another computer, nor to an address with a user in it', async () => {
    const bench = await start();
    const far = bench.store(service, { place: { endpoint: 'http://storage.invalid' } });
    await expect(far.put('a', bytesOf('x'))).rejects.toMatchObject({ code: 'insecure-endpoint' });
    const odd = bench.store(service, { place: { endpoint: 'not a host' } });
    await expect(odd.list('')).rejects.toMatchObject({
      code: 'invalid-input',
      params: { field: 'endpoint' },
    });
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const bench = await start({ tls: certificate });
    const refused = await refusalOf(bench.store(service).list(''));
    expect(refused).toMatchObject({
      code: 'target-unreachable',
      params: { vendorCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
    expect(bench.cloud.seen).toHaveLength(0);
  });

  it('reaches a bucket by its own name, over https and the place’s proxy', async () => {
    const bench = await start({
      tls: certificate,
      domains: ['storage.example'],
      http: { ca: [certificate.cert] },
    });
    const proxy = await startConnectProxy({ leadTo: bench.cloud.port });
    cleanUps.push(() => proxy.close());
    const store = bench.store(service, {
      place: { endpoint: 'storage.example', pathStyle: false, prefix: '' },
      ctx: { way: wayBy(proxy.url) },
    });
    await store.put('folder/a', bytesOf('x'));
    expect((await store.list('folder/')).map((entry) => entry.name)).toEqual(['folder/a']);
    expect(await store.capabilities()).toMatchObject({ conditionalWrites: true });
    expect(new Set(proxy.asked)).toEqual(new Set([`${BUCKET}.storage.example:443`]));
    const bucket = bench.cloud.buckets.get(BUCKET);
    expect(bucket && currentOf(bucket, 'folder/a')?.bytes.toString()).toBe('x');
  });

  it('notices something else at the address', async () => {
    const { createServer } = await import('node:http');
    const page = '<!DOCTYPE html><html><body>Sign in to the guest network</body></html>';
    const stranger = createServer((_request, response) => response.end(page));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    cleanUps.push(async () => {
      stranger.closeAllConnections();
      await new Promise((resolve) => stranger.close(resolve));
    });
    const address = stranger.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port');
    const bench = await start();
    const store = bench.store(service, { place: { endpoint: `http://127.0.0.1:${address.port}` } });
    for (const call of [
      () => store.put('a', bytesOf('x')),
      () => store.get('a', null),
      () => store.head('a'),
      () => store.list(''),
      () => store.versions(''),
      () => store.remove('a', null),
      () => store.capabilities(),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ code: 'target-unreachable' });
    }
  });

  it('takes no answer without an end', async () => {
    const bench = await start({ limits: { maxBytes: 1_000 } });
    const store = bench.store(service);
    await store.put('a', new Uint8Array(1_001));
    const refused = await refusalOf(store.get('a', null));
    expect(refused).toMatchObject({
      code: 'target-unreachable',
      params: { vendorCode: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' },
    });
    await store.put('a', new Uint8Array(1_000));
    expect((await store.get('a', null)).bytes).toHaveLength(1_000);
  });

  it('signs with the token of a temporary key', async () => {
    const bench = await start();
    const store = bench.store(service, { token: 'session-token' });
    await store.put('a', bytesOf('x'));
    const [put] = bench.cloud.seen;
    const header = service === 's3' ? 'x-amz-security-token' : 'x-oss-security-token';
    expect(put).toMatchObject({ code: null, headers: { [header]: 'session-token' } });
  });

  it('never shows the secret in a failure', async () => {
    const bench = await start();
    bench.cloud.keys.delete(PUBLIC_ID);
    expect((await refusalOf(bench.store(service).put('a', bytesOf('x')))).text).not.toContain(SECRET);
  });
});
