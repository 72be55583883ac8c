import { Readable } from 'node:stream';

/** Limits of one transfer of bytes that are no short text. */
export interface BulkLimits {
  /** An answer that is longer is not taken. */
  readonly maxBytes: number;
  /** Longest time without progress, before the answer and within it, in ms. */
  readonly idleMs: number;
  readonly totalMs: number;
}

const PIECE_BYTES = 256 * 1024;

/**
 * A body that is sent piece by piece: undici counts the wait for an answer anew with each, so that a slow line is no
 * dead one.
 */
export function inPieces(body: Uint8Array): Readable {
  const pieces = function* () {
    for (let at = 0; at < body.length; at += PIECE_BYTES) yield body.subarray(at, at + PIECE_BYTES);
  };
  return Readable.from(pieces(), { objectMode: false, highWaterMark: PIECE_BYTES });
}

/** undici's word for an answer that is too long, so that both limits read alike. */
const tooLong = () => Object.assign(new Error('Too long'), { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' });

/** Reads a body whole, in the memory of one copy where its length was announced. */
export async function allBytes(
  body: AsyncIterable<Uint8Array>,
  announced: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const length = announced !== undefined && /^\d{1,15}$/.test(announced) ? Number(announced) : null;
  if (length !== null && length <= maxBytes) return fill(body, length);
  const pieces: Uint8Array[] = [];
  let read = 0;
  for await (const piece of body) {
    read += piece.length;
    if (read > maxBytes) throw tooLong();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** HEAD announces a length and brings nothing, so less than announced is told by what is left out. */
async function fill(body: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> {
  let whole: Uint8Array | null = null;
  let at = 0;
  for await (const piece of body) {
    whole ??= new Uint8Array(length);
    whole.set(piece, at);
    at += piece.length;
  }
  return whole === null ? new Uint8Array(0) : whole.subarray(0, at);
}
