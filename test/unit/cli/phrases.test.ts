import { describe, expect, it } from 'vitest';
import { failureAdvice } from '../../../src/cli/text/phrases.ts';
import { createWords } from '../../../src/cli/words.ts';
import type { CloudFailure, FailureKind } from '../../../src/shared/model/failure.ts';

const failure = (kind: FailureKind): CloudFailure => ({
  kind,
  vendorCode: 'invalid_grant',
  requestId: null,
  httpStatus: 400,
  host: null,
  clockAheadMs: null,
});

describe('failureAdvice', () => {
  it('names what else a platform answers alike, and says nothing of it elsewhere', () => {
    const words = createWords('en');
    expect(failureAdvice(failure('unknown-or-disabled'), 'gcp', words)).toContain('one key file');
    expect(failureAdvice(failure('unknown-or-disabled'), 'aws', words)).not.toContain('key file');
    expect(failureAdvice(failure('wrong-secret'), 'gcp', words)).not.toContain('key file');
  });

  it('has Ctyun’s list of addresses looked at where its gateway gives no reason, in either language', () => {
    expect(failureAdvice(failure('unexpected'), 'ctyun', createWords('en'))).toContain('allow list');
    expect(failureAdvice(failure('unexpected'), 'ctyun', createWords('zh-CN'))).toContain('加白');
  });
});
