import type { CloudId } from '../../shared/model/cloud.ts';
import { ALIYUN_LIMITS, RECYCLE_BIN } from './aliyun/limits.ts';
import { AWS_LIMITS } from './aws/limits.ts';
import { type Cloud, NO_KEY_FACTS } from './cloud.ts';
import type { KeyLimits, KeyManagement, RecycleBin } from './key-management.ts';

/** A cloud that manages keys. */
type WithKeys = Cloud & { readonly keys: KeyManagement };

/** What is known of a cloud before its code is read. */
interface Known {
  readonly limits: KeyLimits;
  readonly recycleBin?: Omit<RecycleBin, 'restore'>;
}

/** A cloud whose code, SDK included, is read at its first use: starting the app must not pay for it. */
function lazily(id: CloudId, known: Known, load: () => Promise<WithKeys>): WithKeys {
  return Object.freeze<WithKeys>({
    id,
    verify: async (key, ctx) => (await load()).verify(key, ctx),
    keyFacts: async (key, identity, ctx) => {
      const facts = (await load()).keyFacts;
      return facts === undefined ? NO_KEY_FACTS : facts(key, identity, ctx);
    },
    keys: lazyKeys(known, async () => (await load()).keys),
  });
}

function lazyKeys({ limits, recycleBin }: Known, load: () => Promise<KeyManagement>): KeyManagement {
  return Object.freeze<KeyManagement>({
    limits,
    list: async (...call) => (await load()).list(...call),
    create: async (...call) => (await load()).create(...call),
    disable: async (...call) => (await load()).disable(...call),
    enable: async (...call) => (await load()).enable(...call),
    delete: async (...call) => (await load()).delete(...call),
    lastUsed: async (...call) => (await load()).lastUsed(...call),
    probe: async (...call) => (await load()).probe(...call),
    nameOwner: async (...call) => (await load()).nameOwner?.(...call) ?? null,
    ...(recycleBin && { recycleBin: lazyBin(recycleBin, load) }),
  });
}

function lazyBin(known: Omit<RecycleBin, 'restore'>, load: () => Promise<KeyManagement>): RecycleBin {
  return Object.freeze({
    ...known,
    restore: async (...call) => {
      const bin = (await load()).recycleBin;
      if (bin === undefined) throw new Error('No recycle bin');
      return bin.restore(...call);
    },
  } satisfies RecycleBin);
}

/** The platforms that Keyturn can call: those that the catalogue says it `checks`. */
export const clouds = Object.freeze({
  aliyun: lazily(
    'aliyun',
    { limits: ALIYUN_LIMITS, recycleBin: RECYCLE_BIN },
    async () => (await import('./aliyun/aliyun.ts')).aliyun,
  ),
  aws: lazily('aws', { limits: AWS_LIMITS }, async () => (await import('./aws/aws.ts')).aws),
} as const satisfies Partial<Record<CloudId, Cloud>>);

/** A platform that Keyturn can call. */
export type CalledCloud = keyof typeof clouds;

/** The way to call a platform; null where Keyturn has none. */
export function cloudFor(id: CloudId): Cloud | null {
  const known: Partial<Record<CloudId, Cloud>> = clouds;
  return known[id] ?? null;
}
