import { describe, expect, it } from 'vitest';
import { wireStores } from '../../../../src/renderer/stores/wire.ts';
import type { Place } from '../../../../src/shared/model/reminder.ts';
import { FAKE_PASSWORD } from '../../../support/fake/bridge.ts';
import { credentialIdOf, sampleKeys } from '../../../support/fake/keys.ts';
import { bareStores, type Fixture, NOW, settled, wiredStores } from './fixture.ts';

const keys = sampleKeys(NOW);
const key = (rotate = false): Place => ({ kind: 'key', id: credentialIdOf(4), rotate });

/** Main has a place to land at; it is told once. */
function leads({ fake }: Fixture, place: Place): void {
  let waiting: Place | null = place;
  fake.override('place.take', () => {
    const taken = waiting;
    waiting = null;
    return taken;
  });
  fake.emit('place.changed', {});
}
const selected = ({ stores }: Fixture) => stores.list.state.getState().selected;
const dialog = ({ stores }: Fixture) => stores.dialogs.state.getState().open;

describe('landing', () => {
  it('shows the key, among all of them', async () => {
    const fixture = await wiredStores({ keys });
    fixture.stores.places.history();
    leads(fixture, key());
    await settled();
    expect(selected(fixture)).toBe(credentialIdOf(4));
    expect(fixture.stores.places.state.getState().place).toBe('keys');
    expect(dialog(fixture)).toBeNull();
  });

  it('opens the plan where a rotation was asked for', async () => {
    const fixture = await wiredStores({ keys });
    leads(fixture, key(true));
    await settled();
    expect(dialog(fixture)).toEqual({ kind: 'rotate', id: credentialIdOf(4) });
  });

  it.each([
    [{ kind: 'due' }, 'keys'],
    [{ kind: 'rotations' }, 'rotations'],
  ] as const)('leads to %j', async (place, name) => {
    const fixture = await wiredStores({ keys });
    leads(fixture, place);
    await settled();
    expect(fixture.stores.places.state.getState().place).toBe(name);
    if (place.kind === 'due') expect(fixture.stores.list.state.getState().view).toEqual({ kind: 'due' });
  });

  it('follows a press that made the window, on a vault that was open all the time', async () => {
    const fixture = bareStores({ keys });
    leads(fixture, key(true));
    // As the page does before its first paint.
    await fixture.stores.session.refresh();
    wireStores(fixture.stores);
    await settled();
    expect(dialog(fixture)).toEqual({ kind: 'rotate', id: credentialIdOf(4) });
    expect(fixture.count('place.take')).toBe(1);
  });

  it('waits for the unlock', async () => {
    const fixture = await wiredStores({ keys, status: { state: 'locked' } });
    leads(fixture, key());
    await settled();
    expect(fixture.count('place.take')).toBe(0);
    await fixture.stores.session.unlock({ kind: 'password', password: FAKE_PASSWORD });
    await settled();
    expect(selected(fixture)).toBe(credentialIdOf(4));
  });

  it('happens in a window that is made anew over an open vault', async () => {
    const fixture = bareStores({ keys });
    leads(fixture, key());
    // As the window starts: it asks for the state before it shows anything.
    await fixture.stores.session.refresh();
    wireStores(fixture.stores);
    await settled();
    expect(selected(fixture)).toBe(credentialIdOf(4));
  });

  it('waits until the dialog that is open is closed, and takes the place once', async () => {
    const fixture = await wiredStores({ keys });
    const before = fixture.count('place.take');
    fixture.stores.dialogs.open({ kind: 'edit', id: credentialIdOf(1) });
    leads(fixture, key(true));
    await settled();
    expect(fixture.count('place.take')).toBe(before);
    expect(dialog(fixture)).toEqual({ kind: 'edit', id: credentialIdOf(1) });
    fixture.stores.dialogs.close();
    await settled();
    expect(dialog(fixture)).toEqual({ kind: 'rotate', id: credentialIdOf(4) });
    fixture.stores.dialogs.close();
    await settled();
    expect(fixture.count('place.take')).toBe(before + 1);
  });

  it('stays where it is when there is nothing to land at', async () => {
    const fixture = await wiredStores({ keys });
    fixture.stores.places.history();
    fixture.fake.emit('place.changed', {});
    await settled();
    expect(fixture.stores.places.state.getState().place).toBe('history');
  });
});
