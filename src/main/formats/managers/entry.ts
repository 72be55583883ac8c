/** One entry of a password manager, whichever it is. */
export interface ManagerEntry {
  readonly title: string;
  /** The folders or groups that it lies in, the outermost first. */
  readonly groups: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly url: string;
  readonly notes: string;
  /** What else it holds, under the names that its owner gave. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly tags: readonly string[];
}

/** An entry that holds a key, and which one of its file it is, from 1. */
export interface NumberedEntry {
  readonly entry: ManagerEntry;
  readonly line: number;
}

/** What leaves the reading thread: logins to web sites stay in it, and end with it. */
export interface KeyEntries {
  readonly entries: readonly NumberedEntry[];
  /** How many entries hold no key of a cloud. */
  readonly passedOver: number;
}

/** The managers whose files are read. `keyturn`: accounts that were exported from another vault. */
export type Manager = 'keepass' | 'bitwarden' | 'onepassword' | 'keyturn';

/** What the reading thread is given. The bytes are its own copy, which it zeroes. */
export interface ManagerTask {
  /** Exports of another vault are opened by the vault's code; it is their content that is read here. */
  readonly manager: Exclude<Manager, 'keyturn'>;
  readonly bytes: Uint8Array;
  /** Null where none was asked for. */
  readonly password: string | null;
  readonly keyFile: Uint8Array | null;
}

/** The JSON of an export of another vault, for the same thread, and by the same rules. */
export interface ContentTask {
  readonly manager: 'keyturn';
  readonly bytes: Uint8Array;
}
