import { Readable } from 'node:stream';
import Ims, { GetAccessKeyLastUsedRequest, ListAccessKeysRequest } from '@alicloud/ims20190815';
import { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';
import Sts from '@alicloud/sts20150401';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedRequest } from '../../../src/main/clouds/aliyun/client.ts';
import { type AliyunCloud, type StoredKey, startAliyunCloud } from '../../clouds/index.ts';
import { contextFor, keyOf, testHttp } from './support.ts';

const MADE = Date.UTC(2026, 2, 4, 5, 6, 7);
const TOKEN = 'CAISexampletoken+/=';

let cloud: AliyunCloud;
let key: StoredKey;
let temporary: StoredKey;

beforeAll(async () => {
  cloud = await startAliyunCloud();
  const { store } = cloud;
  const accountId = '1968132000128888';
  const user = store.addPrincipal({
    kind: 'user',
    accountId,
    name: 'alice',
    allow: ['ram:ListAccessKeys', 'ram:GetAccessKeyLastUsed'],
  });
  key = store.addKey(user, {
    publicId: 'LTAI5tExampleExample1234',
    secret: 'exampleSecretExampleSecret1234',
    createdAt: MADE,
    lastUsed: { at: MADE, service: 'Oss', region: '' },
  });
  const role = store.addPrincipal({ kind: 'role', accountId, name: 'deploy' });
  const token = { text: TOKEN, expiresAt: Date.now() + 3_600_000 };
  temporary = store.addKey(role, { publicId: 'STS.NUexampleexample', secret: 'temporary', token });
});

afterAll(() => cloud.close());

const configOf = (stored: StoredKey, over: Readonly<Record<string, string>> = {}) =>
  new $OpenApiUtil.Config({
    accessKeyId: stored.publicId,
    accessKeySecret: stored.secret,
    ...(stored.token ? { securityToken: stored.token.text } : {}),
    endpoint: new URL(cloud.url).host,
    protocol: 'HTTP',
    ...over,
  });

// `v2` is what the SDK calls the older signature, HMAC-SHA1 over parameters.
describe.each(['ACS3-HMAC-SHA256', 'v2'])(
  "Alibaba Cloud's SDKs with %s, as they come",
  (signatureAlgorithm) => {
    const over = { signatureAlgorithm };

    it('are answered', async () => {
      const who = await new Sts(configOf(key, over)).getCallerIdentity();
      expect(who.body).toMatchObject({
        identityType: 'RAMUser',
        arn: 'acs:ram::1968132000128888:user/alice',
      });
      const session = await new Sts(configOf(temporary, over)).getCallerIdentity();
      expect(session.body).toMatchObject({ identityType: 'AssumedRoleUser' });
      const ims = new Ims(configOf(key, over));
      const userPrincipalName = 'alice@1968132000128888.onaliyun.com';
      const list = await ims.listAccessKeys(new ListAccessKeysRequest({ userPrincipalName }));
      expect(list.body?.accessKeys?.accessKey?.[0]).toMatchObject({
        accessKeyId: key.publicId,
        status: 'Active',
        createDate: '2026-03-04T05:06:07Z',
      });
      const request = new GetAccessKeyLastUsedRequest({ userAccessKeyId: key.publicId });
      const used = await ims.getAccessKeyLastUsed(request);
      expect(used.body?.accessKeyLastUsed).toMatchObject({
        lastUsedDate: '2026-03-04T05:06:07Z',
        serviceName: 'Oss',
      });
    });

    it('are refused with another secret or id', async () => {
      const wrong = new Sts(configOf(key, { ...over, accessKeySecret: 'exampleSecretExampleSecret1235' }));
      await expect(wrong.getCallerIdentity()).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
      const unknown = new Sts(configOf(key, { ...over, accessKeyId: 'LTAI5tUnknown' }));
      await expect(unknown.getCallerIdentity()).rejects.toMatchObject({
        code: 'InvalidAccessKeyId.NotFound',
      });
    });
  },
);

describe('our signer beside the SDK', () => {
  it('gives the same signature for the same request', async () => {
    const http = testHttp();
    const query = { UserAccessKeyId: 'LTAI a+b*c~(d)', UserPrincipalName: '张三@example.onaliyun.com' };
    const call = { service: 'ims', action: 'GetAccessKeyLastUsed', version: '2019-08-15', query } as const;
    for (const stored of [key, temporary]) {
      const ours = signedRequest(call, keyOf(stored), contextFor('aliyun', cloud.url, { http }));
      const { authorization, accept: _accept, ...headers } = ours.headers;
      const request = {
        protocol: 'http',
        port: 80,
        pathname: '/',
        method: 'POST',
        query,
        headers,
        body: Readable.from([]),
      };
      const bodyHash = headers['x-acs-content-sha256'] ?? '';
      const [algorithm, id, secret] = ['ACS3-HMAC-SHA256', stored.publicId, stored.secret];
      const theirs = OpenApiUtil.getAuthorization(request, algorithm, bodyHash, id, secret);
      expect(authorization).toBe(theirs);
    }
    await http.close();
  });
});
