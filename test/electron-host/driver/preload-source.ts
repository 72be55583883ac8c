import { connectWorlds } from '../injected/connect-worlds.ts';
import { preloadWorld } from '../injected/preload-world.ts';
import { decodeWire, encodeWire } from '../shared/wire.ts';

/** Names that a page cannot guess; made anew for each window. */
export interface WorldNames {
  readonly link: string;
  readonly binding: string;
  readonly hook: string;
  readonly filePrefix: string;
}

/** What runs in the page's own world before any of its scripts. */
export function pageSource(names: WorldNames): string {
  return `if (window.top === window) (${connectWorlds})(${JSON.stringify(names.link)}, 'page');`;
}

/**
 * What runs in the preload's world: the stand-in for `electron` there, then the preload itself as CommonJS, in the main
 * frame alone, whose `require` knows nothing else.
 */
export function preloadSource(names: WorldNames, preload: string): string {
  return `if (window.top === window) {
    const names = ${JSON.stringify(names)};
    const electron = (${preloadWorld})({
      link: (${connectWorlds})(names.link, 'preload'),
      encode: (${encodeWire}),
      decode: (${decodeWire}),
      post: (text) => globalThis[names.binding](text),
      hook: names.hook,
      filePrefix: names.filePrefix,
    });
    const module = { exports: {} };
    const require = (name) => {
      if (name !== 'electron') throw new Error('module not found: ' + name);
      return electron;
    };
    ((require, module, exports) => {${preload}
    })(require, module, module.exports);
  }`;
}
