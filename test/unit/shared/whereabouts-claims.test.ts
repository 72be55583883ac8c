import { describe, expect, it } from 'vitest';
import { resources } from '../../../src/shared/i18n/resources.ts';
import { NO_POLICY } from '../../../src/shared/model/managed-policy.ts';
import { type Whereabouts, whereaboutsKind } from '../../../src/shared/model/recovery-kit.ts';
import { type ClaimFacts, claimsOf } from '../../../src/shared/whereabouts-claims.ts';

const VAULT: Whereabouts = {
  vaultId: '0123456789abcdef',
  files: [],
  slots: [
    { kind: 'password', cost: { memoryKiB: 65_536, iterations: 3, parallelism: 4 } },
    { kind: 'recovery', cost: null },
  ],
  keychainItem: null,
  schema: 30,
  secrets: 3,
};
const WITH_KEYCHAIN: Whereabouts = {
  ...VAULT,
  slots: [...VAULT.slots, { kind: 'keychain', cost: null }],
  keychainItem: 'vault slot',
};

const claims = (over: Partial<ClaimFacts> = {}) =>
  claimsOf({
    platform: 'linux',
    whereabouts: VAULT,
    settings: { clipboardSeconds: 45, idleMinutes: 10 },
    preferences: { contentProtection: true },
    rules: NO_POLICY,
    ...over,
  });
const keys = (over: Partial<ClaimFacts> = {}) => {
  const { plain, safe, unsafe } = claims(over);
  return [...plain, ...safe, ...unsafe].map(({ key }) => key.replace('whereabouts.', ''));
};

describe('what is said of protection', () => {
  it('promises no protection of the screen where the system has none', () => {
    expect(keys()).toContain('unsafe.captureLinux');
    expect(keys()).not.toContain('safe.capture');
    expect(keys({ platform: 'darwin' })).toContain('safe.capture');
    const off = keys({ platform: 'win32', preferences: { contentProtection: false } });
    expect(off).toContain('unsafe.captureOff');
    expect(off).not.toContain('safe.capture');
  });

  it('promises that the screen lock counts where the system tells of it', () => {
    expect(keys().filter((key) => key.startsWith('safe.away'))).toEqual(['safe.awayLinux']);
    for (const platform of ['darwin', 'win32'] as const)
      expect(keys({ platform }).filter((key) => key.startsWith('safe.away'))).toEqual(['safe.away']);
  });

  it('names the keychain’s weakness only where it opens this vault and has it', () => {
    expect(keys()).not.toContain('unsafe.keychain');
    expect(keys({ whereabouts: WITH_KEYCHAIN })).toContain('unsafe.keychain');
    expect(keys({ whereabouts: WITH_KEYCHAIN, platform: 'win32' })).toContain('unsafe.keychain');
    expect(keys({ whereabouts: WITH_KEYCHAIN, platform: 'darwin' })).not.toContain('unsafe.keychain');
  });

  it('does not speak of reveal and copy where they are forbidden', () => {
    const forbidden = keys({ rules: { ...NO_POLICY, forbidReveal: true } });
    expect(forbidden).toContain('plain.forbidden');
    expect(forbidden).not.toContain('plain.screen');
    expect(forbidden).not.toContain('plain.clipboard');
  });

  it('counts with the settings, and with the rules where they are stricter', () => {
    const minutes = (maxIdleMinutes: number | null) =>
      claims({ rules: { ...NO_POLICY, maxIdleMinutes } }).safe.find(({ key }) => key.includes('.away'))
        ?.params;
    expect(minutes(null)).toEqual({ count: 10 });
    expect(minutes(3)).toEqual({ count: 3 });
    expect(minutes(60)).toEqual({ count: 10 });
    expect(claims().plain.find(({ key }) => key.endsWith('clipboard'))?.params).toEqual({ seconds: 45 });
  });

  it('says what a guess costs', () => {
    expect(claims().ways[0]?.holds.params).toMatchObject({ memory: 64, iterations: 3, parallelism: 4 });
  });

  it('has words for every kind of file, and for no other', () => {
    for (const { translation } of Object.values(resources)) {
      expect(Object.keys(translation.whereabouts.file).sort()).toEqual([...whereaboutsKind.options].sort());
    }
  });
});
