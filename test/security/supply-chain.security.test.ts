import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../scripts/lib/root.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        link: z.boolean().optional(),
        dev: z.boolean().optional(),
        optional: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
      }),
    ),
  })
  .parse(read('package-lock.json'));
const { allowScripts } = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(read('package.json'));
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the lock file', () => {
  it('holds a strong checksum of every package that is shipped or runs here', () => {
    const without = packages.filter(([, entry]) => !/^sha(512|384)-/.test(entry.integrity ?? ''));
    expect(packages.length).toBeGreaterThan(100);
    // npm writes none for the tools' parts for other systems than the one it ran on.
    const foreignTools = without.filter(([, { dev, optional }]) => dev === true && optional === true);
    expect(without.map(([path]) => path)).toEqual(foreignTools.map(([path]) => path));
  });

  it('fetches nothing over plain http, from a repository or from the disk', () => {
    const odd = packages.filter(
      ([, { resolved, link }]) =>
        link === true || (resolved !== undefined && !resolved.startsWith('https://')),
    );
    expect(odd.map(([path]) => path)).toEqual([]);
  });

  it('has an install script in no package about which nobody decided', () => {
    const scripted = packages.filter(([, entry]) => entry.hasInstallScript === true);
    const undecided = scripted
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
      .filter((name) => allowScripts[name] === undefined);
    expect(undecided).toEqual([]);
  });
});
