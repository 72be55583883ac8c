import { describe, expect, it } from 'vitest';
import { inFront } from '../../../../src/renderer/stores/broker.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { sampleKeys } from '../../../support/fake/keys.ts';
import { type Fixture, NOW, settled, wiredStores } from './fixture.ts';

const keys = sampleKeys(NOW);
const open = () => wiredStores({ keys });
const stateOf = ({ stores }: Fixture) => stores.broker.state.getState();
const front = (fixture: Fixture) => inFront(stateOf(fixture))?.label;

async function asked(fixture: Fixture, ...at: readonly number[]): Promise<void> {
  fixture.fake.askFor(at.map((key) => ({ key })));
  await settled();
}

describe('questions of other programs', () => {
  it('come up as they are asked, one after the other', async () => {
    const fixture = await open();
    expect(front(fixture)).toBeUndefined();
    await asked(fixture, 1, 2);
    expect(front(fixture)).toBe(keys[1]?.label);
    await fixture.stores.broker.decide(stateOf(fixture).asks[0]?.id as never, 'once');
    expect(front(fixture)).toBe(keys[2]?.label);
    expect(fixture.fake.calls.findLast(({ channel }) => channel === 'broker.decide')?.input).toMatchObject({
      answer: 'once',
    });
  });

  it('are quiet once they are put aside, until somebody asks to see them or another one comes', async () => {
    const fixture = await open();
    await asked(fixture, 1);
    fixture.stores.broker.putAside();
    expect(front(fixture)).toBeUndefined();
    expect(stateOf(fixture).asks).toHaveLength(1);
    fixture.stores.broker.show();
    expect(front(fixture)).toBe(keys[1]?.label);
    fixture.stores.broker.putAside();
    await asked(fixture, 1, 3);
    expect(front(fixture)).toBe(keys[3]?.label);
  });

  it('forget what was put aside once it waits no more', async () => {
    const fixture = await open();
    await asked(fixture, 1);
    fixture.stores.broker.putAside();
    await asked(fixture);
    expect(stateOf(fixture).aside.size).toBe(0);
  });

  it('say why a word was not taken, but nothing of one that came too late', async () => {
    const fixture = await open();
    await asked(fixture, 1);
    const id = stateOf(fixture).asks[0]?.id as never;
    fixture.fake.override('broker.decide', () => {
      throw new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
    });
    await fixture.stores.broker.decide(id, 'always');
    expect(stateOf(fixture).error?.code).toBe('policy-forbids');
    fixture.fake.override('broker.decide', () => {
      throw new KeyturnError('not-found');
    });
    await fixture.stores.broker.decide(id, 'always');
    expect(stateOf(fixture).error).toBeNull();
  });

  it('are gone with the lock', async () => {
    const fixture = await open();
    await asked(fixture, 1);
    await fixture.fake.bridge.call['vault.lock']({});
    await settled();
    expect(stateOf(fixture).asks).toEqual([]);
  });

  it('come up after the unlock, where they waited for that', async () => {
    const fixture = await wiredStores({ keys, status: { state: 'locked' } });
    await asked(fixture, 1);
    expect(fixture.count('broker.pending')).toBe(0);
    await fixture.fake.bridge.call['vault.unlock']({ kind: 'password', password: 'correct horse battery' });
    await settled();
    expect(front(fixture)).toBe(keys[1]?.label);
  });

  it('are shown again by a press on the notification', async () => {
    const fixture = await open();
    await asked(fixture, 1);
    fixture.stores.broker.putAside();
    fixture.fake.override('place.take', () => ({ kind: 'asks' }));
    fixture.fake.emit('place.changed', {});
    await settled();
    expect(front(fixture)).toBe(keys[1]?.label);
  });
});

describe('the words that hold', () => {
  it('are asked for while somebody looks at them alone, and follow what is taken back', async () => {
    const fixture = await open();
    const { broker } = fixture.stores;
    fixture.fake.emit('broker.changed', {});
    await settled();
    expect(fixture.count('broker.consents')).toBe(0);
    await broker.look();
    expect(stateOf(fixture).consents).toHaveLength(2);
    await broker.revoke([stateOf(fixture).consents?.[0]?.id as never]);
    expect(stateOf(fixture).consents).toHaveLength(1);
    broker.leave();
    expect(stateOf(fixture).consents).toBeNull();
  });
});
