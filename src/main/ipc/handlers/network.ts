import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels about proxies, trust, and whether addresses can be reached. */
export const networkHandlers = ({ network, reachability }: Services) =>
  ({
    'network.get': () => network.get(),
    'network.save': (changes) => network.save(changes),
    'network.addAuthority': (from) => network.addAuthority(from),
    'network.pickAuthority': () => network.pickAuthority(),
    'network.removeAuthority': ({ id }) => network.removeAuthority(id),
    'network.see': ({ accountId }) => reachability.see(accountId),
    'reach.test': (input) => reachability.test(input),
    'reach.get': ({ run }) => reachability.get(run),
    'reach.stop': ({ run }) => {
      reachability.stop(run);
      return done;
    },
    'accounts.pin': ({ id, pin }) => network.pin(id, pin),
    'accounts.unpin': ({ id, host }) => network.unpin(id, host),
    'accounts.setProxyPassword': ({ id, password }) => network.setProxyPassword(id, password),
  }) satisfies Partial<Handlers>;
