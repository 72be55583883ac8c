import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAJORS_CHECKED, majorsAreStale } from '../../../scripts/lib/electron-majors.ts';
import { projectVersion } from '../../../scripts/lib/project-version.ts';
import { ROOT } from '../../../scripts/lib/root.ts';

const FOLDER = join(ROOT, '.github/workflows');
const workflows = readdirSync(FOLDER).map((name) => ({
  name,
  text: readFileSync(join(FOLDER, name), 'utf8'),
}));
const scripts: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '');

it('there are two', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual(['ci.yml', 'release.yml']);
});

describe.each(workflows)('$name', ({ text }) => {
  it('names scripts that are there', () => {
    const files = found(text, /\b((?:scripts|test)\/[\w./-]+\.ts)\b/g);
    const commands = [...found(text, /\bnpm run (?:-s )?([\w:-]+)/g), ...found(text, /\bnpm (test)\b/g)];
    expect(files.length + commands.length).toBeGreaterThan(2);
    expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('may only read, but for the job that writes a release', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n$/m);
    const writes = found(text, /^ +([\w-]+): write$/gm);
    expect(writes.every((name) => ['contents', 'id-token', 'attestations'].includes(name))).toBe(true);
    expect(text).not.toContain('pull_request_target');
    expect(found(text, /(persist-credentials: false)/g)).toHaveLength(
      found(text, /(actions\/checkout@)/g).length,
    );
  });

  it('uses actions of GitHub alone, each at a version, with a time limit on every job', () => {
    const used = found(text, /uses: (\S+)/g);
    expect(used.filter((action) => !/^actions\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual([]);
    expect(found(text, /^ +(runs-on:)/gm)).toHaveLength(found(text, /^ +(timeout-minutes:)/gm).length);
  });

  it('is written with spaces, and every expression in it is closed', () => {
    expect(text).not.toMatch(/\t|\r/);
    expect(found(text, /(\$\{\{)/g)).toHaveLength(found(text, /(\}\})/g).length);
    // What others can write, such as a title, would be run as a command.
    expect(text).not.toMatch(/github\.event\.|github\.head_ref/);
  });

  it('names no registry and no place on a computer', () => {
    expect(text).not.toMatch(/https?:\/\/|registry|\/home\/|\/root\/|\/Users\//);
  });
});

it.each([
  [`v${projectVersion()}`, 0],
  [`v${projectVersion()}0`, 1],
  [projectVersion(), 1],
  ['', 1],
])('a release of the tag "%s" ends with %i', (tag, code) => {
  expect(spawnSync(process.execPath, [join(ROOT, 'scripts/check-release.ts'), tag]).status).toBe(code);
});

it('a table of Electron’s majors is stale once more than one may have come out since', () => {
  const day = (days: number) => Date.parse(MAJORS_CHECKED) + days * 86_400_000;
  expect(majorsAreStale(MAJORS_CHECKED, day(56))).toBe(false);
  expect(majorsAreStale(MAJORS_CHECKED, day(57))).toBe(true);
});
