import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figures.ts';

/** What of the build goes into the package; electron-builder.yml names the same folders. */
const PACKED = ['main', 'preload', 'renderer'];

/**
 * What the package's budget of 19,000,000 bytes leaves beside 4.3 million of native parts, licences and pictures. The test of
 * the package holds the sum; this tells the part of it that a change to the code moves.
 */
const LIMIT_MB = 14;

/** How large the app's own code is in the package, whose archive does not compress it. */
export function measureOwnCode(out: string): Figure[] {
  const bytes = PACKED.flatMap((part) =>
    readdirSync(join(out, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size),
  ).reduce((sum, size) => sum + size, 0);
  return [{ name: "the app's own code, packed", value: bytes / 1024 ** 2, limit: LIMIT_MB, unit: 'MB' }];
}
