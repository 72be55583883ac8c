import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { NetworkSettings } from '../../../src/shared/model/network.ts';

type NetworkChannel = Extract<ChannelName, `network.${string}` | `reach.${string}`>;

/** A vault that follows the system, which has no proxy; nothing can be tested. */
export function createFakeNetwork(changed: () => void): {
  readonly [C in NetworkChannel]: (input: Input<C>) => Output<C>;
} {
  let settings: NetworkSettings = { proxy: { kind: 'system' }, bypass: [], authorities: [] };
  const skipped = { state: 'skipped', ms: null, reason: 'no-key', facts: {}, failure: null } as const;
  return {
    'network.get': () => settings,
    'network.save': ({ proxy, bypass, password }) => {
      const fixed = proxy.kind === 'fixed';
      settings = {
        ...settings,
        bypass: [...bypass],
        proxy: fixed ? { ...proxy, hasPassword: password?.kind === 'set' } : proxy,
      };
      changed();
      return settings;
    },
    'network.addAuthority': () => {
      throw new KeyturnError('certificate-unreadable', { reason: 'no-certificate' });
    },
    'network.pickAuthority': () => null,
    'network.removeAuthority': ({ id }) => {
      settings = { ...settings, authorities: settings.authorities.filter((one) => one.id !== id) };
      changed();
      return settings;
    },
    'network.see': () => [],
    'reach.test': ({ run }) => ({ run, done: true, addresses: [], signature: skipped }),
    'reach.get': () => {
      throw new KeyturnError('not-found');
    },
    'reach.stop': () => ({}),
  };
}
