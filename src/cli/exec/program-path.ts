import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { systemCode } from '../../main/node/file-errors.ts';
import type { Environment } from './environment.ts';

/** Where a program lies, or with which code a shell says that it cannot be started (POSIX: 127 none, 126 not to be run). */
type FoundProgram = { readonly path: string } | { readonly code: 126 | 127 };

const MISSING = ['ENOENT', 'ENOTDIR'];

function look(path: string): FoundProgram {
  try {
    if (!statSync(path).isFile()) return { code: 126 };
    accessSync(path, constants.X_OK);
    return { path };
  } catch (error) {
    return { code: MISSING.includes(systemCode(error) ?? '') ? 127 : 126 };
  }
}

/**
 * What a name starts, as execvp(3) looks for it: to be known before a key is asked for. The name itself where that cannot be
 * told, as on Windows, which adds endings to it.
 */
export function findProgram(
  name: string,
  env: Environment,
  cwd: string,
  platform: NodeJS.Platform,
): FoundProgram {
  const told = (found: readonly FoundProgram[]): FoundProgram | undefined =>
    found.find((one) => 'path' in one) ?? found.find((one) => 'code' in one && one.code === 126) ?? found[0];
  if (/[/\\]/.test(name) && platform === 'win32') return { path: resolve(cwd, name) };
  if (name.includes('/')) return look(resolve(cwd, name));
  if (env.PATH === undefined) return { path: name };
  const found = told(env.PATH.split(delimiter).map((folder) => look(resolve(cwd, join(folder, name)))));
  return found === undefined || (platform === 'win32' && 'code' in found) ? { path: name } : found;
}
