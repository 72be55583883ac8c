import { describe, expect, it } from 'vitest';
import { signature } from '../../../../../src/main/clouds/apsara/signer.ts';

const common = {
  AccessKeyId: 'testid',
  SignatureMethod: 'HMAC-SHA1',
  SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
  SignatureVersion: '1.0',
};
const published = {
  ...common,
  Action: 'DescribeRegions',
  Format: 'XML',
  Timestamp: '2016-02-23T12:46:24Z',
  Version: '2014-05-26',
};

describe('the signature of the RPC style', () => {
  // The worked example of help.aliyun.com, "RPC signature".
  it('is the published one', () => {
    expect(signature('GET', published, 'testsecret')).toBe('OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
  });

  it('is what an independent program computed for ASCM', () => {
    const query = {
      ...common,
      Action: 'GetUserInfo',
      Format: 'JSON',
      Product: 'ascm',
      RegionId: 'cn-env-d01',
      Timestamp: '2026-01-01T00:00:00Z',
      Version: '2019-05-10',
    };
    expect(signature('GET', query, 'testsecret')).toBe('/X8nhDK6lolu+Dl97ZOZwslkqBI=');
  });

  it('covers the method, each parameter and the secret', () => {
    const others = [
      signature('POST', published, 'testsecret'),
      signature('GET', { ...published, Format: 'JSON' }, 'testsecret'),
      signature('GET', published, 'testsecres'),
    ];
    expect(new Set([...others, signature('GET', published, 'testsecret')]).size).toBe(4);
  });
});
