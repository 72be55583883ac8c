import type { Plugin } from 'vite';

const MARK = '\0keyturn-late:';

/** The functions of a package that are used: those that it exports, or those of the one object that it exports. */
export type LateFunctions = readonly string[] | { readonly default: readonly string[] };

function moduleOf(name: string, functions: LateFunctions): string {
  // The bundler makes a function of a module that is required, and calls it there.
  const call = (one: string): string => `(...all) => require('${name}').${one}(...all)`;
  return 'default' in functions
    ? `export default { ${functions.default.map((one) => `${one}: ${call(one)}`).join(', ')} };`
    : functions.map((one) => `export const ${one} = ${call(one)};`).join('\n');
}

/**
 * Has packages run when the first of their functions is called, and not when the app starts: `late` names each package and
 * the functions of it that are used. Our code imports them as always; a function that is not named here breaks the build.
 */
export function lateModules(late: Readonly<Record<string, LateFunctions>>): Plugin {
  return {
    name: 'keyturn-late-modules',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id, from) =>
      late[id] !== undefined && from !== undefined && !from.startsWith(MARK) ? `${MARK}${id}` : null,
    load(id) {
      const name = id.startsWith(MARK) ? id.slice(MARK.length) : '';
      const functions = late[name];
      return functions === undefined ? null : moduleOf(name, functions);
    },
  };
}
