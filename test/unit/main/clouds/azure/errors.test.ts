import { describe, expect, it } from 'vitest';
import { apiFailureKind, stsFailure } from '../../../../../src/main/clouds/azure/errors.ts';

describe('stsFailure', () => {
  it.each([
    [[700016], 400, 'unknown-key'],
    [[70001], 400, 'unknown-or-disabled'],
    [[7000112], 401, 'disabled'],
    [[7000215], 401, 'wrong-secret'],
    [[7000222], 401, 'expired-token'],
    [[90002], 400, 'unknown-key'],
    [[90038], 400, 'wrong-endpoint'],
    [[500011], 400, 'wrong-endpoint'],
    [[53003], 400, 'valid-but-not-from-this-address'],
    [[501051], 400, 'denied-but-valid'],
    [[90055], 400, 'throttled'],
    [[7000215], 429, 'throttled'],
    [[7000215], 503, 'unexpected'],
    [[9002313], 400, 'unexpected'],
  ])('%j (%i) is %s', (codes, status, kind) => {
    expect(stsFailure('some_word', codes, status)).toEqual({ kind, vendorCode: `AADSTS${codes[0]}` });
  });

  it('takes the first code that it knows of several', () => {
    expect(stsFailure('invalid_client', [50196000, 50012], 401)).toEqual({
      kind: 'wrong-secret',
      vendorCode: 'AADSTS50012',
    });
  });

  it('falls back to the word where there is no code', () => {
    expect(stsFailure('invalid_client', [], 401)).toEqual({
      kind: 'wrong-secret',
      vendorCode: 'invalid_client',
    });
    expect(stsFailure('unauthorized_client', [], 400)).toEqual({
      kind: 'unknown-key',
      vendorCode: 'unauthorized_client',
    });
  });

  it.each([
    ['invalid_client', 700025, 'unexpected'],
    ['unauthorized_client', 700051, 'unexpected'],
    ['invalid_resource', 500014, 'wrong-endpoint'],
    ['temporarily_unavailable', 90033, 'throttled'],
  ])('condemns no key for %s beside the code %i that it does not know', (word, code, kind) => {
    expect(stsFailure(word, [code], 401)).toEqual({ kind, vendorCode: `AADSTS${code}` });
  });

  it('knows nothing of a server that speaks otherwise', () => {
    expect(stsFailure('Forbidden', [], 403)).toBeNull();
  });
});

describe('apiFailureKind', () => {
  it.each([
    ['Authorization_RequestDenied', 403, 'denied-but-valid'],
    ['AuthorizationFailed', 403, 'denied-but-valid'],
    ['SomethingNew', 403, 'denied-but-valid'],
    ['InvalidAuthenticationToken', 401, 'expired-token'],
    ['TooManyRequests', 429, 'throttled'],
    ['SomethingNew', 429, 'throttled'],
    ['Request_ResourceNotFound', 404, 'unexpected'],
  ])('%s (%i) is %s', (code, status, kind) => {
    expect(apiFailureKind(code, status)).toBe(kind);
  });
});
