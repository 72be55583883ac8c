import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { lateModules } from './scripts/lib/late-modules.ts';
import { lateTexts } from './scripts/lib/late-texts.ts';
import { narrowChunks } from './scripts/lib/narrow-chunks.ts';
import { noteShipped } from './scripts/lib/shipped-modules.ts';
import { tightPackages } from './scripts/lib/tight-packages.ts';
import { windowTexts } from './scripts/lib/window-texts.ts';
import { META_CSP } from './src/main/electron/content-security-policy.ts';

const at = (path: string) => resolve(import.meta.dirname, path);

/** Puts the policy into the page, so that the header and the page are made from one text. */
const contentSecurityPolicy: Plugin = {
  name: 'keyturn-csp',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: META_CSP },
      injectTo: 'head-prepend',
    },
  ],
};

/** The interpreter of proxy scripts, beside the entries that look for it there. */
const scriptInterpreter: Plugin = {
  name: 'keyturn-script-interpreter',
  apply: 'build',
  generateBundle() {
    const source = readFileSync(
      join(createRequire(import.meta.url).resolve('quickjs-wasi/package.json'), '..', 'quickjs.wasm'),
    );
    this.emitFile({ type: 'asset', fileName: 'quickjs.wasm', source });
  },
};

/** Other packages' manuals are a tenth of the code, and the page is read whole before it shows. Licences stay. */
const comments = { jsdoc: false };

/** Parsers of people's files, which take longer to run than the rest of what the app starts with, and what writes the log. */
const LATE = {
  'electron-log/node.js': { default: ['create'] },
  yaml: ['isAlias', 'isMap', 'isNode', 'isScalar', 'parseDocument'],
  '@humanwhocodes/momoa': ['parse'],
};

export default defineConfig({
  main: {
    plugins: [
      scriptInterpreter,
      lateModules(LATE),
      lateTexts(),
      tightPackages(),
      narrowChunks(),
      noteShipped(at('out'), 'main'),
    ],
    // The package's own small build: half of the other one is comments and spaces.
    resolve: { alias: { kdbxweb: 'kdbxweb/dist/kdbxweb.min.js' } },
    build: {
      outDir: at('out/main'),
      // Every package but the three with native parts is bundled: the installed app carries no node_modules to search.
      externalizeDeps: true,
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          cli: at('src/cli/index.ts'),
          // Threads of their own, found by their names beside the entries.
          'sheet-worker': at('src/main/formats/sheet-worker.ts'),
          'manager-worker': at('src/main/formats/managers/manager-worker.ts'),
          'letter-worker': at('src/main/services/hand-over/letter-worker.ts'),
          'pac-worker': at('src/main/clouds/http/proxies/pac-worker.ts'),
        },
        output: {
          format: 'es',
          comments,
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    plugins: [noteShipped(at('out'), 'preload')],
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        // A sandboxed preload is CommonJS and may require nothing but `electron`.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [windowTexts(), react(), contentSecurityPolicy, noteShipped(at('out'), 'renderer')],
    build: {
      outDir: at('out/renderer'),
      sourcemap: false,
      // A data: URL in a stylesheet or a script would need a wider policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The first screen waits for all of it; errors of the page are told by code, so no trace needs its names.
      minify: true,
      rolldownOptions: {
        input: { index: at('src/renderer/index.html') },
        output: { comments },
      },
    },
  },
});
