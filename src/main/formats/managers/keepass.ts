import {
  Consts,
  Credentials,
  Kdbx,
  type KdbxEntry,
  type KdbxEntryField,
  KdbxError,
  type KdbxGroup,
  ProtectedValue,
} from 'kdbxweb';
import type { ManagerEntry, ManagerTask } from './entry.ts';
import { requireBearable } from './keepass-guard.ts';
import { ManagerError } from './limits.ts';

/**
 * The entries of a KeePass database (KDBX 3.1 and 4), without their history and without the recycle bin. Throws
 * ManagerError.
 */
export async function readKeePass({ bytes, password, keyFile }: ManagerTask): Promise<ManagerEntry[]> {
  const file = Uint8Array.from(bytes).buffer;
  try {
    // Nobody is asked for the password of a file that cannot be opened anyway.
    requireBearable(file);
    if (password === null && keyFile === null) throw new ManagerError('locked');
    const database = await Kdbx.load(file, credentialsOf(password ?? '', keyFile));
    const bin = database.meta.recycleBinEnabled ? database.meta.recycleBinUuid?.id : undefined;
    return database.groups.flatMap((group) => entriesOf(group, [], bin));
  } catch (error) {
    if (error instanceof ManagerError) throw error;
    const wrong = error instanceof KdbxError && error.code === Consts.ErrorCodes.InvalidKey;
    throw new ManagerError(wrong ? 'password' : 'unreadable');
  } finally {
    new Uint8Array(file).fill(0);
  }
}

/** Beside a key file no password means that there is none; alone it means an empty one. */
function credentialsOf(password: string, keyFile: Uint8Array | null): Credentials {
  const typed = password === '' && keyFile !== null ? null : ProtectedValue.fromString(password);
  return new Credentials(typed, keyFile === null ? null : Uint8Array.from(keyFile));
}

function entriesOf(group: KdbxGroup, above: readonly string[], bin: string | undefined): ManagerEntry[] {
  if (bin !== undefined && group.uuid.id === bin) return [];
  // The root is named after the database.
  const groups = group.parentGroup === undefined ? above : [...above, group.name ?? ''];
  return [
    ...group.entries.map((entry) => entryOf(entry, groups)),
    ...group.groups.flatMap((inner) => entriesOf(inner, groups, bin)),
  ];
}

/** The fields that every entry has; what else there is was named by its owner. */
const OWN_FIELDS = new Set(['Title', 'UserName', 'Password', 'URL', 'Notes']);

function entryOf({ fields, tags }: KdbxEntry, groups: readonly string[]): ManagerEntry {
  const text = (name: string): string => plain(fields.get(name));
  return {
    groups,
    tags,
    title: text('Title'),
    username: text('UserName'),
    password: text('Password'),
    url: text('URL'),
    notes: text('Notes'),
    fields: [...fields]
      .filter(([name]) => !OWN_FIELDS.has(name))
      .map(([name, value]) => ({ name, value: plain(value) })),
  };
}

function plain(value: KdbxEntryField | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : value.getText();
}
