import type { CloudId } from '../../../shared/model/cloud.ts';

/** How fast one cloud is asked. */
export interface Pace {
  /** How many keys are under way at a time. */
  readonly atOnce: number;
  /** How many keys are begun within one second; null where no limit is named. */
  readonly perSecond: number | null;
  /** When a key makes room for the next one: once it is proven, or once its dates are read too, which is left out. */
  readonly until?: 'proven';
}

/** Keys of all clouds that are under way at a time: enough to hide answering times, few enough for one computer. */
export const AT_ONCE = 24;

const USUAL: Pace = { atOnce: 5, perSecond: null };
/** One server of one's own rather than a vendor's front door. */
const PRIVATE: Pace = { atOnce: 4, perSecond: null };

export const PACES: Readonly<Record<CloudId, Pace>> = {
  aliyun: USUAL,
  // `sts:GetCallerIdentity` and the two reads of IAM share one throttle of the account, whose limit is not published.
  aws: USUAL,
  // One tenant's token endpoint answers 429 under bursts (AADSTS90055).
  azure: { atOnce: 4, perSecond: null },
  gcp: USUAL,
  // Failed signatures add up to a lock of the key (API gateway guide, APIGW.0301 "AK access failed to reach the limit").
  // Whatever goes wrong, the next one is begun only once it is known; what follows a proof cannot go wrong in that way.
  huawei: { atOnce: 1, perSecond: null, until: 'proven' },
  // GetCallerIdentity: 20 requests a second (its API reference).
  tencent: { atOnce: 5, perSecond: 20 },
  ucloud: USUAL,
  jdcloud: USUAL,
  ctyun: USUAL,
  ecloud: USUAL,
  zstack: PRIVATE,
  apsara: PRIVATE,
  cloudpods: PRIVATE,
};
