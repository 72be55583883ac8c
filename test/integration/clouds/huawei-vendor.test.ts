import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { GlobalCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/GlobalCredentials.js';
import { Logger4jInstance } from '@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger.js';
import {
  IamClient,
  KeystoneListAuthDomainsRequest,
  KeystoneListAuthProjectsRequest,
  ShowPermanentAccessKeyRequest,
} from '@huaweicloud/huaweicloud-sdk-iam/v3/public-api.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { signedRequest } from '../../../src/main/clouds/huawei/client.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { projectIdOf, userIdOf } from '../../clouds/huawei/actions.ts';
import { startHuaweiCloud } from '../../clouds/huawei/cloud.ts';
import type { StoredKey } from '../../clouds/index.ts';
import type { StandInCloud } from '../../clouds/shared/front.ts';
import { contextFor, keyOf, testHttp } from './support.ts';

const ACCOUNT = '27680d67da6b47eb82d00a1a118be145';
const MADE = Date.UTC(2026, 2, 4, 5, 6, 7, 80);

let cloud: StandInCloud;
let http: Http;
let key: StoredKey;
let temporary: StoredKey;

beforeAll(async () => {
  // It prints every refused request, signature included.
  Logger4jInstance.level = 'off';
  cloud = await startHuaweiCloud();
  http = testHttp();
  const { store } = cloud;
  const owner = store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name: 'alice' });
  const secret = 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc';
  key = store.addKey(owner, { publicId: 'QTWAOYTTINDUT2QVKYUC', secret, createdAt: MADE });
  const agency = store.addPrincipal({ kind: 'role', accountId: ACCOUNT, name: 'deploy' });
  const token = { text: 'hQpjbi1exampletoken+/==', expiresAt: Date.now() + 3_600_000 };
  temporary = store.addKey(agency, { publicId: 'HSTANOXZU2UXBS55JLJ3', secret: 'temporary', token });
});
afterAll(async () => {
  await http.close();
  await cloud.close();
});

function credentialsOf({ publicId, secret, token }: StoredKey): GlobalCredentials {
  const credentials = new GlobalCredentials().withAk(publicId).withSk(secret).withDomainId(ACCOUNT);
  return token === null ? credentials : credentials.withSecurityToken(token.text);
}

/** Without a name of its own the SDK would leave a file in the home folder to be told apart by. */
const clientOf = (stored: StoredKey): IamClient =>
  IamClient.newBuilder()
    .withCredential(credentialsOf(stored))
    .withEndpoint(cloud.url)
    .withOptions({ customUserAgent: 'test' })
    .build();

const show = (stored: StoredKey, accessKey = stored.publicId) =>
  clientOf(stored).showPermanentAccessKey(new ShowPermanentAccessKeyRequest(accessKey));

describe("Huawei Cloud's SDK, as it comes", () => {
  it('is answered', async () => {
    expect(await show(key)).toMatchObject({
      credential: {
        user_id: userIdOf(key.owner),
        access: key.publicId,
        status: 'active',
        create_time: '2026-03-04T05:06:07.080000Z',
      },
    });
    const domains = await clientOf(temporary).keystoneListAuthDomains(new KeystoneListAuthDomainsRequest());
    expect(domains).toMatchObject({ domains: [{ id: ACCOUNT }] });
    const projects = await clientOf(key).keystoneListAuthProjects(new KeystoneListAuthProjectsRequest());
    const first = { name: 'cn-north-4', id: projectIdOf(ACCOUNT, 'cn-north-4') };
    expect(projects).toMatchObject({ projects: expect.arrayContaining([expect.objectContaining(first)]) });
  });

  it('is refused with another secret or id', async () => {
    const refused = { httpStatusCode: 401, errorCode: 'APIGW.0301' };
    await expect(show({ ...key, secret: 'wrong' })).rejects.toMatchObject({
      ...refused,
      errorMsg: expect.stringContaining('verify aksk signature fail'),
    });
    await expect(show({ ...key, publicId: 'HPUAUNKNOWN' })).rejects.toMatchObject({
      ...refused,
      errorMsg: expect.stringContaining('ak not exist'),
    });
    await expect(show(key, 'HPUAOTHER')).rejects.toMatchObject({ httpStatusCode: 403 });
  });
});

describe('our client beside the SDK', () => {
  const recorded = async (run: () => Promise<unknown>) => {
    const before = cloud.store.seen.length;
    await run();
    return cloud.store.seen.slice(before).map(({ signature: _signature, ...asked }) => asked);
  };

  it('asks for the same', async () => {
    const ctx = contextFor('huawei', cloud.url, { http });
    const mine = await recorded(async () => {
      const identity = await clouds.huawei.verify(keyOf(key), ctx);
      await clouds.huawei.keyFacts?.(keyOf(key), identity, ctx);
    });
    const theirs = await recorded(async () => {
      await clientOf(key).keystoneListAuthProjects(new KeystoneListAuthProjectsRequest());
      await show(key);
    });
    // The SDK has no call for the first one, which is STS's.
    expect(mine.map(({ action }) => action)[0]).toBe('GetCallerIdentity');
    expect(mine.slice(1)).toEqual(theirs);
  });

  it('gives the same signature for the same request', () => {
    const query = { user_id: '张三 a+b*c~(d)', b: '' };
    const call = {
      service: 'iam',
      path: '/v3.0/OS-CREDENTIAL/credentials',
      query,
      domainId: ACCOUNT,
    } as const;
    for (const stored of [key, temporary]) {
      const { url, headers } = signedRequest(call, keyOf(stored), contextFor('huawei', cloud.url, { http }));
      const { authorization, 'x-sdk-date': date = '', ...rest } = headers;
      const request = {
        endpoint: `${url.origin}${url.pathname}`,
        method: 'GET',
        headers: { ...rest, 'X-Sdk-Date': date },
        queryParams: { ...query },
      };
      const theirs: unknown = AKSKSigner.sign(request, credentialsOf(stored));
      expect(theirs).toHaveProperty('Authorization', authorization);
    }
  });
});
