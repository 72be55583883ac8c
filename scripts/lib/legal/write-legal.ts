import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { cycloneDx } from './cyclone-dx.ts';
import { shippedPackages } from './shipped.ts';
import { thirdPartyLicences } from './third-party.ts';

/** Where electron-builder.yml looks for what every package brings along. */
export const LEGAL = join(ROOT, 'out/legal');
export const LICENCES_FILE = 'THIRD-PARTY-LICENSES.txt';
export const SBOM_FILE = 'keyturn.cdx.json';

function write(name: string, content: string): string {
  mkdirSync(LEGAL, { recursive: true });
  const path = join(LEGAL, name);
  writeFileSync(path, content);
  return path;
}

/** Writes the licences of all that is shipped; the path. The app must have been built. */
export const writeLicences = (): string => write(LICENCES_FILE, thirdPartyLicences(shippedPackages()));

/** Writes the bill of materials; the path. `at`: the instant of the commit in milliseconds, or null. The app must have been built. */
export const writeSbom = (facts: { readonly version: string; readonly at: number | null }): string =>
  write(SBOM_FILE, `${JSON.stringify(cycloneDx(shippedPackages(), facts), null, 2)}\n`);
