import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { Account } from '../../../src/shared/model/account.ts';
import type { Authority } from '../../../src/shared/model/certificate.ts';
import type { NetworkSettings } from '../../../src/shared/model/network.ts';
import { ticket } from './import-preview.ts';
import { BY_VARIABLE, DIRECT, reportOf, SHOWN_BEFORE } from './reach-reports.ts';

type NetworkChannel = Extract<ChannelName, `network.${string}` | `reach.${string}`>;

const DAY = 86_400_000;

const authorityOf = (n: number, subject: string): Authority => ({
  ...{ id: `000000000000000${n}`, subject, fingerprint: SHOWN_BEFORE },
  ...{ from: Date.now() - 90 * DAY, until: Date.now() + 3 * 365 * DAY },
});

/** A vault that follows a system with a proxy in its environment, and trusts one authority of its own. */
export function createFakeNetwork(
  changed: () => void,
  account: (id: string) => Account,
): { readonly [C in NetworkChannel]: (input: Input<C>) => Output<C> } {
  let settings: NetworkSettings = {
    ...{ proxy: { kind: 'system' }, bypass: ['*.corp.example.com', '10.0.0.0/8'] },
    authorities: [authorityOf(1, 'CN=Example Corp Root CA, O=Example Corp')],
  };
  const set = (next: Partial<NetworkSettings>): NetworkSettings => {
    settings = { ...settings, ...next };
    changed();
    return settings;
  };
  return {
    'network.get': () => settings,
    'network.save': ({ proxy, bypass, password = { kind: 'keep' } }) => {
      const before = settings.proxy;
      if (proxy.kind !== 'fixed') return set({ proxy, bypass });
      const same = before.kind === 'fixed' && before.url === proxy.url && before.user === proxy.user;
      const held = same && before.hasPassword && password.kind === 'keep';
      return set({ bypass, proxy: { ...proxy, hasPassword: held || password.kind === 'set' } });
    },
    'network.addAuthority': (from) => {
      if (from.kind === 'text' && !from.text.includes('BEGIN CERTIFICATE'))
        throw new KeyturnError('certificate-unreadable', { reason: 'no-certificate' });
      const added = authorityOf(settings.authorities.length + 1, 'CN=Private Cloud CA');
      set({ authorities: [...settings.authorities, added] });
      return [added];
    },
    'network.pickAuthority': () => ({ ticket: ticket(7) }),
    'network.removeAuthority': ({ id }) =>
      set({ authorities: settings.authorities.filter((one) => one.id !== id) }),
    'network.see': () => [
      { host: 'sts.us-east-1.amazonaws.com', ...BY_VARIABLE },
      { host: 'iam.amazonaws.com', ...BY_VARIABLE },
      { host: 'sts.aliyuncs.com', ...BY_VARIABLE },
      { host: '10.0.0.10:30500', ...DIRECT, because: 'bypass', detail: '10.0.0.0/8' },
      { host: 'pods.corp.example.com', ...DIRECT, because: 'bypass', detail: '*.corp.example.com' },
    ],
    'reach.test': ({ run, target }) => {
      if (target.kind === 'draft') return reportOf(run, target.draft);
      return reportOf(run, { ...account(target.accountId), ...target.edited } as Account);
    },
    'reach.get': () => {
      throw new KeyturnError('not-found');
    },
    'reach.stop': () => ({}),
  };
}
