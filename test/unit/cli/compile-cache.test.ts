import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const MODULE = join(import.meta.dirname, '../../../src/cli/compile-cache.ts');

function surroundings() {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-compiled-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, 'cli.js');
  const state = join(folder, 'state');
  writeFileSync(join(folder, 'more.mjs'), 'export const more = [1, 2, 3].map((one) => one + 1);\n');
  writeFileSync(script, '');
  return { folder, script, state, all: join(state, 'compiled') };
}

/** What a process gets that keeps what it compiles: for the life of a process there is one such folder. */
function keep(script: string, state: string, env: Readonly<Record<string, string>> = {}): string | null {
  const text = `
    import { join } from 'node:path';
    import { keepCompiled } from ${JSON.stringify(MODULE)};
    const [script, state, folder] = process.argv.slice(1);
    const kept = keepCompiled(script, state);
    await import(join(folder, 'more.mjs'));
    process.stdout.write(JSON.stringify(kept));`;
  const { NODE_COMPILE_CACHE: _none, ...own } = process.env;
  const ended = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', text, script, state, join(script, '..')],
    { env: { ...own, ...env }, encoding: 'utf8' },
  );
  expect(ended.stderr).toBe('');
  return JSON.parse(ended.stdout);
}

it('keeps what was compiled where its owner alone may write', () => {
  const { script, state, all } = surroundings();
  const kept = keep(script, state) ?? '';
  expect(join(kept, '..')).toBe(all);
  expect(readdirSync(kept, { recursive: true }).length).toBeGreaterThan(1);
  expect([state, all, kept].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0, 0]);
  expect(keep(script, state)).toBe(kept);
});

it.each([
  [
    'somebody else may write there',
    (all: string) => [mkdirSync(all, { recursive: true }), chmodSync(all, 0o770)],
  ],
  [
    'the folder is a link',
    (all: string) => [mkdirSync(`${all}-other`, { recursive: true }), symlinkSync(`${all}-other`, all)],
  ],
  [
    'a file is in the way',
    (all: string) => [mkdirSync(join(all, '..'), { recursive: true }), writeFileSync(all, '')],
  ],
])('keeps nothing where %s, and goes on', (_why, prepare) => {
  const { script, state, all } = surroundings();
  prepare(all);
  expect(keep(script, state)).toBeNull();
  if (statSync(all).isDirectory()) expect(readdirSync(all)).toEqual([]);
});

it('keeps nothing of sources, nor where the person wants none', () => {
  const { script, state, folder } = surroundings();
  expect(keep(join(folder, 'index.ts'), state)).toBeNull();
  expect(keep(script, state, { NODE_DISABLE_COMPILE_CACHE: '1' })).toBeNull();
});

it('forgets the oldest builds', () => {
  const { script, state, all } = surroundings();
  const kept = [1, 2, 3, 4, 5, 6].map((second) => {
    utimesSync(script, second, second);
    const folder = keep(script, state) ?? '';
    utimesSync(folder, second, second);
    return folder.split(/[\\/]/).at(-1);
  });
  expect(readdirSync(all).sort()).toEqual(kept.slice(-4).sort());
});
