import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Under `out`: what each bundle holds of other packages. */
export const SHIPPED_FOLDER = '.shipped';

/** What a bundler's own helpers are called, and the package that each comes from. */
const HELPERS: readonly (readonly [RegExp, string])[] = [
  [/^\0vite\//, 'node_modules/vite'],
  [/^\0rolldown\//, 'node_modules/rolldown'],
];

/**
 * The folder, as the lock file calls it, of the package that a module is of; null for one of our own. `id` is a path or
 * a bundler's name for a helper.
 */
export function packageFolder(id: string): string | null {
  const helper = HELPERS.find(([pattern]) => pattern.test(id));
  if (helper !== undefined) return helper[1];
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '');
  const first = path.indexOf('/node_modules/');
  if (first === -1) return null;
  const inside = path.slice(first + 1);
  return /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(`${inside}/`)?.[1] ?? null;
}

/** Notes beside a bundle the packages whose code it holds: what the bundler really kept, not what was imported. */
export function noteShipped(out: string, bundle: 'main' | 'preload' | 'renderer'): Plugin {
  return {
    name: 'keyturn-shipped',
    apply: 'build',
    generateBundle(_options, files) {
      const ids = Object.values(files).flatMap((file) =>
        file.type === 'chunk' ? [...file.moduleIds] : file.originalFileNames,
      );
      const folders = new Set(ids.map(packageFolder).filter((folder) => folder !== null));
      mkdirSync(join(out, SHIPPED_FOLDER), { recursive: true });
      writeFileSync(
        join(out, SHIPPED_FOLDER, `${bundle}.json`),
        `${JSON.stringify([...folders].sort(), null, 2)}\n`,
      );
    },
  };
}
