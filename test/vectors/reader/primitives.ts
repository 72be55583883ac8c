import { argon2Sync, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';

// Written from docs/vault-format.md alone. Nothing here or beside it may import src/ or a cipher build of SQLite.

/** Section "Encoded fields". */
export function fields(...values: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(
    values.flatMap((value) => {
      const bytes = Buffer.from(value);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length, 0);
      return [length, bytes];
    }),
  );
}

/** Section "Canonical JSON". */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`).join()}}`;
}

export const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

export const hmac256 = (key: Buffer, data: Buffer | string): Buffer =>
  createHmac('sha256', key).update(data).digest();

export const hkdf = (key: Buffer, salt: Buffer, info: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));

/** Node's own Argon2, not the package that the program uses. */
export function argon2id(
  password: string,
  salt: Buffer,
  cost: { readonly memoryKiB: number; readonly iterations: number; readonly parallelism: number },
): Buffer {
  return argon2Sync('argon2id', {
    message: Buffer.from(password.normalize('NFC'), 'utf8'),
    nonce: salt,
    memory: cost.memoryKiB,
    passes: cost.iterations,
    parallelism: cost.parallelism,
    tagLength: 32,
  });
}

/** Nonce (12), ciphertext, tag (16). Throws when it does not open. */
export function openGcm(key: Buffer, sealed: Buffer, aad: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Product in GF(32), modulus x^5 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) if (b & (1 << bit)) product ^= a << bit;
  for (let bit = 9; bit >= 5; bit -= 1) if (product & (1 << bit)) product ^= 0b100101 << (bit - 5);
  return product;
}

/** Section "Recovery code": the 20 bytes as eight groups. */
export function recoveryCode(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const values = (bits.match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2));
  const powers = [0b10000, 0b01000, 0b00100, 0b00010];
  return Array.from({ length: 8 }, (_, place) => {
    const data = values.slice(place * 4, place * 4 + 4);
    const check = data.reduce((sum, value, i) => sum ^ times(value, powers[i] ?? 0), place);
    return [...data, check].map((value) => LETTERS[value]).join('');
  }).join('-');
}

/** The 20 bytes of a code; a reader may ignore the fifth letter of each group. */
export function recoveryBytes(code: string): Buffer {
  const bits = code
    .toUpperCase()
    .split('-')
    .flatMap((group) => [...group.slice(0, 4)])
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
