import type { Stats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { FileError } from '../ports/files.ts';
import type { Ownership } from '../ports/ownership.ts';
import { fileError } from './file-errors.ts';
import { readAccessList } from './windows-acl.ts';
import { onlyAdministratorsWrite } from './windows-sddl.ts';

const STICKY = 0o1000;
const OTHERS_WRITE = 0o022;
/** As many links as Linux follows before it gives up (path_resolution(7)). */
const MAX_LINKS = 40;

const isRoot = (uid: number): boolean => uid === 0;

/**
 * Reads owners and permissions from the file system; on Windows the access lists. `trusts` says whose files count as an
 * administrator's where files have a numeric owner.
 */
export function createOwnership(
  trusts: (uid: number) => boolean = isRoot,
  platform: NodeJS.Platform = process.platform,
): Ownership {
  return {
    async changeableAt(path) {
      try {
        return platform === 'win32' ? await onWindows(path) : await onPosix(path, trusts);
      } catch (error) {
        throw fileError(error);
      }
    },
  };
}

/** Name by name from the root on, each link's own place included: who can exchange a link decides what it leads to. */
async function onPosix(path: string, trusts: (uid: number) => boolean): Promise<string | null> {
  let at = '/';
  let names = path.split(sep).filter((name) => name !== '');
  for (let links = 0; ; ) {
    const found = await lstat(at);
    if (!guarded(found, trusts)) return at;
    if (found.isSymbolicLink()) {
      links += 1;
      if (links > MAX_LINKS) throw new FileError('other');
      const target = resolve(dirname(at), await readlink(at));
      names = [...target.split(sep).filter((name) => name !== ''), ...names];
      at = '/';
      continue;
    }
    const [next, ...rest] = names;
    if (next === undefined) return null;
    at = next === '..' ? dirname(at) : join(at, next);
    names = rest;
  }
}

function guarded(found: Stats, trusts: (uid: number) => boolean): boolean {
  if (!trusts(found.uid)) return false;
  // A link's own bits mean nothing. In a folder like /tmp only its owner can take away what is there.
  if (found.isSymbolicLink() || (found.isDirectory() && (found.mode & STICKY) !== 0)) return true;
  return (found.mode & OTHERS_WRITE) === 0;
}

/** The file and its folder; what lies above is Windows' own. A link, junctions included, is not followed. */
async function onWindows(path: string): Promise<string | null> {
  for (const at of [dirname(path), path]) {
    if ((await lstat(at)).isSymbolicLink()) return at;
    if (!onlyAdministratorsWrite(await readAccessList(at))) return at;
  }
  return null;
}
