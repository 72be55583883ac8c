import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Bench,
  BUCKET,
  bytesOf,
  PUBLIC_ID,
  REGION,
  SECRET,
  SERVICES,
  startBench,
  textOf,
} from './support.ts';

const DEAD = 'http://127.0.0.1:1';
const POISON: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'AKIAPOISONPOISON2222',
  AWS_SECRET_ACCESS_KEY: 'poison',
  AWS_SESSION_TOKEN: 'poison',
  AWS_PROFILE: 'poison',
  AWS_REGION: 'poison-region-1',
  AWS_DEFAULT_REGION: 'poison-region-1',
  AWS_ENDPOINT_URL: DEAD,
  AWS_ENDPOINT_URL_S3: DEAD,
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_MAX_ATTEMPTS: 'poison',
  AWS_RETRY_MODE: 'poison',
  AWS_DEFAULTS_MODE: 'poison',
  AWS_AUTH_SCHEME_PREFERENCE: 'noAuth',
  AWS_REQUEST_CHECKSUM_CALCULATION: 'poison',
  AWS_RESPONSE_CHECKSUM_VALIDATION: 'poison',
  AWS_S3_USE_ARN_REGION: 'poison',
  AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS: 'poison',
  AWS_S3_DISABLE_EXPRESS_SESSION_AUTH: 'poison',
  AWS_SIGV4A_SIGNING_REGION_SET: 'poison',
  AWS_SDK_UA_APP_ID: 'poison',
  AWS_EXECUTION_ENV: 'poison',
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'poison',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'poison',
  OSS_ACCESS_KEY_ID: 'poison',
  OSS_ACCESS_KEY_SECRET: 'poison',
  OSS_ENDPOINT: DEAD,
  URLLIB_ENABLE_PROXY: 'true',
  URLLIB_PROXY: DEAD,
  HTTP_PROXY: DEAD,
  HTTPS_PROXY: DEAD,
  http_proxy: DEAD,
  https_proxy: DEAD,
  ALL_PROXY: DEAD,
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
};

const PROFILE = [
  'aws_access_key_id = AKIAPOISONPOISON2222',
  'aws_secret_access_key = poison',
  'region = poison-region-1',
  `endpoint_url = ${DEAD}`,
  'use_fips_endpoint = true',
  'max_attempts = poison',
  'request_checksum_calculation = poison',
  's3_use_arn_region = poison',
  '',
].join('\n');

let bench: Bench;
let home: string;
beforeEach(async () => {
  bench = await startBench();
  home = await mkdtemp(join(tmpdir(), 'keyturn-home-'));
  await mkdir(join(home, '.aws'));
  for (const name of ['config', 'credentials']) {
    await writeFile(
      join(home, '.aws', name),
      `[default]\n${PROFILE}[profile poison]\n${PROFILE}[poison]\n${PROFILE}`,
    );
  }
  for (const [name, value] of Object.entries(POISON)) vi.stubEnv(name, value);
  vi.stubEnv('HOME', home);
  vi.stubEnv('USERPROFILE', home);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await bench.close();
  await rm(home, { recursive: true, force: true });
});

async function live(service: (typeof SERVICES)[number]): Promise<string> {
  const store = bench.store(service);
  await store.capabilities();
  await store.put('a', bytesOf('x'), { onlyIfAbsent: true });
  await store.list('');
  await store.versions('');
  await store.head('a');
  const { bytes } = await store.get('a', null);
  await store.remove('a', null);
  return textOf(bytes);
}

describe('a poisoned environment', () => {
  it('ends the call of an SDK that is left to itself', async () => {
    vi.unstubAllEnvs();
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true');
    const credentials = { accessKeyId: PUBLIC_ID, secretAccessKey: SECRET };
    const left = new S3Client({
      endpoint: bench.cloud.url,
      region: REGION,
      forcePathStyle: true,
      credentials,
    });
    await expect(left.send(new ListObjectsV2Command({ Bucket: BUCKET }))).rejects.toThrow();
  });

  it.each(SERVICES)('changes nothing for us (%s)', async (service) => {
    expect(await live(service)).toBe('x');
    expect(new Set(bench.cloud.seen.map((call) => call.keyId))).toEqual(new Set([PUBLIC_ID]));
    expect(JSON.stringify(bench.cloud.seen)).not.toContain('poison');
  });

  it.skipIf(process.platform === 'win32').each(SERVICES)('is not even looked at (%s)', async (service) => {
    // A variable that is set would keep an SDK from looking further.
    for (const name of Object.keys(POISON)) vi.stubEnv(name, undefined);
    // Opening a pipe that nobody writes to never returns.
    for (const name of ['config', 'credentials']) {
      await rm(join(home, '.aws', name));
      execFileSync('mkfifo', [join(home, '.aws', name)]);
    }
    expect(await live(service)).toBe('x');
  });
});
