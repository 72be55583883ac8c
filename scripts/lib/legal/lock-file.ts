import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../root.ts';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.unknown(),
      dependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

/** The part of package-lock.json that says what was installed where. */
export type LockFile = z.infer<typeof lockFile>;

export function readLockFile(root: string = ROOT): LockFile {
  return lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
}

/** The folder in which Node finds `name` from a package's folder (empty for the project's own); null where it was not installed. */
export function findFrom(lock: LockFile, from: string, name: string): string | null {
  const candidate = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (lock.packages[candidate] !== undefined) return candidate;
  if (from === '') return null;
  // One `node_modules` further out.
  return findFrom(lock, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

/** Whether a package of the lock file is here: npm leaves out what is for other computers. */
export const isInstalled = (folder: string, root: string = ROOT): boolean =>
  existsSync(join(root, folder, 'package.json'));
