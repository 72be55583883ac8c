import { inflateRawSync } from 'node:zlib';
import { SHEET_LIMITS, SheetError } from './sheet-limits.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;

/** A part of a workbook's archive as its directory lists it. */
interface Part {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly offset: number;
}

/**
 * Unpacks every part once and throws it away, so that an archive that unpacks to far more than it says (a "zip bomb")
 * is refused before anything is made of it: what its directory says of sizes is not relied on. Office's own limit on
 * ratios is not used, as an honest sheet of equal cells packs better than that.
 *
 * Throws SheetError `too-large` or `damaged`, the latter also for an archive that is no workbook.
 */
export function checkArchive(bytes: Buffer): void {
  const parts = partsOf(bytes);
  if (!parts.some(({ name }) => /^(xl\/workbook\.(xml|bin)|content\.xml)$/i.test(name))) {
    throw new SheetError('damaged');
  }
  let left: number = SHEET_LIMITS.unpackedBytes;
  for (const part of parts) left -= unpackedBytes(bytes, part, left);
}

/** What a part of an archive holds; null where it has none of that name. Throws as `checkArchive`. */
export function unpackedPart(bytes: Buffer, name: string, most: number): Buffer | null {
  // The others stay packed, however many they are: at most 65,535, which the end record has room for.
  const part = partsOf(bytes, 0xffff).find((one) => one.name === name);
  return part === undefined ? null : unpacked(bytes, part, most);
}

function partsOf(bytes: Buffer, most: number = SHEET_LIMITS.parts): readonly Part[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > most) throw new SheetError('too-large');
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new SheetError('damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** The end record stands last, before a comment of the archive's own. */
function endOf(bytes: Buffer): number {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new SheetError('damaged');
}

function unpackedBytes(bytes: Buffer, part: Part, most: number): number {
  const content = unpacked(bytes, part, most);
  const size = content.length;
  if (part.method !== STORED) content.fill(0);
  return size;
}

/** A part's content; a view into the archive where it is stored as it is. */
function unpacked(bytes: Buffer, { method, packedBytes, offset }: Part, most: number): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw new SheetError('damaged');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + packedBytes);
  if (packed.length !== packedBytes) throw new SheetError('damaged');
  if (method === STORED) return packedBytes > most ? tooMuch() : packed;
  if (method !== DEFLATED) throw new SheetError('damaged');
  // Zero would stand for no limit.
  if (most < 1) tooMuch();
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw new SheetError(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged');
  }
}

function tooMuch(): never {
  throw new SheetError('too-large');
}
