import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '../../src/shared/model/settings.ts';
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

/**
 * The bytes of the one language that the first screen waits for besides: of the longest. Throws where a language is no
 * piece of its own, since every start would then read it, or where it is read in any case.
 */
export function startTexts(folder: string): number {
  const assets = join(folder, 'assets');
  const names = readdirSync(assets);
  const start = startFiles(folder);
  const sizes = LOCALES.map((locale) => {
    const pieces = names.filter((name) => name.startsWith(`${locale}-`) && name.endsWith('.js'));
    const [piece] = pieces;
    if (piece === undefined || pieces.length > 1) throw new Error(`${locale} is not one piece of the window`);
    if (start.has(piece)) throw new Error(`${locale} is read at every start`);
    return statSync(join(assets, piece)).size;
  });
  return Math.max(...sizes);
}

/** Half of it is React, the components and the schemas; one language's texts are 0.14. */
const LIMIT_MB = 1.5;

/** How much the built window reads before its first screen. Guides and the other language come later, and are not in it. */
export function measureStartChunk(folder: string): Figure[] {
  const bytes = [...startFiles(folder).values()].reduce((sum, size) => sum + size, 0) + startTexts(folder);
  const value = bytes / 1024 ** 2;
  return [{ name: 'scripts and styles before the first screen', value, limit: LIMIT_MB, unit: 'MB' }];
}
