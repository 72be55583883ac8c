import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createHttp } from '../../../src/main/clouds/http/http.ts';
import { createObjectStore } from '../../../src/main/clouds/storage/storage.ts';
import { DIRECT_WAY } from '../../../src/main/clouds/way.ts';
import { testClock } from '../clouds/support.ts';
import { bytesOf, refusalOf, textOf } from './support.ts';

const {
  KEYTURN_S3_ENDPOINT: endpoint = '',
  KEYTURN_S3_KEY: publicId = '',
  KEYTURN_S3_SECRET: secret = '',
  KEYTURN_S3_BUCKET: bucket = '',
  KEYTURN_S3_REGION: region = 'us-east-1',
} = process.env;

/** Whether the environment names another program's server. */
export const hasOtherServer = endpoint !== '';

/** What must hold at a server that is not of ours. */
export const tellOfOtherServer = (): void => {
  const clock = testClock();
  const http = createHttp({ clock });
  const ctx = { http, clock, signal: new AbortController().signal, way: DIRECT_WAY };
  const prefix = `keyturn-test-${randomUUID()}`;
  const place = { service: 's3' as const, endpoint, region, bucket, prefix, pathStyle: true };
  const open = (over = {}, id = publicId) =>
    createObjectStore({ ...place, ...over }, { publicId: id, secret: { reveal: () => secret } }, ctx);

  it('leads an object through its life', async () => {
    const store = open();
    const found = await store.capabilities();
    const names = ['a', 'b', 'c d+e/中'];
    for (const name of names) await store.put(name, bytesOf(name));
    expect((await store.list('')).map((entry) => entry.name).sort()).toEqual([...names].sort());
    const { etag, version } = await store.put('a', bytesOf('second'));
    expect(await store.head('a')).toMatchObject({ etag, bytes: 6, version });
    expect(textOf((await store.get('a', version)).bytes)).toBe('second');
    if (found.conditionalWrites) {
      const refused = await refusalOf(store.put('a', bytesOf('third'), { onlyIfAbsent: true }));
      expect(refused.code).toBe('backup-conflict');
    }
    const large = new Uint8Array(5 * 1024 * 1024).fill(7);
    await store.put('large', large);
    expect(Buffer.compare((await store.get('large', null)).bytes, large)).toBe(0);
    for (const name of [...names, 'large']) await store.remove(name, null);
    expect(await store.list('')).toEqual([]);
    expect(await store.head('a')).toBeNull();
    expect((await refusalOf(store.get('a', null))).code).toBe('backup-missing');
  });

  it('refuses another key and a bucket that is not there', async () => {
    // Not every server computes signatures, but each knows its keys.
    const foreign = await refusalOf(open({}, `${publicId}X`).list(''));
    expect(foreign.code).toBe('target-refused');
    const gone = open({ bucket: `none-${randomUUID()}` });
    expect((await refusalOf(gone.put('a', bytesOf('x')))).code).toBe('target-gone');
  });
};
