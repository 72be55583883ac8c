import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { allFuses } from '../../../scripts/lib/after-pack.ts';
import { readLockFile } from '../../../scripts/lib/legal/lock-file.ts';
import { missingNatives } from '../../../scripts/lib/natives.ts';
import { packOptions } from '../../../scripts/lib/pack-options.ts';
import { signingOf } from '../../../scripts/lib/signing.ts';

describe('signing', () => {
  const CERTIFICATE = { CSC_LINK: 'x' };
  const APPLE = { APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' };

  it.each([
    ['win32', { WIN_CSC_LINK: 'x' }],
    ['win32', CERTIFICATE],
    ['darwin', { ...CERTIFICATE, ...APPLE }],
    ['darwin', { ...CERTIFICATE, APPLE_API_KEY: 'a', APPLE_API_KEY_ID: 'b', APPLE_API_ISSUER: 'c' }],
  ] as const)('happens on %s with %o', (platform, env) => {
    expect(signingOf(platform, env)).toEqual({ signed: true });
  });

  it.each([
    ['win32', {}],
    ['win32', { WIN_CSC_LINK: '' }],
    ['darwin', CERTIFICATE],
    ['darwin', { ...CERTIFICATE, ...APPLE, APPLE_TEAM_ID: '' }],
    ['darwin', APPLE],
    ['linux', { ...CERTIFICATE, ...APPLE }],
  ] as const)('does not on %s with %o, and says why', (platform, env) => {
    expect(signingOf(platform, env)).toEqual({ signed: false, why: expect.stringMatching(/\w/) });
  });
});

describe('the fuses', () => {
  const stated = {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  };

  it('are all that the library knows, and a new one fails', () => {
    const all = allFuses(stated);
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    expect(known).toHaveLength(9);
    for (const fuse of known) expect(all).toHaveProperty(String(fuse));
    expect(all.strictlyRequireAllFuses).toBe(true);
  });

  it('are refused where one is not stated', () => {
    const { runAsNode: _, ...others } = stated;
    expect(() => allFuses(others)).toThrow('runAsNode');
    expect(() => allFuses(null)).toThrow('does not state');
  });
});

describe('the options of packing', () => {
  it('are for the system that packs, all packages of it', () => {
    expect(packOptions([], 'darwin')).toEqual({
      platform: 'mac',
      dir: false,
      target: null,
      electronDist: null,
      output: 'dist',
    });
  });

  it('are refused where they make no sense', () => {
    expect(() => packOptions(['--platform', 'beos'], 'linux')).toThrow('--platform');
    expect(() => packOptions(['--sign'], 'linux')).toThrow('--sign');
  });
});

describe('the native parts for the other processor', () => {
  it('are named with the version of the lock file where they are not here', () => {
    const lock = readLockFile();
    const version = lock.packages['node_modules/@node-rs/argon2-win32-arm64-msvc']?.version;
    const here = (folder: string) => folder.includes('x64');
    expect(missingNatives(lock, 'win32', here)).toEqual([`@node-rs/argon2-win32-arm64-msvc@${version}`]);
    expect(missingNatives(lock, 'darwin', () => true)).toEqual([]);
    expect(missingNatives(lock, 'linux', () => false)).toEqual([]);
  });
});
