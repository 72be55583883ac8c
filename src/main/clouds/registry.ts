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

/** A cloud without key management, read at its first use as well. */
function checkedLazily(id: CloudId, load: () => Promise<Cloud>): Cloud {
  return Object.freeze<Cloud>({
    id,
    verify: async (key, ctx) => (await load()).verify(key, ctx),
    keyFacts: async (key, identity, ctx) =>
      (await (await load()).keyFacts?.(key, identity, ctx)) ?? NO_KEY_FACTS,
  });
}

/** A cloud at which an administrator can look keys up. */
type LooksUp = Cloud & Required<Pick<Cloud, 'lookUp'>>;

/** The same for one that an administrator can look keys up at. */
function lookedUpLazily(id: CloudId, load: () => Promise<LooksUp>): Cloud {
  return Object.freeze<Cloud>({
    ...checkedLazily(id, load),
    lookUp: async (admin, key, ctx) => (await load()).lookUp(admin, key, ctx),
  });
}

/** The same for the one whose keys are managed and looked up. */
function awsLazily(load: () => Promise<WithKeys & LooksUp>): WithKeys {
  return Object.freeze<WithKeys>({
    ...lazily('aws', { limits: AWS_LIMITS }, load),
    lookUp: async (admin, key, ctx) => (await load()).lookUp(admin, key, ctx),
  });
}

/** Every platform. */
export const clouds = Object.freeze({
  aliyun: lazily(
    'aliyun',
    { limits: ALIYUN_LIMITS, recycleBin: RECYCLE_BIN },
    async () => (await import('./aliyun/aliyun.ts')).aliyun,
  ),
  aws: awsLazily(async () => (await import('./aws/aws.ts')).aws),
  azure: checkedLazily('azure', async () => (await import('./azure/azure.ts')).azure),
  gcp: lookedUpLazily('gcp', async () => (await import('./gcp/gcp.ts')).gcp),
  huawei: lookedUpLazily('huawei', async () => (await import('./huawei/huawei.ts')).huawei),
  tencent: lookedUpLazily('tencent', async () => (await import('./tencent/tencent.ts')).tencent),
  ucloud: lookedUpLazily('ucloud', async () => (await import('./ucloud/ucloud.ts')).ucloud),
  jdcloud: lookedUpLazily('jdcloud', async () => (await import('./jdcloud/jdcloud.ts')).jdcloud),
  ctyun: lookedUpLazily('ctyun', async () => (await import('./ctyun/ctyun.ts')).ctyun),
  ecloud: checkedLazily('ecloud', async () => (await import('./ecloud/ecloud.ts')).ecloud),
  zstack: lookedUpLazily('zstack', async () => (await import('./zstack/zstack.ts')).zstack),
  apsara: checkedLazily('apsara', async () => (await import('./apsara/apsara.ts')).apsara),
  cloudpods: checkedLazily('cloudpods', async () => (await import('./cloudpods/cloudpods.ts')).cloudpods),
} as const satisfies Record<CloudId, Cloud>);

/** The platforms whose keys Keyturn manages. */
export type TurningCloud = {
  [Id in CloudId]: (typeof clouds)[Id] extends WithKeys ? Id : never;
}[CloudId];
