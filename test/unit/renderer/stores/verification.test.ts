import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { credentialIdOf } from '../../../support/fake/keys.ts';
import { bareStores, manyKeys, settled } from './fixture.ts';

type Answer = Output<'credentials.verify'>;
const FAILED: Answer = {
  kind: 'failed',
  failure: {
    kind: 'network',
    vendorCode: null,
    requestId: null,
    httpStatus: null,
    host: null,
    clockAheadMs: null,
  },
};

describe('verification', () => {
  it('asks about four keys at a time and about each of them', async () => {
    const { stores, fake } = bareStores({ keys: manyKeys(10) });
    const open: (() => void)[] = [];
    let most = 0;
    fake.override('credentials.verify', () => {
      const { promise, resolve } = Promise.withResolvers<Answer>();
      open.push(() => resolve(FAILED));
      most = Math.max(most, open.length);
      return promise;
    });
    const ids = manyKeys(10).map((key) => key.id);
    const done = stores.verification.verify(ids);
    expect(stores.verification.state.getState().running.size).toBe(10);
    for (let answered = 0; answered < 10; answered += 1) {
      await settled();
      open.shift()?.();
    }
    await done;
    expect(most).toBe(4);
    expect(stores.verification.state.getState().running.size).toBe(0);
  });

  it('asks once about a key that is being asked about', async () => {
    const { stores, count } = bareStores({ keys: manyKeys(1) });
    await Promise.all([
      stores.verification.verify([credentialIdOf(1)]),
      stores.verification.verify([credentialIdOf(1)]),
    ]);
    expect(count('credentials.verify')).toBe(1);
  });

  it('keeps why a key could not be asked about, until it is asked about again', async () => {
    const { stores, fake } = bareStores({ keys: manyKeys(1) });
    fake.override('credentials.verify', () => {
      throw new KeyturnError('insecure-endpoint');
    });
    await stores.verification.verify([credentialIdOf(1)]);
    const refused = () => stores.verification.state.getState().refused.get(credentialIdOf(1))?.code;
    expect(refused()).toBe('insecure-endpoint');
    fake.override('credentials.verify', () => FAILED);
    await stores.verification.verify([credentialIdOf(1)]);
    expect(refused()).toBeUndefined();
  });

  it('asks nothing more after a reset', async () => {
    const { stores, fake, count } = bareStores({ keys: manyKeys(8) });
    const held = Promise.withResolvers<Answer>();
    fake.override('credentials.verify', () => held.promise);
    const done = stores.verification.verify(manyKeys(8).map((key) => key.id));
    stores.verification.reset();
    held.resolve(FAILED);
    await done;
    expect(count('credentials.verify')).toBe(4);
    expect(stores.verification.state.getState().running.size).toBe(0);
  });
});
