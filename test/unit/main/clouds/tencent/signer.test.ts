import { describe, expect, it } from 'vitest';
import { authorization } from '../../../../../src/main/clouds/tencent/signer.ts';

const ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE';
const KEY = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';

// The worked example of Tencent Cloud's API 3.0, "Signature v3": the body is escaped as it stands there.
const example = {
  path: '/',
  headers: {
    'content-type': 'application/json; charset=utf-8',
    host: 'cvm.tencentcloudapi.com',
  },
  body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
  service: 'cvm',
  timestamp: 1_551_113_065,
};

describe('authorization', () => {
  it('gives the published signature', () => {
    expect(authorization(example, ID, KEY)).toBe(
      `TC3-HMAC-SHA256 Credential=${ID}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168`,
    );
  });

  it('signs values of headers in lower case, sorted by name', () => {
    const headers = { 'x-tc-action': 'DescribeInstances', ...example.headers };
    const lower = { ...example.headers, 'x-tc-action': 'describeinstances' };
    const signed = authorization({ ...example, headers }, ID, KEY);
    expect(signed).toBe(authorization({ ...example, headers: lower }, ID, KEY));
    expect(signed).toContain('SignedHeaders=content-type;host;x-tc-action,');
  });

  it('covers every part', () => {
    const before = authorization(example, ID, KEY);
    const changed = [
      { ...example, path: '/x' },
      { ...example, headers: { ...example.headers, host: 'sts.tencentcloudapi.com' } },
      { ...example, headers: { ...example.headers, 'x-tc-action': 'DescribeInstances' } },
      { ...example, body: '{}' },
      { ...example, service: 'sts' },
      { ...example, timestamp: example.timestamp + 1 },
    ];
    for (const request of changed) expect(authorization(request, ID, KEY)).not.toBe(before);
    expect(authorization(example, ID, `${KEY}x`)).not.toBe(before);
  });
});
