import { describe, expect, it } from 'vitest';
import type { Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { FAKE_NOW } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const good = sampleKey({ label: 'good' });
const bad = sampleKey({ id: 'bbbb000000000002', label: 'bad', publicId: 'AKIAQ3EGRIMWKEYTURN8' });
const odd = sampleKey({ id: 'cccc000000000003', label: 'odd', publicId: 'AKIAQ3EGRIMWKEYTURN9' });

const PROVEN: Output<'credentials.verify'> = {
  kind: 'proven',
  identity: {
    accountId: '123456789012',
    principalKind: 'user',
    principal: 'deploy',
    arn: 'arn:aws:iam::123456789012:user/deploy',
    at: FAKE_NOW,
  },
};
const FAILED: Output<'credentials.verify'> = {
  kind: 'failed',
  failure: {
    kind: 'wrong-secret',
    vendorCode: 'SignatureDoesNotMatch',
    requestId: 'req-1',
    httpStatus: 403,
    host: 'sts.example',
    clockAheadMs: 12,
  },
};

const answers: Answers = {
  ...vaultOf(good, bad, odd),
  'credentials.verify': ({ id }) => {
    if (id === good.id) return PROVEN;
    if (id === bad.id) return FAILED;
    throw new KeyturnError('insecure-endpoint', { host: 'plain.example' });
  },
};

describe('verify', () => {
  it('ends with 0 when every key is proven', async () => {
    const ended = await run(['verify', good.id, ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toBe('✓ good: arn:aws:iam::123456789012:user/deploy\n');
    expect(ended.stderr).toBe('1 proven, 0 failed\n');
  });

  it('ends with 1 when one fails, and still checks the others', async () => {
    const ended = await run(['verify', '--all', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.json()).toEqual({
      proven: 1,
      failed: 2,
      results: [
        {
          id: good.id,
          label: 'good',
          cloud: 'aws',
          publicId: good.publicId,
          result: 'proven',
          identity: {
            accountId: '123456789012',
            principalKind: 'user',
            principal: 'deploy',
            arn: 'arn:aws:iam::123456789012:user/deploy',
            at: '2026-03-01T00:00:00.000Z',
          },
          failure: null,
          error: null,
        },
        {
          id: bad.id,
          label: 'bad',
          cloud: 'aws',
          publicId: bad.publicId,
          result: 'failed',
          identity: null,
          failure: {
            kind: 'wrong-secret',
            vendorCode: 'SignatureDoesNotMatch',
            requestId: 'req-1',
            httpStatus: 403,
            host: 'sts.example',
            clockAheadMs: 12,
          },
          error: null,
        },
        {
          id: odd.id,
          label: 'odd',
          cloud: 'aws',
          publicId: odd.publicId,
          result: 'error',
          identity: null,
          failure: null,
          error: {
            code: 'insecure-endpoint',
            message: expect.any(String),
            params: { host: 'plain.example' },
          },
        },
      ],
    });
    expect(ended.stderr).toBe('');
  });

  it("names the vendor's code and request beside our words", async () => {
    const ended = await run(['verify', bad.id, ...WITH_PASSWORD], answers);
    expect(ended.stdout).toContain('SignatureDoesNotMatch, HTTP 403, req-1, sts.example');
  });

  it('shows progress on a terminal and takes it away again', async () => {
    const ended = await run(['verify', '--all', ...WITH_PASSWORD], answers, { interactive: true });
    expect(ended.stderr).toContain('Verifying 3 of 3');
    const lines = ended.stderr.split('\r\u001b[K');
    expect(lines.at(-1)).toBe('1 proven, 2 failed\n');
  });

  it('stops when the vault itself fails', async () => {
    const ended = await run(['verify', '--all', '--json', ...WITH_PASSWORD], {
      ...answers,
      'credentials.verify': () => {
        throw new KeyturnError('disk-full');
      },
    });
    expect(ended.code).toBe(5);
    expect(ended.json()).toMatchObject({ error: { code: 'disk-full' } });
  });

  it('is content with an empty vault', async () => {
    expect((await run(['verify', '--all', ...WITH_PASSWORD])).code).toBe(0);
  });
});
