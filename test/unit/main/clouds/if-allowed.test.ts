import { describe, expect, it } from 'vitest';
import { cloudError } from '../../../../src/main/clouds/cloud-error.ts';
import { ifTold } from '../../../../src/main/clouds/if-allowed.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';

const failing = (error: Error) => async () => {
  throw error;
};

describe('a part that need not be told', () => {
  it('is null where the cloud fails, or where a rule of this computer forbids its host', async () => {
    expect(await ifTold(async () => 'told')).toBe('told');
    expect(await ifTold(failing(cloudError('network')))).toBeNull();
    expect(await ifTold(failing(new KeyturnError('policy-forbids', { host: 'x' })))).toBeNull();
  });

  it('lets everything else through: the signal’s reason above all', async () => {
    const reason = new DOMException('Gone', 'AbortError');
    await expect(ifTold(failing(reason))).rejects.toBe(reason);
    const insecure = new KeyturnError('insecure-endpoint', { host: 'x' });
    await expect(ifTold(failing(insecure))).rejects.toBe(insecure);
  });
});
