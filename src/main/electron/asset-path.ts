import { resolve, sep } from 'node:path';
import { isAppUrl } from './origin.ts';

/**
 * The file that a URL of the interface stands for, or null where there can be none: another host, an escape that does
 * not decode, a path that leaves the folder, and any name with a backslash, a NUL or a drive letter, which mean
 * different files on different systems. Decodes once and checks afterwards, so `..%2f` cannot slip through.
 */
export function assetPath(url: string, folder: string): string | null {
  if (!isAppUrl(url)) return null;
  const decoded = decodeOnce(new URL(url).pathname);
  // A percent sign that is left was encoded twice; no file of ours has one.
  if (decoded === null || /[\\\0:%]/.test(decoded)) return null;
  if (decoded.split('/').some((part) => part === '..' || part === '.')) return null;
  const root = resolve(folder);
  const path = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  return path.startsWith(root + sep) ? path : null;
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
