import { z } from 'zod';

/** The platforms whose keys Keyturn takes, in the order that they are offered in. Each has a file in `shared/catalogue`. */
export const CLOUD_IDS = [
  'aliyun',
  'aws',
  'azure',
  'gcp',
  'huawei',
  'tencent',
  'ucloud',
  'jdcloud',
  'ctyun',
  'ecloud',
  'zstack',
  'apsara',
  'cloudpods',
] as const;

export const cloudId = z.enum(CLOUD_IDS);
export type CloudId = z.infer<typeof cloudId>;

/**
 * Names of the platform's own services whose address can be set per account; `api` is the one address of platforms that
 * have a single one.
 */
export const endpointName = z.enum([
  'sts',
  'iam',
  'ims',
  'api',
  'cam',
  'login',
  'graph',
  'arm',
  'token',
  'oss',
]);
export type EndpointName = z.infer<typeof endpointName>;
