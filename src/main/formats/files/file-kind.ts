import type { CloudId } from '../../../shared/model/cloud.ts';
import type { FileKind } from '../../../shared/model/consumer.ts';
import type { FoundKey } from '../found-key.ts';
import type { Otherwise } from '../text.ts';

/** Where a person's files are on this computer, as their tools find them. */
export interface Around {
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A key in a file, and the name by which it is found there again. */
export interface FileEntry {
  /** A profile, a section, a remote, a variable; empty where the file holds one key alone. Unique in its file. */
  readonly entry: string;
  readonly key: FoundKey;
  /** A command that the file names in place of the key: the key has no values then. Null where the values stand there. */
  readonly command: string | null;
}

/**
 * What is in the way of reading a part of a file. `encrypted`: by the tool itself. `session`: a login that ends by itself
 * and is no key. `repeated`: the same name twice, of which the tool reads one. `incomplete`: a key with a half missing.
 */
export interface FileProblem {
  readonly kind: 'encrypted' | 'session' | 'syntax' | 'repeated' | 'incomplete';
  readonly line: number | null;
}

/** What the bytes of a file are that are no Unicode, by its kind's role. */
export function otherwiseOf(role: FileKindSpec['role']): Otherwise {
  return role === 'leak' ? 'latin1' : 'gb18030';
}

export interface FileReading {
  readonly entries: readonly FileEntry[];
  readonly problems: readonly FileProblem[];
}

/** The values of a key in clear, under the catalogue's names of its cloud: what a writer puts into a file. */
export interface KeyValues {
  readonly cloud: CloudId;
  readonly fields: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * One kind of file that holds keys. All of it is pure: text in, text out. Whatever a writer does not have to change stays
 * byte for byte: comments, order, unknown names, blanks, line ends, a missing last line end. Reading never throws.
 */
export interface FileKindSpec {
  readonly id: FileKind;
  /** The cloud whose keys it holds; null where it holds those of several. */
  readonly cloud: CloudId | null;
  /** `leak`: keys only ended up there (a history of commands), and rotation has nothing to serve. */
  readonly role: 'serves' | 'leak';
  /** Whether it is looked for with the usual files, the profiles of shells, or their histories. */
  readonly among: 'usual' | 'profiles' | 'histories';
  /**
   * Absolute paths where the tool looks, in its order, what the environment names first. The last part of a path may hold
   * one `*`, for tools that name their files after profiles: every file of that folder counts whose name has any characters in
   * its place.
   */
  readonly places: (around: Around) => readonly string[];
  /** Names of files, in lower case, by which it is told in a folder that the person chose; null where no name tells. */
  readonly named: RegExp | null;
  /** Whether a text with such a name, or any name where `named` is null, is of this kind; absent where the name is enough. */
  readonly fits?: (text: string) => boolean;
  readonly read: (text: string) => FileReading;
  /**
   * The text with other values of one entry: public id, secret and token; a token that the new key does not have goes.
   * Region, endpoint and the rest stay. Null where the kind is read only. Throws KeyturnError `place-gone`,
   * `value-unwritable` (param `field`) where the syntax has no way to say a value, `file-encrypted`.
   */
  readonly write: ((text: string, entry: string, values: KeyValues) => string) | null;
  /** The text without the plaintext of one entry; what else stands in the entry stays. Throws as `write`. */
  readonly remove: ((text: string, entry: string) => string) | null;
  /**
   * The text with a command in place of the plaintext, for tools that know such a thing, or with another command in place
   * of the one that is there. `command` is a program by its absolute path, and its arguments. Throws as `write`.
   */
  readonly asCommand: ((text: string, entry: string, command: readonly string[]) => string) | null;
}
