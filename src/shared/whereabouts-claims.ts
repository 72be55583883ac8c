import type { MessageKey } from './i18n/resources.ts';
import type { ManagedPolicy } from './model/managed-policy.ts';
import type { Whereabouts } from './model/recovery-kit.ts';
import type { Preferences, VaultSettings } from './model/settings.ts';

/** A sentence of the catalogue with what it is filled with. */
export interface Claim {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A name and what is said of it. */
export interface TitledClaim {
  readonly title: MessageKey;
  readonly holds: Claim;
}

/** What a claim may depend on. */
export interface ClaimFacts {
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly whereabouts: Whereabouts;
  readonly settings: Pick<VaultSettings, 'clipboardSeconds' | 'idleMinutes'>;
  readonly preferences: Pick<Preferences, 'contentProtection'>;
  readonly rules: ManagedPolicy;
}

/** What is protected and what is not, on this computer, with these settings: a sentence that does not hold is left out. */
export interface Claims {
  readonly ways: readonly TitledClaim[];
  readonly sealing: readonly TitledClaim[];
  readonly plain: readonly Claim[];
  readonly safe: readonly Claim[];
  readonly unsafe: readonly Claim[];
}

/** For how long the window shows a revealed secret at most, in seconds. */
export const REVEAL_SECONDS = 30;

const say = (key: MessageKey, params: Claim['params'] = {}): Claim => ({ key, params });

const when = (holds: boolean, ...claims: readonly Claim[]): readonly Claim[] => (holds ? claims : []);

export function claimsOf(facts: ClaimFacts): Claims {
  const { platform, whereabouts, settings, preferences, rules } = facts;
  const { slots, keychainItem, schema, vaultId } = whereabouts;
  const captured = preferences.contentProtection;
  return {
    ways: slots.map(({ kind, cost }) => ({
      title: `whereabouts.way.${kind}.title`,
      holds: say(`whereabouts.way.${kind}.holds`, {
        memory: Math.round((cost?.memoryKiB ?? 0) / 1024),
        iterations: cost?.iterations ?? 0,
        parallelism: cost?.parallelism ?? 0,
        item: keychainItem ?? '',
      }),
    })),
    sealing: (['pages', 'secrets', 'keys', 'history', 'format'] as const).map((part) => ({
      title: `whereabouts.seal.${part}.title`,
      holds: say(`whereabouts.seal.${part}.holds`, { schema, id: vaultId }),
    })),
    plain: [
      ...(rules.forbidReveal
        ? [say('whereabouts.plain.forbidden')]
        : [
            say('whereabouts.plain.screen', { seconds: REVEAL_SECONDS }),
            say('whereabouts.plain.clipboard', { seconds: settings.clipboardSeconds }),
          ]),
      say('whereabouts.plain.typing'),
      say('whereabouts.plain.memory'),
      say('whereabouts.plain.network'),
      say('whereabouts.plain.imports'),
      say('whereabouts.plain.disk'),
    ],
    safe: [
      say('whereabouts.safe.copy'),
      say('whereabouts.safe.changed'),
      // Electron tells of the screen lock on macOS and Windows alone.
      say(platform === 'linux' ? 'whereabouts.safe.awayLinux' : 'whereabouts.safe.away', {
        count: Math.min(settings.idleMinutes, rules.maxIdleMinutes ?? settings.idleMinutes),
      }),
      say('whereabouts.safe.network'),
      ...when(platform !== 'linux' && captured, say('whereabouts.safe.capture')),
    ],
    unsafe: [
      say('whereabouts.unsafe.program'),
      // macOS asks the person before another program is given the item.
      ...when(keychainItem !== null && platform !== 'darwin', say('whereabouts.unsafe.keychain')),
      ...when(platform === 'linux', say('whereabouts.unsafe.captureLinux')),
      ...when(platform !== 'linux' && !captured, say('whereabouts.unsafe.captureOff')),
      say('whereabouts.unsafe.strings'),
      say('whereabouts.unsafe.copies'),
      say('whereabouts.unsafe.lost'),
    ],
  };
}
