import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { open } from 'node:fs/promises';
import { PAGE_BYTES, SALT_BYTES } from './cipher.ts';

// https://www.zetetic.net/sqlcipher/design/: the HMAC key is derived from the page key in two rounds, with the
// salt's bytes xor 0x3a; each page ends in its IV (16) and the HMAC-SHA512 (64) of ciphertext, IV and page number.
const MAC_BYTES = 64;
const SALT_MASK = 0x3a;
const MAC_ROUNDS = 2;

function pageIsOurs(page: Buffer, number: number, macKey: Buffer): boolean {
  const covered = page.subarray(number === 1 ? SALT_BYTES : 0, PAGE_BYTES - MAC_BYTES);
  const counter = Buffer.alloc(4);
  counter.writeUInt32LE(number);
  const mac = createHmac('sha512', macKey).update(covered).update(counter).digest();
  return timingSafeEqual(mac, page.subarray(PAGE_BYTES - MAC_BYTES));
}

/**
 * Whether any page of the file was written with this key. SQLite says the same of a wrong key and of a damaged first
 * page; one page that fits tells that the file is the right one and damaged.
 *
 * Only for a file that SQLite refused: closing it here drops the locks that this process holds on it (POSIX).
 */
export async function anyPageFits(path: string, key: Buffer, salt: Buffer): Promise<boolean> {
  const masked = Buffer.from(salt.map((byte) => byte ^ SALT_MASK));
  const macKey = pbkdf2Sync(key, masked, MAC_ROUNDS, 32, 'sha512');
  const file = await open(path, 'r');
  try {
    const page = Buffer.alloc(PAGE_BYTES);
    for (let number = 1; ; number += 1) {
      const { bytesRead } = await file.read(page, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES);
      if (bytesRead < PAGE_BYTES) return false;
      if (pageIsOurs(page, number, macKey)) return true;
    }
  } finally {
    macKey.fill(0);
    await file.close();
  }
}
