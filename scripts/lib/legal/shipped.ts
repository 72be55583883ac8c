import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../root.ts';
import { SHIPPED_FOLDER } from '../shipped-modules.ts';
import { findFrom, isInstalled, type LockFile, readLockFile } from './lock-file.ts';

/** A package of which something is in the installed app. */
export interface Shipped {
  /** As the lock file calls its folder. */
  readonly folder: string;
  /** Its own name, which an alias hides. */
  readonly name: string;
  readonly version: string;
  /** As the lock file has it: an algorithm and a base64 digest; null where it has none. */
  readonly integrity: string | null;
  /** An SPDX identifier or expression, or whatever the package says instead. */
  readonly license: string;
}

/** Needed by compilers alone: electron-builder.yml leaves it out. */
const LEFT_OUT: readonly string[] = ['node-addon-api'];

/** The shell around the app, which electron-builder lays beside it. */
const SHELL = 'node_modules/electron';

/** What the project's `dependencies` bring: they are shipped as folders. */
function folders(lock: LockFile, root: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (folder: string): void => {
    if (seen.has(folder) || !isInstalled(folder, root)) return;
    seen.add(folder);
    const entry = lock.packages[folder];
    for (const name of Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies })) {
      const found = LEFT_OUT.includes(name) ? null : findFrom(lock, folder, name);
      if (found !== null) visit(found);
    }
  };
  for (const name of Object.keys(lock.packages['']?.dependencies ?? {})) {
    const found = findFrom(lock, '', name);
    if (found !== null) visit(found);
  }
  return seen;
}

/** What the bundles hold, as the bundler noted it. Throws where nothing was built yet. */
function bundled(root: string): readonly string[] {
  const noted = join(root, 'out', SHIPPED_FOLDER);
  return readdirSync(noted).flatMap((file) =>
    z.array(z.string()).parse(JSON.parse(readFileSync(join(noted, file), 'utf8'))),
  );
}

/** How packages call what SPDX calls something else. */
const SPDX: Readonly<Record<string, string>> = { Apache2: 'Apache-2.0', 'Apache License 2.0': 'Apache-2.0' };

/** What a package says of its licence, in one of the ways that npm has known. */
function spdxOf(said: unknown): string {
  if (Array.isArray(said)) return said.map(spdxOf).join(' OR ');
  if (typeof said === 'string') return SPDX[said] ?? said;
  return typeof said === 'object' && said !== null ? spdxOf(Reflect.get(said, 'type')) : 'none';
}

function licenseOf(folder: string, root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return spdxOf(Reflect.get(Object(manifest), 'license') ?? Reflect.get(Object(manifest), 'licenses'));
}

/** Every package of which the installed app holds something, by name. The app must have been built. */
export function shippedPackages(root: string = ROOT): readonly Shipped[] {
  const lock = readLockFile(root);
  const all = new Set([...bundled(root), ...folders(lock, root), SHELL]);
  return [...all]
    .map((folder) => {
      const entry = lock.packages[folder];
      if (entry?.version === undefined) throw new Error(`package-lock.json does not know ${folder}`);
      return {
        folder,
        name: entry.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version: entry.version,
        integrity: entry.integrity ?? null,
        license: entry.license === undefined ? licenseOf(folder, root) : spdxOf(entry.license),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}
