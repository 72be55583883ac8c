import Client, { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedRequest } from '../../../src/main/clouds/apsara/client.ts';
import { apsaraKind, startApsaraSite } from '../../clouds/apsara/kind.ts';
import type { StandIn, TypedKey } from '../../clouds/stand-in.ts';
import { testHttp } from './support.ts';
import { contextAt, openedKey } from './verify-suite.ts';

let there: StandIn;
let key: TypedKey;
beforeAll(async () => {
  there = await startApsaraSite();
  key = there.newKey();
});
afterAll(() => there.close());

const HEADERS = { 'x-acs-organizationid': '1', 'x-acs-regionid': 'cn-env00-d01' };

/** The vendor's own client, told the gateway and the headers as its Terraform provider does. */
function call(product: string, action: string, version: string, secret = key.stored.secret) {
  const client = new Client(
    new $OpenApiUtil.Config({
      accessKeyId: key.publicId,
      accessKeySecret: secret,
      endpoint: new URL(there.url).host,
      protocol: 'HTTP',
      signatureAlgorithm: 'v2',
    }),
  );
  const params = new $OpenApiUtil.Params({
    ...{ action, version, protocol: 'HTTP', pathname: '/', method: 'POST', authType: 'AK', style: 'RPC' },
    ...{ bodyType: 'json', reqBodyType: 'formData' },
  });
  const query = { Product: product, RegionId: 'cn-env00-d01' };
  return client.callApi(params, new $OpenApiUtil.OpenApiRequest({ query, headers: HEADERS }), {} as never);
}

describe("the vendor's client, as it comes", () => {
  it('is answered', async () => {
    const who = await call('ascm', 'GetUserInfo', '2019-05-10');
    expect(who.body).toMatchObject({ data: { loginName: key.stored.owner.name } });
    const regions = await call('Ecs', 'DescribeRegions', '2014-05-26');
    expect(regions.body).toMatchObject({ Regions: { Region: [{ RegionId: 'cn-env00-d01' }] } });
  });

  it('is refused with another secret', async () => {
    await expect(call('ascm', 'GetUserInfo', '2019-05-10', 'other')).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
    });
  });
});

describe('our request beside it', () => {
  it('bears the signature that the vendor’s client computes for it, and asks for the same', async () => {
    const http = testHttp();
    const ctx = contextAt(apsaraKind, there, key, { http });
    const action = { product: 'ascm', action: 'GetUserInfo', version: '2019-05-10' };
    const ours = signedRequest(action, openedKey(apsaraKind, key), ctx);
    await http.close();
    const { Signature, ...query } = Object.fromEntries(ours.url.searchParams);
    expect(Signature).toBe(OpenApiUtil.getRPCSignature(query, 'POST', key.stored.secret));

    await call(action.product, action.action, action.version);
    const { params } = there.store.seen.at(-1) ?? {};
    expect(params).toMatchObject(HEADERS);
    expect(ours.headers).toMatchObject(HEADERS);
  });
});
