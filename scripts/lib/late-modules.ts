import type { Plugin } from 'vite';

const MARK = '\0keyturn-late:';

/**
 * Has packages run when the first of their functions is called, and not when the app starts: `late` names each package and
 * the functions of it that are used. Our code imports them as always; a function that is not named here breaks the build.
 */
export function lateModules(late: Readonly<Record<string, readonly string[]>>): Plugin {
  return {
    name: 'keyturn-late-modules',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id, from) =>
      late[id] !== undefined && from !== undefined && !from.startsWith(MARK) ? `${MARK}${id}` : null,
    load(id) {
      const name = id.startsWith(MARK) ? id.slice(MARK.length) : '';
      // The bundler makes a function of a module that is required, and calls it there.
      return late[name] === undefined
        ? null
        : late[name]
            .map((one) => `export const ${one} = (...all) => require('${name}').${one}(...all);`)
            .join('\n');
    },
  };
}
