import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** What stands in backticks, of those that look like a place in the repository. */
const places = (document: string): readonly string[] => {
  const text = readFileSync(join(ROOT, 'docs', document), 'utf8');
  return [...text.matchAll(/`([a-zA-Z0-9][\w./-]*)`/g)].map(([, place]) => place ?? '');
};

const MODULE = /^[a-z0-9-]+(\/[a-z0-9-]+)*(\/|\.tsx?)$/;
const TEST = /^(unit|contract|security|integration|e2e)\/[\w/-]+$/;

function testExists(name: string): boolean {
  const path = join(ROOT, 'test', name);
  if (existsSync(path)) return true;
  const last = name.split('/').at(-1) ?? '';
  const folder = dirname(path);
  return (
    existsSync(folder) && readdirSync(folder).some((file) => new RegExp(`^${last}\\..*test\\.ts$`).test(file))
  );
}

describe.each(['security.md', 'security-statements.md', 'policy.md'])('docs/%s', (document) => {
  it('names modules that are there', () => {
    const modules = places(document).filter((place) => MODULE.test(place) && !TEST.test(place));
    const missing = modules.filter(
      (place) =>
        ![place, join('src', place), join('src/main', place)].some((path) => existsSync(join(ROOT, path))),
    );
    expect(missing).toEqual([]);
  });

  it('names tests that are there', () => {
    const tests = places(document).filter((place) => TEST.test(place) && !place.endsWith('/'));
    expect(tests.filter((place) => !testExists(place))).toEqual([]);
  });
});

it('docs/architecture.md names tests that are there, for every kind of trouble', () => {
  const tests = places('architecture.md').filter((place) => TEST.test(place));
  expect(tests.filter((place) => !testExists(place))).toEqual([]);
  expect(tests.length).toBeGreaterThan(15);
});

it('docs/security.md names tests at all', () => {
  expect(places('security.md').filter((place) => TEST.test(place)).length).toBeGreaterThan(20);
});

describe('the statements of the shell', () => {
  const text = readFileSync(join(ROOT, 'docs', 'security-statements.md'), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => /^\|\s*[^#\s|-]/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', , module = '', test = '', seen = '']) => ({ name, module, test, seen }));
  const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, place]) => place ?? '');

  it('are all of Electron’s list, and those beyond it', () => {
    const numbers = rows.map(({ name }) => Number(name)).filter((number) => !Number.isNaN(number));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));
    expect(rows.length - numbers.length).toBeGreaterThanOrEqual(21);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it.each(rows)('$name has a module and a test that are there', ({ module, test, seen }) => {
    const modules = quoted(module).filter((place) =>
      [place, join('src', place), join('src/main', place)].some((path) => existsSync(join(ROOT, path))),
    );
    expect(modules).toEqual(quoted(module));
    expect(modules).not.toEqual([]);
    const tests = quoted(test);
    expect(tests.filter(testExists)).toEqual(tests);
    expect(tests).not.toEqual([]);
    expect(seen).toMatch(/^[UCP](, [UCP])*$/);
  });

  it('leave no security test out that is not told of elsewhere', () => {
    const told = ['security.md', 'security-statements.md', 'policy.md'].flatMap(places);
    const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.security.test.ts'));
    const untold = files
      .map((file) => `security/${file.replace('.security.test.ts', '')}`)
      .filter((name) => !told.includes(name));
    expect(untold).toEqual([]);
  });
});
