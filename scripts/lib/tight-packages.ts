import { minify, type Plugin } from 'vite';
import { packageFolder } from './shipped-modules.ts';

/** What of a chunk may be ours, so that its lines are not worth a tenth of its size. */
const OURS = 1 / 4;

/**
 * Takes the blanks out of chunks that hold other packages' code. Names stay, so that a stack still says what was called;
 * where our own code is, its lines stay too. Licences stay.
 */
export function tightPackages(): Plugin {
  return {
    name: 'keyturn-tight-packages',
    apply: 'build',
    // The bundler prints a chunk anew after every earlier hook.
    async generateBundle(_options, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk' || shareOfOurs(file.modules) > OURS) continue;
        const tight = await minify(file.fileName, file.code, {
          ...{ module: true, compress: false, mangle: false },
          codegen: { removeWhitespace: true, legalComments: 'inline' },
        });
        const [error] = tight.errors;
        if (error !== undefined) throw new Error(`${file.fileName}: ${error.message}`);
        file.code = tight.code;
      }
    },
  };
}

function shareOfOurs(modules: Readonly<Record<string, { readonly renderedLength: number }>>): number {
  let [ours, all] = [0, 0];
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    all += renderedLength;
    if (packageFolder(id) === null) ours += renderedLength;
  }
  return ours / Math.max(1, all);
}
