import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../src/shared/catalogue/index.ts';
import { CLOUD_IDS } from '../../../../src/shared/model/cloud.ts';

describe('the kind of a key by its public id', () => {
  it.each([
    ['aliyun', 'LTAI5tExampleExample1234', false, 'access-key'],
    ['aliyun', 'STS.NUexampleExample1234', true, 'temporary'],
    // The id alone tells: somebody who forgot the token must hear of it.
    ['aliyun', 'STS.NUexampleExample1234', false, 'temporary'],
    ['aliyun', 'LTAI5tExampleExample1234', true, 'access-key'],
    ['aws', 'AKIAIOSFODNN7EXAMPLE', false, 'access-key'],
    ['aws', 'ASIAIOSFODNN7EXAMPLE', true, 'temporary'],
    ['aws', 'ASIAIOSFODNN7EXAMPLE', false, 'temporary'],
    ['aws', 'AKIAIOSFODNN7EXAMPLE', true, 'access-key'],
    // Ids of these two look alike whatever their kind, so the token tells.
    ['tencent', 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', false, 'access-key'],
    ['tencent', 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', true, 'temporary'],
    ['huawei', 'HPUA1B2C3D4E5F6G7H8I', false, 'access-key'],
    ['huawei', 'HPUA1B2C3D4E5F6G7H8I', true, 'temporary'],
    ['azure', '1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d', false, 'client-secret'],
    ['gcp', 'keyturn@example-project.iam.gserviceaccount.com', false, 'service-account-key'],
    ['ucloud', '4Zpublickeyexample0000', false, 'access-key'],
  ] as const)('%s: %s (with a token: %s) is %s', (cloud, publicId, withToken, kind) => {
    expect(catalogue[cloud].kindOf(publicId, withToken)).toBe(kind);
  });

  it.each(CLOUD_IDS)('%s has a kind in its list for whatever it tells', (cloud) => {
    const { fields, kindOf, kinds, publicIdField } = catalogue[cloud];
    const example = fields.find(({ key }) => key === publicIdField)?.example ?? 'example';
    for (const withToken of [false, true]) {
      expect(kinds.map(({ kind }) => kind)).toContain(kindOf(example, withToken));
    }
  });
});
