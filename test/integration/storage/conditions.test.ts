import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bucket } from '../../clouds/storage/model.ts';
import { type Bench, BUCKET, bytesOf, refusalOf, SERVICES, startBench, textOf } from './support.ts';

let bench: Bench;
let bucket: Bucket;
beforeEach(async () => {
  bench = await startBench();
  bucket = bench.cloud.addBucket(BUCKET);
});
afterEach(() => bench.close());

describe.each(SERVICES)('conditions of %s', (service) => {
  it('let one of two computers store under a name', async () => {
    const [here, there] = [bench.store(service), bench.store(service)];
    for (let round = 0; round < 5; round++) {
      const name = `round-${round}`;
      const results = await Promise.allSettled([
        here.put(name, bytesOf('here'), { onlyIfAbsent: true }),
        there.put(name, bytesOf('there'), { onlyIfAbsent: true }),
      ]);
      const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(lost).toMatchObject([{ code: 'backup-conflict' }]);
      const winner = results[0]?.status === 'fulfilled' ? 'here' : 'there';
      expect(textOf((await here.get(name, null)).bytes)).toBe(winner);
    }
  });

  it('leave what is there alone', async () => {
    const store = bench.store(service);
    await store.put('a', bytesOf('first'), { onlyIfAbsent: true });
    const refused = await refusalOf(store.put('a', bytesOf('second'), { onlyIfAbsent: true }));
    const vendorCode = service === 's3' ? 'PreconditionFailed' : 'FileAlreadyExists';
    expect(refused).toMatchObject({ code: 'backup-conflict', params: { vendorCode } });
    expect(textOf((await store.get('a', null)).bytes)).toBe('first');
    await store.put('a', bytesOf('third'));
    expect(textOf((await store.get('a', null)).bytes)).toBe('third');
  });

  it('are found out by trying, and nothing is left behind', async () => {
    const found = await bench.store(service).capabilities();
    expect(found).toEqual({ conditionalWrites: true, ifMatch: service === 's3', versioning: false });
    expect(bucket.objects.size).toBe(0);
  });

  it('are not believed of a server that ignores them', async () => {
    bucket.conditions = 'ignored';
    const found = await bench.store(service).capabilities();
    expect(found).toEqual({ conditionalWrites: false, ifMatch: false, versioning: false });
    expect(bucket.objects.size).toBe(0);
  });

  it('are not believed of a server that does not implement them', async () => {
    bucket.conditions = 'unknown';
    const found = await bench.store(service).capabilities();
    expect(found).toEqual({ conditionalWrites: false, ifMatch: false, versioning: false });
    expect(bucket.objects.size).toBe(0);
  });

  it('hold beside versions with S3 alone; every version of the probe is removed', async () => {
    bucket.versioning = 'Enabled';
    const isS3 = service === 's3';
    const found = await bench.store(service).capabilities();
    expect(found).toEqual({ conditionalWrites: isS3, ifMatch: isS3, versioning: true });
    expect(bucket.objects.size).toBe(0);
  });

  it('are not tried where nothing may be stored', async () => {
    for (const key of bench.cloud.keys.values()) key.denied = ['PutObject'];
    const refused = await refusalOf(bench.store(service).capabilities());
    expect(refused).toMatchObject({ code: 'target-refused', params: { vendorCode: 'AccessDenied' } });
  });

  it('do not fail for a key that may not delete', async () => {
    for (const key of bench.cloud.keys.values()) key.denied = ['DeleteObject'];
    expect(await bench.store(service).capabilities()).toMatchObject({ conditionalWrites: true });
  });
});

describe('versions', () => {
  it('are not expected of a server that overlooks the question after them', async () => {
    bucket.overlooksVersions = true;
    expect(await bench.store('s3').capabilities()).toMatchObject({
      conditionalWrites: true,
      versioning: false,
    });
  });
});

describe('the etag that is replaced', () => {
  it('must be the one that was seen, with S3', async () => {
    const [here, there] = [bench.store('s3'), bench.store('s3')];
    const { etag } = await here.put('head', bytesOf('one'));
    await there.put('head', bytesOf('two'), { ifMatch: etag });
    const refused = await refusalOf(here.put('head', bytesOf('three'), { ifMatch: etag }));
    expect(refused.code).toBe('backup-conflict');
    expect(textOf((await here.get('head', null)).bytes)).toBe('two');
  });

  it('is nothing that OSS compares: the put is not even sent', async () => {
    const put = bench.store('oss').put('head', bytesOf('x'), { ifMatch: 'etag' });
    await expect(put).rejects.toThrow('OSS has no If-Match');
    expect(bench.cloud.seen).toHaveLength(0);
  });
});
