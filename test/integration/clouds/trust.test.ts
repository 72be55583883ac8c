import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { type AwsCloud, startAwsCloud } from '../../clouds/index.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import { contextFor, failureOf, keyOf, testHttp } from './support.ts';

const good = selfSigned('IP:127.0.0.1');
const otherName = selfSigned('DNS:sts.example');
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const key = keyOf({ publicId: 'AKIAIOSFODNN7EXAMPLE', secret: SECRET });

async function start(tls: { key: string; cert: string }): Promise<AwsCloud> {
  const cloud = await startAwsCloud({ tls });
  const user = cloud.store.addPrincipal({ kind: 'user', accountId: '123456789012', name: 'alice' });
  cloud.store.addKey(user, { publicId: key.publicId, secret: SECRET });
  return cloud;
}

async function verify(cloud: AwsCloud, ca: readonly string[]) {
  const http = testHttp({ ca });
  try {
    return await clouds.aws.verify(key, contextFor('aws', cloud.url, { http }));
  } finally {
    await http.close();
  }
}

describe('certificates', () => {
  let cloud: AwsCloud;
  beforeEach(async () => {
    cloud = await start(good);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await cloud.close();
  });

  it('trusts nobody that signed itself, and asks once', async () => {
    expect(await failureOf(verify(cloud, []))).toMatchObject({
      kind: 'untrusted-certificate',
      vendorCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      httpStatus: null,
    });
    expect(cloud.store.seen).toHaveLength(0);
  });

  it('keeps checking where the environment switches checks off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect((await failureOf(verify(cloud, []))).kind).toBe('untrusted-certificate');
  });

  it('trusts an authority that was added', async () => {
    expect(await verify(cloud, [good.cert])).toMatchObject({ principal: 'alice' });
  });

  it('wants the name too', async () => {
    const elsewhere = await start(otherName);
    try {
      expect(await failureOf(verify(elsewhere, [otherName.cert]))).toMatchObject({
        kind: 'untrusted-certificate',
        vendorCode: 'ERR_TLS_CERT_ALTNAME_INVALID',
      });
    } finally {
      await elsewhere.close();
    }
  });
});
