import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';

const PAGE = 4096;
const RESERVED = 80;
const MAC = 64;
const SALT = 16;

/** Section "Pages": the plain SQLite file out of the encrypted one. Throws at the first page whose MAC is wrong. */
export function decryptPages(file: Buffer, key: Buffer): Buffer {
  const salt = file.subarray(0, SALT);
  const macSalt = Buffer.from(salt.map((byte) => byte ^ 0x3a));
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512');
  const plain = Buffer.alloc(file.length);
  for (let number = 1; number * PAGE <= file.length; number += 1) {
    const page = file.subarray((number - 1) * PAGE, number * PAGE);
    const start = number === 1 ? SALT : 0;
    const counter = Buffer.alloc(4);
    counter.writeUInt32LE(number);
    const mac = createHmac('sha512', macKey)
      .update(page.subarray(start, PAGE - MAC))
      .update(counter)
      .digest();
    if (!mac.equals(page.subarray(PAGE - MAC))) throw new Error(`The MAC of page ${number} is wrong`);
    const iv = page.subarray(PAGE - RESERVED, PAGE - MAC);
    const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    const content = Buffer.concat([decipher.update(page.subarray(start, PAGE - RESERVED)), decipher.final()]);
    content.copy(plain, (number - 1) * PAGE + start);
  }
  plain.write('SQLite format 3\0', 0, 'latin1');
  // Journal mode WAL, of a file whose log is gone: read it as an ordinary one.
  plain.writeUInt8(1, 18);
  plain.writeUInt8(1, 19);
  return plain;
}
