import { inflateSync } from 'node:zlib';

/** An image as StatusNotifierItem wants it: 32 bits a pixel, alpha first, in network order. */
export interface Pixmap {
  readonly width: number;
  readonly height: number;
  readonly argb: Buffer;
}

const HEAD = 8;
const BYTES = 4;
/** 8 bits, red green blue alpha, not interlaced: what the app's icons are. */
const KIND = '8,6,0,0,0';

/** Reads a PNG (ISO/IEC 15948) of the one kind that the app has; throws for any other. */
export function readPng(file: Buffer): Pixmap {
  const parts: Buffer[] = [];
  let header: Buffer | null = null;
  for (let at = HEAD; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const data = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') header = data;
    if (type === 'IDAT') parts.push(data);
  }
  if (header === null || [...header.subarray(8, 13)].join() !== KIND)
    throw new Error('Not a PNG of 8 bits with alpha');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rgba = unfilter(inflateSync(Buffer.concat(parts)), width * BYTES, height);
  const argb = Buffer.alloc(rgba.length);
  for (let at = 0; at < rgba.length; at += BYTES) {
    rgba.copy(argb, at + 1, at, at + 3);
    argb[at] = rgba[at + 3] ?? 0;
  }
  return { width, height, argb };
}

/** Undoes the filter of each row, whose kind stands before it (section 9). */
function unfilter(filtered: Buffer, row: number, height: number): Buffer {
  const out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const kind = filtered[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const left = x < BYTES ? 0 : (out[y * row + x - BYTES] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * row + x] ?? 0);
      const corner = x < BYTES || y === 0 ? 0 : (out[(y - 1) * row + x - BYTES] ?? 0);
      out[y * row + x] = (filtered[y * (row + 1) + 1 + x] ?? 0) + guess(kind, left, up, corner);
    }
  }
  return out;
}

function guess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const estimate = left + up - corner;
  const far = [left, up, corner].map((each) => Math.abs(estimate - each));
  const nearest = Math.min(...far);
  return [left, up, corner][far.indexOf(nearest)] ?? 0;
}
