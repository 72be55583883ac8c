import type { CloudId } from '../../model/cloud.ts';
import type { CloudGuides, Guide } from './types.ts';

export type { CloudGuides, DrawingId, Guide, GuideChange, GuideFact, GuideStep } from './types.ts';

const LOADERS: Readonly<Record<CloudId, () => Promise<CloudGuides>>> = {
  aliyun: async () => (await import('./aliyun.ts')).aliyunGuides,
  aws: async () => (await import('./aws.ts')).awsGuides,
  azure: async () => (await import('./azure.ts')).azureGuides,
  gcp: async () => (await import('./gcp.ts')).gcpGuides,
  huawei: async () => (await import('./huawei.ts')).huaweiGuides,
  tencent: async () => (await import('./tencent.ts')).tencentGuides,
  ucloud: async () => (await import('./ucloud.ts')).ucloudGuides,
  jdcloud: async () => (await import('./jdcloud.ts')).jdcloudGuides,
  ctyun: async () => (await import('./ctyun.ts')).ctyunGuides,
  ecloud: async () => (await import('./ecloud.ts')).ecloudGuides,
  zstack: async () => (await import('./zstack.ts')).zstackGuides,
  apsara: async () => (await import('./apsara.ts')).apsaraGuides,
  cloudpods: async () => (await import('./cloudpods.ts')).cloudpodsGuides,
};

/** The guides of one platform, read when they are first wanted: starting the app must not pay for thirteen. */
export function loadGuides(cloud: CloudId): Promise<CloudGuides> {
  return LOADERS[cloud]();
}

/** The guide to one kind of key on one site; undefined where nobody wrote one. */
export function guideOf(
  guides: CloudGuides,
  { kind, site }: { readonly kind: string; readonly site: string },
): Guide | undefined {
  return guides.find(
    (guide) => guide.kind === kind && (guide.sites === undefined || guide.sites.includes(site)),
  );
}
