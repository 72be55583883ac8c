import { createClient } from '../../../../src/renderer/bridge/client.ts';
import { createStores, type Stores } from '../../../../src/renderer/stores/index.ts';
import { wireStores } from '../../../../src/renderer/stores/wire.ts';
import type { CredentialDetail } from '../../../../src/shared/model/credential.ts';
import { createFakeBridge, type FakeBridge, type FakeOptions } from '../../../support/fake/bridge.ts';
import { accountOf, keyOf } from '../../../support/fake/keys.ts';

/** The instant at which these tests take place. */
export const NOW = Date.UTC(2026, 10, 21);

/** Stores on a fake bridge, with the calls that they made. */
export interface Fixture {
  readonly fake: FakeBridge;
  readonly stores: Stores;
  /** How often a channel was called. */
  readonly count: (channel: string) => number;
}

/** Stores that are not wired to events yet. */
export function bareStores(options: FakeOptions = {}): Fixture {
  const fake = createFakeBridge({ now: () => NOW, ...options });
  return {
    fake,
    stores: createStores(createClient(fake.bridge)),
    count: (channel) => fake.calls.filter((call) => call.channel === channel).length,
  };
}

/** Stores as the window has them. */
export async function wiredStores(options: FakeOptions = {}): Promise<Fixture> {
  const fixture = bareStores(options);
  wireStores(fixture.stores);
  await settled();
  return fixture;
}

/** Waits until every answer of the fake, which needs no more than microtasks, has arrived. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** So many keys of one account, `key 1` the first. */
export function manyKeys(count: number): readonly CredentialDetail[] {
  const account = accountOf(1, { label: 'prod' });
  return Array.from({ length: count }, (_, index) =>
    keyOf({ n: index + 1, label: `key ${index + 1}`, account, ageDays: 5000 - index }, NOW),
  );
}

/** A promise with its ends outside. */
export function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  return Promise.withResolvers<T>();
}
