import Database from 'better-sqlite3';

/** The handle with the methods that the cipher build adds. */
interface CipherDatabase extends Database.Database {
  key(key: Buffer): number;
  rekey(key: Buffer): number;
}

/** SQLCipher 4's page and salt size, which `legacy=4` fixes. */
export const PAGE_BYTES = 4096;
export const SALT_BYTES = 16;

/**
 * Opens a SQLCipher 4 database with a raw key of 32 bytes; `salt` becomes the file's first 16 bytes when it is made
 * and must be those when it exists. Nothing is read yet, so a wrong key shows at the first query.
 * Waits five seconds for another writer.
 */
export function openCiphered(path: string, key: Buffer, salt: Buffer): Database.Database {
  const db = new Database(path, { timeout: 5000 }) as CipherDatabase;
  // The build's default cipher is another one; `legacy=4` is SQLCipher's format 4 with all its parameters.
  db.pragma(`cipher='sqlcipher'`);
  db.pragma('legacy=4');
  const raw = rawKey(key, salt);
  db.key(raw);
  raw.fill(0);
  // Temporary tables and indices would reach the disk unencrypted.
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -49152');
  db.pragma('foreign_keys = ON');
  return db;
}

const HEX_DIGITS = Buffer.from('0123456789abcdef', 'ascii');

/**
 * As `x'…'` the bytes are the key itself; given plainly they would be taken for a passphrase. Written digit by digit,
 * since a text that was made on the way could not be wiped.
 */
function rawKey(key: Buffer, salt: Buffer): Buffer {
  const raw = Buffer.alloc(3 + 2 * (key.length + salt.length));
  let at = raw.write("x'", 'ascii');
  for (const byte of [...key, ...salt]) {
    raw[at] = HEX_DIGITS[byte >> 4] ?? 0;
    raw[at + 1] = HEX_DIGITS[byte & 15] ?? 0;
    at += 2;
  }
  raw.write("'", at, 'ascii');
  return raw;
}

/**
 * Encrypts every page anew under another key and salt, in one transaction. Not for a database in WAL mode, nor for one
 * that somebody else has open.
 */
export function rekeyCiphered(db: Database.Database, key: Buffer, salt: Buffer): void {
  const raw = rawKey(key, salt);
  (db as CipherDatabase).rekey(raw);
  raw.fill(0);
}

/** Write-ahead log with a flush at each commit: others read while one writes, and no commit is lost. */
export function makeDurable(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
}
