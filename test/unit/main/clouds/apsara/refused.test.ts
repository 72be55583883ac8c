import { describe, expect, it } from 'vitest';
import { refused } from '../../../../../src/main/clouds/apsara/refused.ts';
import type { HttpAnswer } from '../../../../../src/main/clouds/http/http.ts';

const answer = (status: number): HttpAnswer => ({
  ...{ status, headers: {}, body: '', host: 'gateway.example', clockAheadMs: null },
});

describe('refused', () => {
  it.each([
    [{ Code: 'InvalidAccessKeyId.NotFound', RequestId: 'R' }, 404, 'unknown-key'],
    [{ Code: 'InvalidAccessKeyId.Inactive', RequestId: 'R' }, 400, 'disabled'],
    [{ Code: 'SignatureDoesNotMatch', RequestId: 'R' }, 400, 'wrong-secret'],
    [{ Code: 'IllegalTimestamp', RequestId: 'R' }, 400, 'clock-skew'],
    [{ Code: '403', RequestId: 'R' }, 200, 'denied-but-valid'],
    [{ Code: 'Forbidden.RAM', RequestId: 'R' }, 403, 'denied-but-valid'],
    [{ Code: 'SignatureNonceUsed', RequestId: 'R' }, 400, 'unexpected'],
    [
      { asapiSuccess: false, asapiErrorCode: 'ASCM.NoPermission', asapiRequestId: 'R' },
      200,
      'denied-but-valid',
    ],
    [{ asapiSuccess: false, asapiErrorCode: 'InvalidAccessKeyId', asapiRequestId: 'R' }, 200, 'unknown-key'],
    [{ errorKey: 'InvalidAction.NotFound', asapiRequestId: 'R' }, 404, 'wrong-endpoint'],
    [{ code: 403, success: false, requestId: 'R' }, 200, 'denied-but-valid'],
    [{ success: false, requestId: 'R' }, 200, 'unexpected'],
  ])('reads %o with %i', (body, status, kind) => {
    expect(refused(body, answer(status))).toMatchObject({ kind, requestId: 'R' });
  });

  it.each([
    { Code: '200', Success: true, RequestId: 'R', Regions: {} },
    { code: 200, success: true, asapiSuccess: true, data: {} },
    { Regions: { Region: [] }, RequestId: 'R' },
    // Somebody else's error, which must prove nothing.
    { code: 403, message: 'Forbidden by the company' },
    { error: 'x' },
    undefined,
    null,
    'text',
  ])('takes %o for none', (body) => {
    expect(refused(body, answer(200))).toBeNull();
  });
});
