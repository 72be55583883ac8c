import { describe, expect, it } from 'vitest';
import { authorization, sha256Hex } from '../../../../../src/main/clouds/aliyun/signer.ts';

// The worked example of help.aliyun.com, "V3 request structure and signature", with its fixed values.
const example = {
  method: 'POST' as const,
  path: '/',
  query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
  headers: {
    'x-acs-version': '2014-05-26',
    host: 'ecs.cn-shanghai.aliyuncs.com',
    'x-acs-action': 'RunInstances',
    'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'user-agent': 'not signed',
  },
  bodyHash: sha256Hex(''),
};

describe('authorization', () => {
  it('gives the published signature', () => {
    expect(authorization(example, 'YourAccessKeyId', 'YourAccessKeySecret')).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('covers every part', () => {
    const before = authorization(example, 'YourAccessKeyId', 'YourAccessKeySecret');
    const changed = [
      { ...example, path: '/x' },
      { ...example, method: 'GET' as const },
      { ...example, query: { ...example.query, RegionId: 'cn-beijing' } },
      { ...example, headers: { ...example.headers, 'x-acs-action': 'StopInstances' } },
      { ...example, headers: { ...example.headers, 'x-acs-security-token': 'token' } },
      { ...example, bodyHash: sha256Hex('body') },
    ];
    for (const request of changed) {
      expect(authorization(request, 'YourAccessKeyId', 'YourAccessKeySecret')).not.toBe(before);
    }
    expect(authorization(example, 'YourAccessKeyId', 'YourAccessKeySecres')).not.toBe(before);
  });
});
