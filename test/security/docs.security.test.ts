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

describe.each(['security.md', 'policy.md'])('docs/%s', (document) => {
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

it('docs/security.md names tests at all', () => {
  expect(places('security.md').filter((place) => TEST.test(place)).length).toBeGreaterThan(20);
});
