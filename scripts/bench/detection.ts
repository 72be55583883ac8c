import { readKeys } from '../../src/main/formats/detect.ts';
import { type Figure, percentile } from './figures.ts';

const MEGABYTE = 1024 * 1024;
const ROUNDS = 15;

/** A page as people paste them: a log, prose in both languages, code, configuration, and a key now and then. */
function page(number: number): string {
  const hex = (number * 2654435761).toString(16).padStart(8, '0').slice(-8);
  const long = `${hex}${hex}${hex}${hex}`;
  return [
    `2026-03-02T10:00:${number % 60}.123Z INFO request ${hex}-1f2e-4d3c-8b7a-${hex}0a1b trace=${long} took ${number % 90} ms`,
    'The access key of the build account was rotated last week; ask the owner before it is used elsewhere.',
    '访问密钥每 90 天轮换一次，旧的停用三天后删除，负责人见下表。',
    `commit ${long}${hex}`,
    `const client = createClient({ region: 'cn-north-${number % 5}', retries: 3, timeout: 2000 });`,
    `"name": "service-${number}", "digest": "sha256:${long}${long}", "replicas": 3, "zone": "b"`,
    ...(number % 12 === 0
      ? ['', `# 华为云 ${number}`, `ak = ${hex.toUpperCase()}QWERTY123456`, `sk = aB3${long}xYz45`, '']
      : []),
    ...(number % 20 === 0
      ? [`AWS_ACCESS_KEY_ID=AKIA${hex.toUpperCase()}QWERTYUI`, `AWS_SECRET_ACCESS_KEY=aB3/${long}xYz4`]
      : []),
    '',
  ].join('\n');
}

/** How long it takes to find the keys in a paste of a megabyte: the median, once the code is warm. */
export function measureDetection(): Figure[] {
  const pages: string[] = [];
  for (let size = 0; size < MEGABYTE; ) {
    const next = page(pages.length);
    pages.push(next);
    size += Buffer.byteLength(next);
  }
  const text = pages.join('');
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const found = readKeys(text).keys.length;
    samples.push(performance.now() - started);
    if (found < pages.length / 20) throw new Error('Keys were missed');
  }
  return [{ name: 'keys in a paste of 1 MB', value: percentile(samples, 0.5), limit: 100, unit: 'ms' }];
}
