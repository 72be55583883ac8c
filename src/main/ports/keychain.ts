/**
 * `unavailable`: there is none, or it failed the round trip. `denied`: it is there, and the person or the system
 * refused (a locked collection counts).
 */
export type KeychainProbe = 'usable' | 'unavailable' | 'denied';

/** The operating system's own store of small secrets. */
export interface Keychain {
  /** Writes, reads back and deletes a throw-away item; nothing is trusted before this says `usable`. */
  probe(): Promise<KeychainProbe>;
  /**
   * Null when there is no such item; a locked collection of the Secret Service answers the same.
   * Throws KeyturnError `keychain-unavailable` or `keychain-denied`.
   */
  get(item: string): Promise<string | null>;
  /** Throws as `get`. */
  set(item: string, value: string): Promise<void>;
  /** Whether an item was there. Throws as `get`. */
  delete(item: string): Promise<boolean>;
}
