import { describe, expect, it } from 'vitest';
import { ecloudRefusal } from '../../../../../src/main/clouds/ecloud/errors.ts';

describe('ecloudRefusal', () => {
  it.each([
    ['', 'Invalid parameter AccessKey ', 200, 'unknown-or-disabled', 'Invalid parameter AccessKey'],
    ['', 'Invalid parameter Signature ', 400, 'wrong-secret', 'Invalid parameter Signature'],
    ['', 'Invalid parameter Timestamp ', 400, 'clock-skew', 'Invalid parameter Timestamp'],
    ['', 'Invalid parameter SignatureNonce ', 400, 'unexpected', null],
    ['M02C002', 'gateway cannot route', 404, 'wrong-endpoint', 'M02C002'],
    ['', 'M02C002: gateway cannot route', 200, 'wrong-endpoint', 'M02C002'],
    ['X', 'no right', 403, 'denied-but-valid', null],
    ['X', 'slow down', 429, 'throttled', null],
    ['X', 'oops', 200, 'unexpected', null],
  ])('%s %s with %i', (code, message, status, kind, words) => {
    expect(ecloudRefusal(code, message, status)).toEqual({ kind, words });
  });
});
