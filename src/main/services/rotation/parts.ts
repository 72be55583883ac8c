import type { CloudKey, CreatedKey } from '../../clouds/cloud.ts';
import type { Event, Instant, Rotation, Step } from './engine/types.ts';

/** An event of the engine before its time was taken. */
export type Report = Event extends infer One ? (One extends Event ? Omit<One, 'at'> : never) : never;

/** A key that was opened for one call. */
export interface OpenedKey {
  readonly key: CloudKey;
  /** Zeroes what can be zeroed. */
  destroy(): void;
}

/** Which key signs or is proven: by its part in the rotation. */
export type Part = 'old' | 'new' | 'admin';

/** The place that waits for the answer to one request to create. It works while the vault is locked. */
export interface OpenInbox {
  /** Encrypts the answer and flushes it to the disk. Never fails: what the disk refuses is kept in memory, encrypted. */
  put(created: CreatedKey): Promise<void>;
  /** Zeroes the one-time key. */
  close(): void;
}

/**
 * What one rotation keeps on this computer: its journal, its keys, its inbox. Every method throws `vault-locked` while
 * no vault is open, and whatever the vault throws; then nothing was changed.
 */
export interface Keeper {
  /** The rotation as it is journalled now. */
  load(): Rotation;
  /** One transaction: the engine is asked and what it says is journalled, the states of the keys with it. */
  advance(event: Event): Step;
  /** Whether a person wants out, and no step has taken note of it yet. */
  isAsked(): boolean;
  /** Opens a key for one call; null where its secret is not held. */
  open(part: Part): OpenedKey | null;
  /** Preallocates the inbox and journals its one-time key together with `inbox-ready`. */
  prepareInbox(at: () => Instant): Promise<Step>;
  openInbox(): OpenInbox;
  /** The public id of the answer that the inbox holds; null where it holds none. */
  readInbox(): Promise<string | null>;
  /** Puts the answer into the vault, together with `stored`; null where the inbox holds none. */
  store(at: () => Instant): Promise<Step | null>;
  /** Whether the new key, read again and opened, is what the cloud answered. */
  checkStored(): Promise<boolean>;
}
