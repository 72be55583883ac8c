import { hashRaw } from '@node-rs/argon2';
import {
  Consts,
  Credentials,
  CryptoEngine,
  Kdbx,
  type KdbxEntry,
  type KdbxEntryField,
  KdbxError,
  type KdbxGroup,
  ProtectedValue,
} from 'kdbxweb';
import type { ManagerEntry, ManagerTask } from './entry.ts';
import { MANAGER_LIMITS, ManagerError } from './limits.ts';

CryptoEngine.setArgon2Impl(
  async (password, salt, memoryKiB, iterations, length, parallelism, type, version) => {
    const most = MANAGER_LIMITS.argon2;
    const dear = memoryKiB > most.memoryKiB || iterations > most.iterations || parallelism > most.parallelism;
    if (dear) throw new ManagerError('too-large');
    const hash = await hashRaw(new Uint8Array(password), {
      // The package declares them as const enums, which separate compilation cannot inline.
      algorithm: type,
      version: version === 0x10 ? 0 : 1,
      memoryCost: memoryKiB,
      timeCost: iterations,
      parallelism,
      outputLen: length,
      salt: new Uint8Array(salt),
    });
    return Uint8Array.from(hash).buffer;
  },
);

/**
 * The entries of a KeePass database (KDBX 3.1 and 4), without their history and without the recycle bin. Throws
 * ManagerError.
 */
export async function readKeePass({ bytes, password, keyFile }: ManagerTask): Promise<ManagerEntry[]> {
  if (password === null && keyFile === null) throw new ManagerError('locked');
  const credentials = new Credentials(
    password === null || password === '' ? null : ProtectedValue.fromString(password),
    keyFile,
  );
  try {
    const database = await Kdbx.load(Uint8Array.from(bytes).buffer, credentials);
    const bin = database.meta.recycleBinEnabled ? database.meta.recycleBinUuid?.id : undefined;
    return database.groups.flatMap((group) => entriesOf(group, [], bin));
  } catch (error) {
    if (error instanceof ManagerError) throw error;
    const wrong = error instanceof KdbxError && error.code === Consts.ErrorCodes.InvalidKey;
    throw new ManagerError(wrong ? 'password' : 'unreadable');
  }
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
