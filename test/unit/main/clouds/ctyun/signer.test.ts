import { describe, expect, it } from 'vitest';
import { authorization, eopDate, stringToSign } from '../../../../../src/main/clouds/ctyun/signer.ts';

const AK = '0123456789abcdef0123456789abcdef';
const SK = 'fedcba9876543210fedcba9876543210';
const REQUEST = {
  requestId: '27cfe4dc-e640-45f6-92ca-492ca73e8680',
  date: '20260101T080000Z',
  query: '',
  body: '',
};

// Signatures that a signer of another hand gives too; the string to sign has the form of Ctyun's own description.
describe('authorization', () => {
  it('signs a read without parameters', () => {
    expect(stringToSign(REQUEST)).toBe(
      'ctyun-eop-request-id:27cfe4dc-e640-45f6-92ca-492ca73e8680\neop-date:20260101T080000Z\n\n\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(authorization(REQUEST, AK, SK)).toBe(
      `${AK} Headers=ctyun-eop-request-id;eop-date Signature=uC8U11q958Tzz5uG+AXUGDPTrprdzd89chTGtS2KGGk=`,
    );
  });

  it('signs a body', () => {
    expect(authorization({ ...REQUEST, body: '{"pageNum":1,"pageSize":1}' }, AK, SK)).toContain(
      'Signature=UhVYrTYnX0kQHC70rh4gu+Gcn1LeK/iXI+p1umL+0LE=',
    );
  });

  it('covers every part', () => {
    const signatures = [
      authorization(REQUEST, AK, SK),
      authorization({ ...REQUEST, requestId: 'other' }, AK, SK),
      authorization({ ...REQUEST, date: '20260101T080001Z' }, AK, SK),
      authorization({ ...REQUEST, query: 'a=1' }, AK, SK),
      authorization({ ...REQUEST, body: '{}' }, AK, SK),
      authorization(REQUEST, AK.replace('0', '1'), SK),
      authorization(REQUEST, AK, SK.replace('f', 'e')),
    ].map((text) => text.split('Signature=').at(-1));
    expect(new Set(signatures).size).toBe(signatures.length);
  });
});

describe('eopDate', () => {
  it.each([
    [Date.UTC(2026, 0, 1), '20260101T080000Z'],
    [Date.UTC(2025, 11, 31, 15, 59, 59, 999), '20251231T235959Z'],
    [Date.UTC(2025, 11, 31, 16), '20260101T000000Z'],
  ])('is Beijing’s wall clock (%i)', (ms, text) => {
    expect(eopDate(ms)).toBe(text);
  });

  it('does not look at the zone of the computer', () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'America/Los_Angeles';
      expect(eopDate(Date.UTC(2026, 6, 1))).toBe('20260701T080000Z');
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
