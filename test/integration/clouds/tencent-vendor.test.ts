import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import Tc3 from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js';
import { sts } from 'tencentcloud-sdk-nodejs-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CloudKey } from '../../../src/main/clouds/cloud.ts';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { authorization } from '../../../src/main/clouds/tencent/signer.ts';
import type { StoredKey } from '../../clouds/index.ts';
import { startTencentCloud, type TencentCloud } from '../../clouds/tencent/cloud.ts';
import { contextFor, keyOf, testHttp } from './support.ts';

const ACCOUNT = '100000000001';
const MADE = Date.UTC(2026, 2, 4, 20, 6, 7);

let cloud: TencentCloud;
let http: Http;
let key: StoredKey;
let temporary: StoredKey;

beforeAll(async () => {
  cloud = await startTencentCloud();
  http = testHttp();
  const { store } = cloud;
  const allow = ['cam:*'];
  const owner = store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name: 'alice', allow });
  key = store.addKey(owner, {
    publicId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    secret: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    createdAt: MADE,
    lastUsed: { at: MADE, service: 'cvm', region: '' },
  });
  const role = store.addPrincipal({ kind: 'role', accountId: ACCOUNT, name: 'deploy' });
  const token = { text: 'exampletoken+/=', expiresAt: Date.now() + 3_600_000 };
  temporary = store.addKey(role, { publicId: 'AKIDtemporary', secret: 'temporary=', token });
});
afterAll(async () => {
  await http.close();
  await cloud.close();
});

const configOf = (stored: StoredKey, secretKey = stored.secret) => ({
  credential: {
    secretId: stored.publicId,
    secretKey,
    ...(stored.token && { token: stored.token.text }),
  },
  region: 'ap-guangzhou',
  profile: { httpProfile: { endpoint: new URL(cloud.url).host, protocol: 'http://', reqTimeout: 10 } },
});

const cam = (stored: StoredKey) => new CommonClient(new URL(cloud.url).host, '2019-01-16', configOf(stored));

describe("Tencent Cloud's SDKs, as they come", () => {
  it('are answered', async () => {
    const who = await new sts.v20180813.Client(configOf(key)).GetCallerIdentity();
    expect(who).toMatchObject({ AccountId: ACCOUNT, Type: 'CAMUser' });
    const session = await new sts.v20180813.Client(configOf(temporary)).GetCallerIdentity();
    expect(session).toMatchObject({ Type: 'CAMRole' });
    const list: unknown = await cam(key).request('ListAccessKeys', {});
    expect(list).toMatchObject({
      AccessKeys: [{ AccessKeyId: key.publicId, Status: 'Active', CreateTime: '2026-03-05 04:06:07' }],
    });
    const used: unknown = await cam(key).request('GetSecurityLastUsed', { SecretIdList: [key.publicId] });
    expect(used).toMatchObject({ SecretIdLastUsedRows: [{ LastUsedDate: '2026-03-05' }] });
  });

  it('are refused with another secret or id', async () => {
    const wrong = new sts.v20180813.Client(configOf(key, 'Gu5t9xGARNpq86cd98joQYCN4EXAMPLE'));
    await expect(wrong.GetCallerIdentity()).rejects.toMatchObject({ code: 'AuthFailure.SignatureFailure' });
    const unknown = new sts.v20180813.Client(configOf({ ...key, publicId: 'AKIDunknown' }));
    await expect(unknown.GetCallerIdentity()).rejects.toMatchObject({
      code: 'AuthFailure.SecretIdNotFound',
    });
  });
});

describe('our client beside the SDK', () => {
  const recorded = async (run: () => Promise<unknown>) => {
    const before = cloud.store.seen.length;
    await run();
    return cloud.store.seen.slice(before).map(({ signature: _signature, ...asked }) => asked);
  };
  it('asks for the same', async () => {
    const endpoints = { sts: cloud.url, cam: cloud.url };
    const ctx = { ...contextFor('tencent', cloud.url, { http }), endpoints };
    const ours: CloudKey = keyOf(key);
    const mine = await recorded(async () => {
      await clouds.tencent.keyFacts?.(ours, await clouds.tencent.verify(ours, ctx), ctx);
    });
    const theirs = await recorded(async () => {
      await new sts.v20180813.Client(configOf(key)).GetCallerIdentity();
      await cam(key).request('ListAccessKeys', {});
      await cam(key).request('GetSecurityLastUsed', { SecretIdList: [key.publicId] });
    });
    expect(mine).toHaveLength(3);
    expect(mine).toEqual(theirs);
  });

  it('gives the same signature for the same request', () => {
    const [service, timestamp] = ['cam', 1_700_000_000];
    const payload = { TargetUin: 100000000002, Description: '张三 & co' };
    const theirs = Tc3.sign3({
      method: 'POST',
      url: 'https://cam.tencentcloudapi.com/',
      payload,
      timestamp,
      service,
      secretId: key.publicId,
      secretKey: key.secret,
      multipart: false,
      boundary: '',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    });
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      host: 'cam.tencentcloudapi.com',
    };
    const request = { path: '/', headers, body: JSON.stringify(payload), service, timestamp };
    expect(authorization(request, key.publicId, key.secret)).toBe(theirs);
  });
});
