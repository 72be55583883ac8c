import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  headerIsGenuine,
  newHeader,
  parseHeader,
  serialiseHeader,
} from '../../../../../src/main/vault/header/format.ts';
import { wrapWithRandom } from '../../../../../src/main/vault/header/slots.ts';

const headerKey = randomBytes(32);
const slot = wrapWithRandom({ bytes: randomBytes }, 'vault', randomBytes(32), 'recovery', randomBytes(20));
const header = newHeader({
  vaultId: 'vault',
  databaseSalt: randomBytes(16).toString('base64'),
  slots: [slot],
  recoveryConfirmed: false,
  audit: { count: 0, head: Buffer.alloc(32).toString('base64') },
});
const bytes = serialiseHeader(header, headerKey);

describe('a header', () => {
  it('comes back as it was written, and genuine under its key alone', () => {
    const reading = parseHeader(bytes);
    if (reading.kind !== 'good') throw new Error(reading.kind);
    expect(reading.signed.header).toEqual(header);
    expect(headerIsGenuine(reading.signed, headerKey)).toBe(true);
    expect(headerIsGenuine(reading.signed, randomBytes(32))).toBe(false);
    const changed = { ...reading.signed, header: { ...header, recoveryConfirmed: true } };
    expect(headerIsGenuine(changed, headerKey)).toBe(false);
    expect(headerIsGenuine({ ...reading.signed, mac: Buffer.alloc(0) }, headerKey)).toBe(false);
  });

  it('is damaged with any one bit flipped, never newer and never another header', () => {
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const reading = parseHeader(flipped);
      if (reading.kind !== 'damaged') throw new Error(`bit ${bit}: ${reading.kind}`);
    }
  });

  it('is damaged when cut short, empty, or something else', () => {
    const others = ['', '[]', 'null', '{}', '"text"', '{"checksum":1}', '\ufeff{}'];
    for (const text of others) expect(parseHeader(Buffer.from(text)).kind, text).toBe('damaged');
    for (const length of [1, 10, bytes.length - 3]) {
      expect(parseHeader(bytes.subarray(0, length)).kind).toBe('damaged');
    }
  });
});
