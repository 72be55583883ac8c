import { describe, expect, it } from 'vitest';
import { timestamp } from '../../../../../src/main/clouds/ecloud/client.ts';
import { signature } from '../../../../../src/main/clouds/ecloud/signer.ts';

const query = {
  AccessKey: 'exampleak',
  SignatureMethod: 'HmacSHA1',
  SignatureNonce: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  SignatureVersion: 'V2.0',
  Timestamp: '2026-01-01T08:00:00Z',
  Version: '2016-12-05',
};
const request = { method: 'GET', path: '/api/openapi-instance/v4/region/describe-regions', query } as const;

describe('the signature of ECloud', () => {
  it('is what an independent program computed', () => {
    expect(signature(request, 'examplesk')).toBe('bb00f02efc91272be3e79a6275a76c720588edc0');
  });

  it('covers the method, the path, each parameter and the secret', () => {
    const others = [
      signature({ ...request, method: 'POST' }, 'examplesk'),
      signature({ ...request, path: '/' }, 'examplesk'),
      signature({ ...request, query: { ...query, Timestamp: '2026-01-01T08:00:01Z' } }, 'examplesk'),
      signature(request, 'examplesl'),
    ];
    expect(new Set([...others, signature(request, 'examplesk')]).size).toBe(5);
  });
});

describe('timestamp', () => {
  it('is Beijing time with a Z, also where that is another day', () => {
    expect(timestamp(Date.UTC(2026, 0, 1))).toBe('2026-01-01T08:00:00Z');
    expect(timestamp(Date.UTC(2025, 11, 31, 23, 59, 59, 999))).toBe('2026-01-01T07:59:59Z');
  });
});
