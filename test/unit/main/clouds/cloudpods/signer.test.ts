import { describe, expect, it } from 'vitest';
import { proofOf } from '../../../../../src/main/clouds/cloudpods/signer.ts';

const URL_ = new URL('https://cloudpods.example.com:30500/v3/auth/tokens');
const AT = Date.UTC(2026, 0, 1);
const SECRET = 'c2VjcmV0LWV4YW1wbGU=';

describe('proofOf', () => {
  // Computed by an independent program, and taken by the s3auth package of Cloudpods itself.
  it('is what the platform takes', () => {
    expect(proofOf(URL_, AT, 'ak-0123456789', SECRET)).toEqual({
      algorithm: 'AWS4-HMAC-SHA256',
      access_key: 'ak-0123456789',
      signature: '818478b2455e9b8fe065bf3521e71bc415ad93656df3851daadcecd60cb3d4d3',
      request:
        'AWS4-HMAC-SHA256\n20260101T000000Z\n20260101/cn-beijing/s3/aws4_request\n0e7ba4243979fc78057d51dd09f7c64ff8d9098e179fabb418501fc429d6f09c',
      location: 'cn-beijing',
      signed_headers: ['host', 'x-amz-content-sha256', 'x-amz-date'],
      sign_date: '2026-01-01T00:00:00.000000Z',
    });
  });

  it('covers the address, the time and the secret', () => {
    const { signature } = proofOf(URL_, AT, 'ak', SECRET);
    const others = [
      proofOf(new URL('https://other.example/v3/auth/tokens'), AT, 'ak', SECRET),
      proofOf(URL_, AT + 1000, 'ak', SECRET),
      proofOf(URL_, AT, 'ak', 'other'),
    ];
    expect(new Set([signature, ...others.map((proof) => proof.signature)]).size).toBe(4);
  });
});
