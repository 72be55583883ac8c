/**
 * Fields as bytes that no other list of fields gives: each one's length in UTF-8 bytes (4 bytes, big-endian), then
 * the bytes. Used for everything that is authenticated beside a ciphertext or chained.
 */
export function encodeFields(fields: readonly (string | Uint8Array)[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const field of fields) {
    const bytes = typeof field === 'string' ? Buffer.from(field, 'utf8') : field;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.byteLength);
    parts.push(length, bytes);
  }
  return Buffer.concat(parts);
}

/** What the vault's JSON may hold: no fraction, so that every reader writes the numbers alike. */
export type PlainJson =
  | string
  | number
  | boolean
  | null
  | readonly PlainJson[]
  | { readonly [key: string]: PlainJson };

/**
 * One text for one value: object keys in the order of their UTF-16 code units, no white space, strings as
 * `JSON.stringify` writes them (RFC 8785 for the values that occur here).
 */
export function canonicalJson(value: PlainJson): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
