import {
  Consts,
  Credentials,
  Int64,
  Kdbx,
  type KdbxEntry,
  type KdbxGroup,
  KdbxUuid,
  ProtectedValue,
  VarDictionary,
} from 'kdbxweb';
// Brings Argon2, which the library leaves to others.
import '../../../src/main/formats/managers/keepass-guard.ts';

/** How a database is opened and written. */
export interface MadeShape {
  readonly version?: 3 | 4;
  readonly kdf?: 'argon2d' | 'argon2id' | 'aes';
  readonly cipher?: 'aes' | 'chacha20';
  readonly password?: string | null;
  readonly keyFile?: Uint8Array | null;
}

/** Puts something into a fresh database. */
export type Fill = (root: KdbxGroup, database: Kdbx) => void;

/** A database as KeePassXC would write it, but with a key that is cheap to make. */
export async function madeDatabase(
  fill: Fill,
  { version = 4, kdf = 'argon2d', cipher = 'aes', password = 'pass', keyFile = null }: MadeShape = {},
): Promise<Buffer> {
  const typed = password === null ? null : ProtectedValue.fromString(password);
  // The library keeps what it is given, and masks it in place.
  const ownKeyFile = keyFile === null ? null : Uint8Array.from(keyFile);
  const database = Kdbx.create(new Credentials(typed, ownKeyFile), 'Team');
  database.setVersion(version);
  const ids = { argon2d: Consts.KdfId.Argon2d, argon2id: Consts.KdfId.Argon2id, aes: Consts.KdfId.Aes };
  if (version === 3) database.header.keyEncryptionRounds = 10;
  else database.setKdf(ids[kdf]);
  const parameters = database.header.kdfParameters;
  const set = (name: string, value: number): void =>
    parameters?.set(name, VarDictionary.ValueType.UInt64, Int64.from(value));
  if (version === 4 && kdf === 'aes') set('R', 10);
  if (version === 4 && kdf !== 'aes') {
    set('M', 64 * 1024);
    set('I', 1);
  }
  if (cipher === 'chacha20') database.header.dataCipherUuid = new KdbxUuid(Consts.CipherId.ChaCha20);
  fill(database.getDefaultGroup(), database);
  return Buffer.from(await database.save());
}

/** Puts an entry into a group; what `secret` names is protected in the file. */
export function addEntry(
  database: Kdbx,
  group: KdbxGroup,
  fields: Readonly<Record<string, string>>,
  secret: readonly string[] = ['Password'],
): KdbxEntry {
  const entry = database.createEntry(group);
  for (const [name, value] of Object.entries(fields)) {
    entry.fields.set(name, secret.includes(name) ? ProtectedValue.fromString(value) : value);
  }
  return entry;
}
