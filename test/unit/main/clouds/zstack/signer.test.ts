import { describe, expect, it } from 'vitest';
import { signature } from '../../../../../src/main/clouds/zstack/signer.ts';

const SECRET = 'examplesecret0123456789examplesecret0123';
const request = { method: 'GET', date: 'Thu, 01 Jan 2026 08:00:00 CST', uri: '/v1/accesskeys' } as const;

describe('the signature of ZStack', () => {
  it('is what an independent program computed', () => {
    expect(signature(request, SECRET)).toBe('Cgs11zGrzsT6fCpfxS+uHA55VhU=');
  });

  it('covers the date, the path and the secret', () => {
    const others = [
      signature({ ...request, date: 'Thu, 01 Jan 2026 08:00:01 CST' }, SECRET),
      signature({ ...request, uri: '/v1/zones' }, SECRET),
      signature(request, `${SECRET}x`),
    ];
    expect(new Set([...others, signature(request, SECRET)]).size).toBe(4);
  });
});
