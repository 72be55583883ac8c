import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { NetworkChoices, WayOut } from '../../../shared/model/network.ts';
import { DEFAULT_NETWORK } from '../../../shared/model/network.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { isLoopback, shownHost } from '../../clouds/http/endpoint-policy.ts';
import { bypassedBy } from '../../clouds/http/proxies/bypass.ts';
import type { Pac } from '../../clouds/http/proxies/pac.ts';
import { badProxy, serverOf, shownHop, shownScript, signedIn } from '../../clouds/http/proxies/servers.ts';
import type { FindHops, Hop, ProxyServer, Way } from '../../clouds/way.ts';
import type { SystemProxy } from '../../ports/system-proxy.ts';
import type { Secret } from '../../vault/index.ts';
import { getNetworkChoices, getProxyPassword, VAULT_PROXY } from '../../vault/repositories/network.ts';
import type { VaultSession } from '../vault-session.ts';

/** A decision on the way of one address. `find` gives the ways, or throws `CloudError` why there is none. */
interface Decision extends Pick<WayOut, 'because' | 'source' | 'detail'> {
  find(): Promise<readonly Hop[]>;
}

export interface Hops {
  readonly find: FindHops;
  /** The same decision for people, without passwords. Never throws for what a network does. */
  see(url: URL, way: Way): Promise<WayOut>;
  /** Notes what the open vault says, for the time when it cannot be asked. */
  hold(): void;
}

const DIRECT: readonly Hop[] = [null];

/** Decides which way each call takes: the account's own word first, then the vault's, then this computer's. */
export function createHops(deps: {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly system: SystemProxy;
  readonly pac: Pac;
}): Hops {
  const { session, system, pac } = deps;

  let held: NetworkChoices | null = null;

  /** While the vault is locked, or gets another key, its last word counts: no call changes ways by that. */
  const choices = (): NetworkChoices => {
    if (session.isOpen()) held = session.vault().read(getNetworkChoices);
    return held ?? DEFAULT_NETWORK;
  };

  /** Null where none is stored. A vault that cannot be asked refuses: going without one would be another way. */
  const passwordOf = (id: string): string | null => {
    if (!session.isOpen()) throw new KeyturnError('vault-locked');
    const vault = session.vault();
    const stored = vault.read((db) => getProxyPassword(db, id));
    return stored && shownOnce(vault.unseal({ table: 'proxy_passwords', id }, stored.sealed));
  };

  /** A user without a password says nothing: an empty one would count as a wrong one. */
  const signInOf = (user: string | null, password: () => string | null): ProxyServer['signIn'] => {
    const revealed = user === null ? null : password();
    return user === null || !revealed ? null : { user, password: revealed };
  };

  const own = ({ url, user, password }: Way['proxy'] & { kind: 'own' }): ProxyServer => {
    const reveal = () => (typeof password === 'string' ? passwordOf(password) : (password?.reveal() ?? null));
    return { url, signIn: signInOf(user, reveal) };
  };

  const fixed = (
    because: Decision['because'],
    hops: readonly Hop[],
    detail: string | null = null,
  ): Decision => ({
    ...{ because, source: null, detail },
    find: async () => hops,
  });

  const bySystem = async (url: URL): Promise<Decision> => {
    const settings = await system.read();
    if (settings === null) return fixed('system', DIRECT);
    const { source } = settings;
    const rule = bypassedBy(url, settings.bypass);
    if (rule !== null) return { ...fixed('system-bypass', DIRECT, rule), source };
    const script = settings.pac;
    if (script !== null) {
      const detail = shownScript(script).slice(0, MAX_DETAIL);
      const known = [settings.https, settings.http].map((server) => server && serverOf(server.address));
      const find = async () => (await pac.ask(script, url)).map((hop) => signedIn(hop, known));
      return { because: 'system', source, detail, find };
    }
    const named = url.protocol === 'http:' ? settings.http : settings.https;
    if (named === null) return { ...fixed('system', DIRECT), source };
    const find = async (): Promise<readonly Hop[]> => {
      const server = serverOf(named.address);
      if (server === null) throw badProxy(named.address, url);
      return [server];
    };
    return { because: 'system', source, detail: named.detail, find };
  };

  const decide = async (url: URL, { proxy: asked }: Way): Promise<Decision> => {
    if (asked.kind === 'direct') return fixed('account', DIRECT);
    if (asked.kind === 'own') return { ...fixed('account', []), find: async () => [own(asked)] };
    const { proxy, bypass } = choices();
    if (proxy.kind === 'direct') return fixed('vault', DIRECT);
    if (isLoopback(url.hostname)) return fixed('loopback', DIRECT);
    const rule = bypassedBy(url, bypass);
    if (rule !== null) return fixed('bypass', DIRECT, rule);
    if (proxy.kind === 'system') return bySystem(url);
    if (proxy.kind === 'pac') {
      const detail = shownScript(proxy.url).slice(0, MAX_DETAIL);
      return { because: 'vault', source: null, detail, find: () => pac.ask(proxy.url, url) };
    }
    const signIn = () => signInOf(proxy.user, () => passwordOf(VAULT_PROXY));
    return { ...fixed('vault', []), find: async () => [{ url: proxy.url, signIn: signIn() }] };
  };

  return {
    find: async (url, way) => (await decide(url, way)).find(),
    hold() {
      try {
        choices();
      } catch {
        // Whatever is wrong with them is told to the call that asks.
      }
    },
    async see(url, way) {
      const { find, ...decision } = await decide(url, way);
      const host = shownHost(url);
      try {
        return { host, ...decision, ways: (await find()).map(shownHop), failure: null };
      } catch (error) {
        if (error instanceof CloudError)
          return { host, ...decision, ways: [], failure: error.failure.vendorCode };
        if (!(error instanceof KeyturnError)) throw error;
        return { host, ...decision, ways: [], failure: error.code };
      }
    },
  };
}

/** As the model says. */
const MAX_DETAIL = 2000;

function shownOnce(secret: Secret): string {
  try {
    return secret.reveal();
  } finally {
    secret.destroy();
  }
}
