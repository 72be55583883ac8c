import type { CloudId } from '../../shared/model/cloud.ts';
import { ALIYUN_LIMITS, RECYCLE_BIN } from './aliyun/limits.ts';
import { AWS_LIMITS } from './aws/limits.ts';
import { type Cloud, NO_KEY_FACTS } from './cloud.ts';
import { cloudError } from './cloud-error.ts';
import type { KeyLimits, KeyManagement, RecycleBin } from './key-management.ts';

/** A cloud that manages keys. */
type WithKeys = Cloud & { readonly keys: KeyManagement };

/** What is known of a cloud before its code is read. */
interface Known {
  readonly limits: KeyLimits;
  readonly recycleBin?: Omit<RecycleBin, 'restore'>;
  readonly looksUp?: true;
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
    ...lazyLookUp(known, load),
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

/** Whether there is an administrator's look-up is known before the code is read: the interface offers it or not. */
function lazyLookUp({ looksUp }: Pick<Known, 'looksUp'>, load: () => Promise<Cloud>): Pick<Cloud, 'lookUp'> {
  if (looksUp !== true) return {};
  return {
    async lookUp(admin, key, ctx) {
      const { lookUp } = await load();
      if (lookUp === undefined) throw cloudError('unexpected', { outcome: 'refused' });
      return lookUp(admin, key, ctx);
    },
  };
}

/** A cloud without key management, read at its first use as well. */
function checkedLazily(id: CloudId, load: () => Promise<Cloud>, known: Pick<Known, 'looksUp'> = {}): Cloud {
  return Object.freeze<Cloud>({
    id,
    verify: async (key, ctx) => (await load()).verify(key, ctx),
    keyFacts: async (key, identity, ctx) =>
      (await (await load()).keyFacts?.(key, identity, ctx)) ?? NO_KEY_FACTS,
    ...lazyLookUp(known, load),
  });
}

/** Every platform. */
export const clouds = Object.freeze({
  aliyun: lazily(
    'aliyun',
    { limits: ALIYUN_LIMITS, recycleBin: RECYCLE_BIN },
    async () => (await import('./aliyun/aliyun.ts')).aliyun,
  ),
  aws: lazily('aws', { limits: AWS_LIMITS, looksUp: true }, async () => (await import('./aws/aws.ts')).aws),
  azure: checkedLazily('azure', async () => (await import('./azure/azure.ts')).azure),
  gcp: checkedLazily('gcp', async () => (await import('./gcp/gcp.ts')).gcp, { looksUp: true }),
  huawei: checkedLazily('huawei', async () => (await import('./huawei/huawei.ts')).huawei),
  tencent: checkedLazily('tencent', async () => (await import('./tencent/tencent.ts')).tencent, {
    looksUp: true,
  }),
  ucloud: checkedLazily('ucloud', async () => (await import('./ucloud/ucloud.ts')).ucloud),
  jdcloud: checkedLazily('jdcloud', async () => (await import('./jdcloud/jdcloud.ts')).jdcloud),
  ctyun: checkedLazily('ctyun', async () => (await import('./ctyun/ctyun.ts')).ctyun),
  ecloud: checkedLazily('ecloud', async () => (await import('./ecloud/ecloud.ts')).ecloud),
  zstack: checkedLazily('zstack', async () => (await import('./zstack/zstack.ts')).zstack, { looksUp: true }),
  apsara: checkedLazily('apsara', async () => (await import('./apsara/apsara.ts')).apsara),
  cloudpods: checkedLazily('cloudpods', async () => (await import('./cloudpods/cloudpods.ts')).cloudpods),
} as const satisfies Record<CloudId, Cloud>);

/** The platforms whose keys Keyturn manages. */
export type TurningCloud = {
  [Id in CloudId]: (typeof clouds)[Id] extends WithKeys ? Id : never;
}[CloudId];
