/** A square picture as PNG, with its edge in pixels. */
export interface Picture {
  readonly size: number;
  readonly png: Uint8Array;
}

/** The edges that the containers below and Linux desktops ask for. */
export const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;

/** Windows looks at these; a larger one it cannot hold. */
const ICO_SIZES: readonly number[] = [16, 24, 32, 48, 64, 128, 256];

/** Apple's names for pictures that may be PNG, by their edge; `ic11` to `ic14` are those of doubled resolution. */
const ICNS_TYPES: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

function pictureOf(pictures: readonly Picture[], size: number): Buffer {
  const found = pictures.find((picture) => picture.size === size);
  if (found === undefined) throw new Error(`There is no picture of ${size} pixels`);
  return Buffer.from(found.png);
}

/** A Windows icon whose pictures are PNG, as Windows takes them since Vista. */
export function toIco(pictures: readonly Picture[]): Buffer {
  const pngs = ICO_SIZES.map((size) => pictureOf(pictures, size));
  const head = Buffer.alloc(6 + 16 * pngs.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pngs.length, 4);
  let offset = head.length;
  for (const [place, png] of pngs.entries()) {
    const entry = 6 + 16 * place;
    const size = ICO_SIZES[place] ?? 0;
    // One byte holds an edge; 256 is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pngs]);
}

/** An icon of macOS: blocks of a type, a length that counts its own eight bytes, and a PNG. */
export function toIcns(pictures: readonly Picture[]): Buffer {
  const block = (type: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return block(
    'icns',
    Buffer.concat(ICNS_TYPES.map(([type, size]) => block(type, pictureOf(pictures, size)))),
  );
}
