import { createHash, randomFillSync } from 'node:crypto';
import { createHttp } from '../../../../src/main/clouds/http/http.ts';
import { createObjectStore } from '../../../../src/main/clouds/storage/storage.ts';
import { DIRECT_WAY } from '../../../../src/main/clouds/way.ts';
import { bucketPlace } from '../../../../src/shared/model/backup.ts';
import { testClock } from '../../clouds/support.ts';

/**
 * Uses a bucket from a process of its own: `use-store PLACE BYTES`, with the key's two halves on standard input. Prints
 * what it saw, and the most memory that it held.
 */
const [, , placeText = '', sizeText = ''] = process.argv;
const [publicId = '', secret = ''] = await new Promise<string[]>((resolve) => {
  process.stdin.once('data', (data) => resolve(data.toString().trim().split(' ')));
});
process.stdin.destroy();

const clock = testClock();
const http = createHttp({ clock });
const signal = new AbortController().signal;
const place = bucketPlace.parse(JSON.parse(placeText));
const key = { publicId, secret: { reveal: () => secret } };
const store = createObjectStore(place, key, { http, clock, signal, way: DIRECT_WAY });

const bytes = randomFillSync(new Uint8Array(Number(sizeText)));
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
const maxMiB = () => Math.round(process.resourceUsage().maxRSS / 1024);
// What is loaded with the first call is no copy of the object.
await store.list('');
const before = maxMiB();
await store.put('object', bytes, { onlyIfAbsent: true });
const afterPut = maxMiB();
const got = await store.get('object', null);
const same = sha256(got.bytes) === sha256(bytes);
const conflict = await store.put('object', bytes.subarray(0, 1), { onlyIfAbsent: true }).then(
  () => null,
  (error: { readonly code: string }) => error.code,
);
const names = (await store.list('')).map((entry) => entry.name);
await store.remove('object', null);
const gone = (await store.head('object')) === null;
await http.close();
process.stdout.write(JSON.stringify({ same, conflict, names, gone, before, afterPut, afterGet: maxMiB() }));
