import type { ProxySource } from '../../shared/model/network.ts';

/** One proxy as the system names it: an address, with the user and password that it may hold. */
export interface SystemServer {
  /** As it was written; whether it can be used is found out where it is. Never shown. */
  readonly address: string;
  /** The setting that it came from: a variable's name, or `https`. */
  readonly detail: string;
}

/** What this computer says about proxies. */
export interface SystemSettings {
  readonly source: ProxySource;
  /** Where a script lies; it counts before the servers. */
  readonly pac: string | null;
  /** By the protocol of the address that is asked; null is none. Beside a script, they are ones that it may name. */
  readonly https: SystemServer | null;
  readonly http: SystemServer | null;
  /** In the form of the vault's own rules. */
  readonly bypass: readonly string[];
}

/** The system's settings for proxies, looked up anew now and then. */
export interface SystemProxy {
  /** Null where nothing is set. Never rejects: a setting that cannot be asked for is none. */
  read(): Promise<SystemSettings | null>;
}

/** A computer that knows no proxies. */
export const NO_SYSTEM_PROXY: SystemProxy = { read: async () => null };
