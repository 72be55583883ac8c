import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ICON_SIZES, type Picture, toIcns, toIco } from '../../../scripts/lib/app-icons.ts';
import { ROOT } from '../../../scripts/lib/root.ts';

const asset = (name: string): Buffer => readFileSync(join(ROOT, 'assets', name));

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The edge of a PNG by its first chunk; throws for anything else. */
function edgeOf(content: Buffer): number {
  if (!content.subarray(0, 8).equals(PNG)) throw new Error('This is no PNG');
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  if (width !== height) throw new Error(`${width} by ${height}`);
  return width;
}

/** What a Windows icon says of its pictures, and what each really is. */
function readIco(ico: Buffer) {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, place) => {
    const entry = 6 + 16 * place;
    const offset = ico.readUInt32LE(entry + 12);
    const content = ico.subarray(offset, offset + ico.readUInt32LE(entry + 8));
    return { said: ico.readUInt8(entry) || 256, is: edgeOf(content), end: offset + content.length };
  });
}

function readIcns(icns: Buffer) {
  const found: { type: string; edge: number }[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const content = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
    found.push({ type: icns.toString('latin1', at, at + 4), edge: edgeOf(content) });
  }
  return found;
}

describe('the icons in assets', () => {
  it('are a set of PNG for Linux, each of the size that it is called by', () => {
    const names = readdirSync(join(ROOT, 'assets/icons')).sort();
    expect(names).toEqual(ICON_SIZES.map((size) => `${size}x${size}.png`).sort());
    for (const size of ICON_SIZES) expect(edgeOf(asset(`icons/${size}x${size}.png`))).toBe(size);
  });

  it('are an icon for Windows with every size that it looks at', () => {
    const ico = asset('icon.ico');
    const entries = readIco(ico);
    expect(entries.map(({ is }) => is)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(entries.filter(({ said, is }) => said !== is)).toEqual([]);
    expect(entries.at(-1)?.end).toBe(ico.length);
  });

  it('are an icon for macOS with both resolutions of every size', () => {
    const icns = asset('icon.icns');
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(readIcns(icns).map(({ type, edge }) => `${type} ${edge}`)).toEqual(
      ['icp4 16', 'icp5 32', 'ic07 128', 'ic08 256', 'ic09 512', 'ic10 1024', 'ic11 32', 'ic12 64'].concat([
        'ic13 256',
        'ic14 512',
      ]),
    );
  });

  it('are made of the pictures that lie beside them', () => {
    const pictures: readonly Picture[] = ICON_SIZES.map((size) => ({
      size,
      png: asset(`icons/${size}x${size}.png`),
    }));
    expect(toIco(pictures).equals(asset('icon.ico'))).toBe(true);
    expect(toIcns(pictures).equals(asset('icon.icns'))).toBe(true);
    expect(() => toIco(pictures.slice(1))).toThrow('16 pixels');
  });
});
