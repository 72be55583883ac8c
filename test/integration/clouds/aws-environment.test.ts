import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { type AwsCloud, startAwsCloud } from '../../clouds/index.ts';
import { contextFor, keyOf, testHttp } from './support.ts';

const DEAD = 'http://127.0.0.1:1';

// Each of these changes a call, or ends it, in an SDK that reads it.
const POISON = {
  AWS_ACCESS_KEY_ID: 'AKIAPOISONPOISON2222',
  AWS_SECRET_ACCESS_KEY: 'poison',
  AWS_SESSION_TOKEN: 'poison',
  AWS_PROFILE: 'poison',
  AWS_REGION: 'poison-region-1',
  AWS_DEFAULT_REGION: 'poison-region-1',
  AWS_ENDPOINT_URL: DEAD,
  AWS_ENDPOINT_URL_STS: DEAD,
  AWS_ENDPOINT_URL_IAM: DEAD,
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_MAX_ATTEMPTS: 'poison',
  AWS_RETRY_MODE: 'poison',
  AWS_DEFAULTS_MODE: 'poison',
  AWS_AUTH_SCHEME_PREFERENCE: 'noAuth',
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'true',
  AWS_SDK_UA_APP_ID: 'poison',
  AWS_EXECUTION_ENV: 'poison',
  HTTP_PROXY: DEAD,
  HTTPS_PROXY: DEAD,
  http_proxy: DEAD,
  https_proxy: DEAD,
  ALL_PROXY: DEAD,
};

const PROFILE = [
  'aws_access_key_id = AKIAPOISONPOISON2222',
  'aws_secret_access_key = poison',
  'credential_process = touch RAN',
  'region = poison-region-1',
  `endpoint_url = ${DEAD}`,
  'use_fips_endpoint = true',
  'use_dualstack_endpoint = true',
  'max_attempts = poison',
  'defaults_mode = poison',
  '',
].join('\n');

let cloud: AwsCloud;
let home: string;

beforeEach(async () => {
  cloud = await startAwsCloud();
  home = await mkdtemp(join(tmpdir(), 'keyturn-home-'));
  await mkdir(join(home, '.aws'));
  await writeFile(join(home, '.aws', 'config'), `[default]\n${PROFILE}[profile poison]\n${PROFILE}`);
  await writeFile(join(home, '.aws', 'credentials'), `[default]\n${PROFILE}[poison]\n${PROFILE}`);
  for (const [name, value] of Object.entries(POISON)) vi.stubEnv(name, value);
  vi.stubEnv('HOME', home);
  vi.stubEnv('USERPROFILE', home);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await cloud.close();
  await rm(home, { recursive: true, force: true });
});

async function verifyReadAndMake() {
  const http = testHttp();
  try {
    const user = cloud.store.addPrincipal({
      kind: 'user',
      accountId: '123456789012',
      name: 'alice',
      allow: ['iam:*AccessKey*'],
    });
    const key = keyOf(cloud.store.addKey(user, { publicId: 'AKIAIOSFODNN7EXAMPLE', secret: 'right' }));
    const ctx = contextFor('aws', cloud.url, { http });
    const identity = await clouds.aws.verify(key, ctx);
    const facts = await clouds.aws.keyFacts?.(key, identity, ctx);
    const owner = { kind: 'user', name: null } as const;
    const made = await clouds.aws.keys.create(key, owner, ctx);
    await clouds.aws.keys.disable(key, owner, made.publicId, ctx);
    await clouds.aws.keys.delete(key, owner, made.publicId, ctx);
    return { identity, facts };
  } finally {
    await http.close();
  }
}

describe('a poisoned environment', () => {
  it('ends the call of an SDK that is left to itself', async () => {
    vi.unstubAllEnvs();
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', POISON.AWS_USE_FIPS_ENDPOINT);
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'right' };
    const left = new STSClient({ endpoint: cloud.url, region: 'us-east-1', credentials });
    await expect(left.send(new GetCallerIdentityCommand({}))).rejects.toThrow();
  });

  it('changes nothing for us', async () => {
    const { identity, facts } = await verifyReadAndMake();
    expect(identity).toMatchObject({ principal: 'alice' });
    expect(facts).toMatchObject({ state: 'active', lastUsed: { kind: 'never' } });
    const asked = { keyId: 'AKIAIOSFODNN7EXAMPLE', code: null };
    expect(cloud.store.seen.map(({ keyId, code }) => ({ keyId, code }))).toEqual(Array(6).fill(asked));
  });

  it.skipIf(process.platform === 'win32')('is not even looked at: no profile file is opened', async () => {
    // A variable that is set would keep an SDK from looking further.
    for (const name of Object.keys(POISON)) vi.stubEnv(name, undefined);
    // Opening a pipe that nobody writes to never returns.
    for (const name of ['config', 'credentials']) {
      const path = join(home, '.aws', name);
      await rm(path);
      execFileSync('mkfifo', [path]);
    }
    expect((await verifyReadAndMake()).identity).toMatchObject({ principal: 'alice' });
  });
});
