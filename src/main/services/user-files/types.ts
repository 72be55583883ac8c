import type { ConsumerId } from '../../../shared/model/consumer.ts';
import type { KeptFile, KeptFileId, KeptWhy } from '../../../shared/model/kept-file.ts';
import type { Otherwise } from '../../formats/text.ts';
import type { FileFacts } from '../../ports/files.ts';

/** A person's file as it was read. A change is made of exactly these bytes, or not at all. */
export interface UserFile {
  /** Without links, so that what is replaced is the file and never a link to it. */
  readonly path: string;
  readonly facts: FileFacts;
  readonly text: string;
  /** How bytes that are no Unicode were read. */
  readonly otherwise: Otherwise;
  /** The SHA-256 of its bytes. */
  readonly digest: Buffer;
}

export interface Rewrite {
  readonly file: UserFile;
  /** The whole of what it is to hold. */
  readonly text: string;
  readonly why: KeptWhy;
  readonly consumerId: ConsumerId | null;
  /** Whether the text that was read back holds what was meant; the copy is brought back where it does not. */
  readonly proves: (text: string) => boolean;
}

/** Changing files that belong to the person and to other tools, so that none is ever damaged or lost. */
export interface UserFiles {
  /**
   * Throws `place-gone`, `file-unreadable` (param `reason`), `file-too-large`, `file-not-text`, `file-changed`,
   * `vault-locked`.
   */
  open(path: string, otherwise?: Otherwise): Promise<UserFile>;
  /**
   * Keeps the file sealed in the vault, writes the new text under another name beside it with the same rights, flushes
   * it, looks once more whether the file is still the one that was read, swaps, flushes the folder, reads back. Null where
   * the text is the same already: nothing is touched then. Throws `file-changed`, `file-not-ours`, `file-many-names`,
   * `file-encoding`, `file-not-writable`, `disk-full`, `vault-busy`, `vault-locked`, and `internal` where the text itself does
   * not prove; the file is as it was then, or as somebody else made it. Places in the file are noted to hold the key or the
   * command, as the new text has it. Scrubbing, undoing and mending a command are rows of the audit; `rotation` and `update` are
   * recorded by who asks for them, under the key that is served. Beyond 1,000 copies or 50 MB the oldest go.
   */
  rewrite(rewrite: Rewrite): Promise<KeptFileId | null>;
  kept(): Promise<KeptFile[]>;
  /**
   * Brings the same bytes and rights back, also of a file that is gone. Throws `not-found`, `place-gone` for a file of another
   * computer or where the folder is gone, `file-changed` and `key-ended` (a key would come back that is out of use) unless `over`,
   * and as `rewrite`.
   */
  undo(id: KeptFileId, over: boolean): Promise<KeptFile>;
  forget(ids: readonly KeptFileId[]): void;
  /** After a change that was cut short: takes away what lies about under other names. Called once the vault is open. */
  settle(): Promise<void>;
  /** Resolves once no change is under way. Never rejects. */
  idle(): Promise<void>;
}
