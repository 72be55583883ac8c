import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { expect, it } from 'vitest';
import { lateModules } from '../../../scripts/lib/late-modules.ts';
import { tightPackages } from '../../../scripts/lib/tight-packages.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A small app of ours that uses two packages, bundled in a folder of its own. */
async function bundled(folder: string, plugins: readonly Plugin[]) {
  const put = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const long = Array.from(
    { length: 40 },
    (_, i) => `exports.unused${i} = function unused${i}(value) {\n  return value + ${i};\n};`,
  );
  for (const name of ['parser', 'client']) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    put(
      `node_modules/${name}/index.js`,
      `globalThis.ran = [...(globalThis.ran ?? []), '${name}'];\nexports.read = function read(text) {\n${'  globalThis.calls = (globalThis.calls ?? 0) + 1;\n'.repeat(40)}  return '${name} ' + text;\n};\n${long.join('\n')}\n`,
    );
  }
  put(
    'src/own.js',
    'export const own = (text) => {\n  for (const one of text) console.log(one);\n  return text;\n};\n',
  );
  put('src/far.js', "import { read } from 'client';\nexport const far = (text) => read(text);\n");
  put(
    'src/index.js',
    "import { read } from 'parser';\nexport const near = (text) => read(text);\nexport const far = async (text) => (await import('./far.js')).far(text);\nexport const own = () => import('./own.js');\n",
  );
  await build({
    ...{ root: folder, configFile: false, logLevel: 'silent', plugins: [...plugins] },
    build: {
      ...{ outDir: 'out', minify: false, ssr: true, target: 'node24' },
      rolldownOptions: {
        input: join(folder, 'src/index.js'),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'out');
}

it('runs a late package when it is first called, and takes the blanks out of other packages alone', async () => {
  await using folder = await temporaryFolder();
  const out = await bundled(folder.path, [lateModules({ parser: ['read'] }), tightPackages()]);
  const app = await import(pathToFileURL(join(out, 'index.mjs')).href);
  const ran = () => Reflect.get(globalThis, 'ran');
  expect(ran()).toBeUndefined();
  expect(app.near('text')).toBe('parser text');
  expect(app.near('again')).toBe('parser again');
  expect(ran()).toEqual(['parser']);
  expect(await app.far('text')).toBe('client text');
  const chunk = (name: string) => readFileSync(join(out, name), 'utf8');
  expect(chunk('own.mjs').split('\n').length).toBeGreaterThan(4);
  expect(chunk('far.mjs')).toContain('function read(text){globalThis.calls=');
});

it('does not build where a function of a late package is used that is not named', async () => {
  await using folder = await temporaryFolder();
  await expect(bundled(folder.path, [lateModules({ parser: ['other'] })])).rejects.toThrow('read');
});
