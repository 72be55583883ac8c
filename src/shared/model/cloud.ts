import { z } from 'zod';

/** The platforms whose keys Keyturn takes. Each has a folder in `main/clouds` and a file in `shared/catalogue`. */
export const CLOUD_IDS = ['aliyun', 'aws'] as const;

export const cloudId = z.enum(CLOUD_IDS);
export type CloudId = z.infer<typeof cloudId>;

/** Names of the platform's own services whose address can be overridden per account. */
export const endpointName = z.enum(['sts', 'iam', 'ims']);
export type EndpointName = z.infer<typeof endpointName>;
