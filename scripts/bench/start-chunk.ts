import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figures.ts';

/**
 * The scripts and styles of a built page that its first screen waits for, by name, with their sizes in bytes: what the
 * page names, and what those import statically. Pieces that are fetched when they are first wanted do not count.
 */
export function startFiles(folder: string): ReadonlyMap<string, number> {
  const assets = join(folder, 'assets');
  const known = new Set(readdirSync(assets));
  const found = new Map<string, number>();
  const visit = (name: string): void => {
    if (!known.has(name) || found.has(name)) return;
    const text = readFileSync(join(assets, name), 'utf8');
    found.set(name, Buffer.byteLength(text));
    if (!name.endsWith('.js')) return;
    for (const [, imported = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g))
      visit(imported);
  };
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  for (const [, name = ''] of page.matchAll(/(?:src|href)="[^"]*assets\/([^"]+)"/g)) visit(name);
  return found;
}

/** Not minified: 2.56 before the platforms' guides, which come as pieces of their own, and 2.63 with the table of names and the catalogue's texts. */
const LIMIT_MB = 2.8;

/** How much the built window reads before its first screen. Guides come later, and are not in it. */
export function measureStartChunk(folder: string): Figure[] {
  const bytes = [...startFiles(folder).values()].reduce((sum, size) => sum + size, 0);
  const value = bytes / 1024 ** 2;
  return [{ name: 'scripts and styles before the first screen', value, limit: LIMIT_MB, unit: 'MB' }];
}
