import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Environment } from './environment.ts';

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Where the program lies that a name starts; the name itself where it cannot be told. */
export function programPath(name: string, env: Environment, cwd: string): string {
  if (/[/\\]/.test(name)) return resolve(cwd, name);
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(runs) ?? name;
}
