import { describe, expect, it } from 'vitest';
import { ucloudFailureKind } from '../../../../../src/main/clouds/ucloud/errors.ts';

describe('ucloudFailureKind', () => {
  it.each([
    [171, 200, 'wrong-secret'],
    [172, 200, 'unknown-or-disabled'],
    [292, 200, 'denied-but-valid'],
    [293, 200, 'denied-but-valid'],
    [294, 200, 'valid-but-not-from-this-address'],
    [299, 200, 'denied-but-valid'],
    [153, 200, 'throttled'],
    [9999, 429, 'throttled'],
    [161, 200, 'wrong-endpoint'],
    [110, 200, 'unexpected'],
    [130, 200, 'unexpected'],
    [150, 200, 'unexpected'],
    [170, 200, 'unexpected'],
    [174, 200, 'unexpected'],
    [295, 200, 'unexpected'],
  ])('%i with status %i is %s', (code, status, kind) => {
    expect(ucloudFailureKind(code, status)).toBe(kind);
  });
});
