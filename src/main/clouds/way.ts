import type { Pin } from '../../shared/model/certificate.ts';
import type { AccountId } from '../../shared/model/ids.ts';
import type { Revealable } from './revealable.ts';

/** Which proxy a call takes. */
export type ProxyWay =
  /** As the vault's network settings say, for this address and at this moment. */
  | { readonly kind: 'vault' }
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'own';
      /** `scheme://host:port`. */
      readonly url: string;
      readonly user: string | null;
      /** Held by the vault for this account, or just typed; null where there is none. */
      readonly password: AccountId | Revealable | null;
    };

/** How calls leave this computer, and what they trust beside the common authorities. */
export interface Way {
  readonly proxy: ProxyWay;
  /** Certificates that are taken in place of every other one at their addresses. */
  readonly pins: readonly Pin[];
  /** Whether addresses without TLS are agreed to. */
  readonly plainHttp: boolean;
}

/** As the vault says, with nothing of its own. */
export const VAULT_WAY: Way = { proxy: { kind: 'vault' }, pins: [], plainHttp: false };

/** Without any proxy. */
export const DIRECT_WAY: Way = { proxy: { kind: 'direct' }, pins: [], plainHttp: false };

/** A proxy that is asked to lead on, with what it is shown. */
export interface ProxyServer {
  /** `scheme://host:port`; the scheme is http, https or socks5. */
  readonly url: string;
  readonly signIn: { readonly user: string; readonly password: string } | null;
}

/** One way out: null is none, which is straight to the address. */
export type Hop = ProxyServer | null;

/** Finds the ways that an address can take right now, in the order in which they are tried. Throws `CloudError`. */
export type FindHops = (url: URL, way: Way, signal: AbortSignal) => Promise<readonly Hop[]>;
