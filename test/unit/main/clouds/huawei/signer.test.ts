import { describe, expect, it } from 'vitest';
import {
  authorization,
  canonicalQuery,
  encode,
  sdkDate,
} from '../../../../../src/main/clouds/huawei/signer.ts';

const AK = 'QTWAOYTTINDUT2QVKYUC';
const SK = 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc';

// The worked example of Huawei Cloud's "API Request Signing Guide", "AK/SK Signing and Authentication Algorithm".
const example = {
  method: 'GET' as const,
  path: '/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs',
  query: { marker: '13551d6b-755d-4757-b956-536f674975c0', limit: '2' },
  headers: {
    'x-sdk-date': '20191115T033655Z',
    'content-type': 'application/json',
    host: 'service.region.example.com',
  },
  body: '',
};

describe('authorization', () => {
  it('gives the published signature', () => {
    expect(authorization(example, AK, SK)).toBe(
      `SDK-HMAC-SHA256 Access=${AK}, SignedHeaders=content-type;host;x-sdk-date, Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe`,
    );
  });

  it('signs the path with one slash at its end, whether it is sent with one or not', () => {
    const slashed = { ...example, path: `${example.path}/` };
    expect(authorization(slashed, AK, SK)).toBe(authorization(example, AK, SK));
  });

  it('covers every part', () => {
    const before = authorization(example, AK, SK);
    const changed = [
      { ...example, path: '/v1/x' },
      { ...example, query: { ...example.query, limit: '3' } },
      { ...example, headers: { ...example.headers, 'x-sdk-date': '20191115T033656Z' } },
      { ...example, headers: { ...example.headers, 'x-security-token': 'token' } },
      { ...example, headers: { ...example.headers, host: 'service.other.example.com' } },
      { ...example, body: '{}' },
    ];
    for (const request of changed) expect(authorization(request, AK, SK)).not.toBe(before);
    expect(authorization(example, AK, `${SK}x`)).not.toBe(before);
  });
});

describe('what is signed', () => {
  it('encodes what RFC 3986 does not leave alone, sorted by name', () => {
    expect(canonicalQuery({ b: "a b*c~d/e!'()", a: '中', B: '' })).toBe(
      'B=&a=%E4%B8%AD&b=a%20b%2Ac~d%2Fe%21%27%28%29',
    );
    expect(encode('-_.~aZ09')).toBe('-_.~aZ09');
  });

  it('tells time in whole seconds of UTC', () => {
    expect(sdkDate(Date.UTC(2019, 10, 15, 3, 36, 55, 999))).toBe('20191115T033655Z');
  });
});
