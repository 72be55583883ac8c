import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../scripts/lib/root.ts';

const builder = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

/** The lines that belong to a key of the first level. */
const block = (key: string): readonly string[] => {
  const lines = builder.split('\n');
  const start = lines.indexOf(`${key}:`) + 1;
  const length = lines.slice(start).findIndex((line) => !line.startsWith(' '));
  return start === 0 ? [] : lines.slice(start, start + length).map((line) => line.trim());
};

describe('the package', () => {
  it('states every fuse that its builder knows', () => {
    expect(block('electronFuses')).toEqual([
      'runAsNode: false',
      'enableCookieEncryption: true',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'loadBrowserProcessSpecificV8Snapshot: false',
      'grantFileProtocolExtraPrivileges: false',
    ]);
  });

  it('unpacks native parts and nothing else', () => {
    expect(block('asarUnpack').every((line) => line.endsWith(".node'") || line.endsWith('.node'))).toBe(true);
    expect(block('asarUnpack')).toHaveLength(Object.keys(manifest.dependencies).length);
  });

  it('opens no way in for links and files of other programs, and publishes nothing by itself', () => {
    expect(builder).not.toMatch(/^\s*(protocols|fileAssociations):/m);
    expect(builder).toMatch(/^publish: null$/m);
  });

  it('is made of exact versions', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
