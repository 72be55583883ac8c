import { describe, expect, it } from 'vitest';
import { purl } from '../../../scripts/lib/legal/cyclone-dx.ts';
import { isAllowed } from '../../../scripts/lib/legal/licence-texts.ts';
import { findFrom } from '../../../scripts/lib/legal/lock-file.ts';
import { packageFolder } from '../../../scripts/lib/shipped-modules.ts';

describe('a licence', () => {
  it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-only)', 'ISC AND MIT'])('lets %s be shipped', (text) => {
    expect(isAllowed(text)).toBe(true);
  });

  it.each(['GPL-3.0-only', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN LICENSE', 'none', ''])(
    'does not let %j be shipped',
    (text) => {
      expect(isAllowed(text)).toBe(false);
    },
  );
});

describe('the package of a module', () => {
  it.each([
    ['/home/x/node_modules/zod/v4/index.js', 'node_modules/zod'],
    ['/home/x/node_modules/@aws/core/dist/a.js?commonjs', 'node_modules/@aws/core'],
    ['/home/x/node_modules/a/node_modules/@b/c/d.js', 'node_modules/a/node_modules/@b/c'],
    ['C:\\x\\node_modules\\zod\\index.js', 'node_modules/zod'],
    ['\0/home/x/node_modules/zod/index.js?commonjs-es-import', 'node_modules/zod'],
    ['\0rolldown/runtime.js', 'node_modules/rolldown'],
    ['\0vite/preload-helper.js', 'node_modules/vite'],
    ['/home/x/src/main/index.ts', null],
    ['\0commonjsHelpers', null],
  ])('of %j is %j', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });
});

describe('the folder that a name leads to', () => {
  const places = [
    '',
    'node_modules/a',
    'node_modules/b',
    'node_modules/a/node_modules/b',
    'node_modules/a/node_modules/b/node_modules/c',
  ];
  const lock = { packages: Object.fromEntries(places.map((place) => [place, { license: 'MIT' }])) };

  it.each([
    ['', 'b', 'node_modules/b'],
    ['node_modules/a', 'b', 'node_modules/a/node_modules/b'],
    ['node_modules/b', 'a', 'node_modules/a'],
    ['node_modules/a/node_modules/b', 'a', 'node_modules/a'],
    ['node_modules/a/node_modules/b', 'c', 'node_modules/a/node_modules/b/node_modules/c'],
    ['node_modules/a', 'c', null],
  ])('from %j for %j is %j', (from, name, folder) => {
    expect(findFrom(lock, from, name)).toBe(folder);
  });
});

it('writes a scope of npm as package URLs do', () => {
  expect(purl('@aws/core', '1.0.0')).toBe('pkg:npm/%40aws/core@1.0.0');
});
