import type { CloudId } from '../../shared/model/cloud.ts';

/**
 * What public ids look like, wide enough for tomorrow's: AWS IAM user guide "Unique identifiers" for AKIA and ASIA;
 * LTAI with 12 or 20 more characters by public scanner rules, and STS. for Alibaba Cloud's temporary ids (unconfirmed
 * in length). AKID or IKID and at least 28 more for Tencent Cloud, whose own papers disagree on the prefix. A digit is asked of STS. ids, since `STS.GetCallerIdentity` and its like are names of calls.
 */
const SHAPES = {
  aws: '(?:AKIA|ASIA)[A-Z0-9]{16}',
  aliyun: 'LTAI[0-9A-Za-z]{12,26}|STS\\.(?=[A-Za-z]{0,39}[0-9])[0-9A-Za-z]{10,40}',
  tencent: '(?:AKID|IKID)[A-Za-z0-9][A-Za-z0-9_-]{26,78}[A-Za-z0-9]',
} as const satisfies Partial<Record<CloudId, string>>;

const WHOLE = (['aws', 'aliyun', 'tencent'] as const).map(
  (cloud) => [cloud, new RegExp(`^(?:${SHAPES[cloud]})$`)] as const,
);

/** The cloud whose ids look like this one; null for an id that looks like none. */
export function cloudOfPublicId(publicId: string): 'aws' | 'aliyun' | 'tencent' | null {
  return WHOLE.find(([, shape]) => shape.test(publicId))?.[0] ?? null;
}

/** Matches every id in a text that stands by itself; made anew for each use, as it carries a position. */
export function publicIdPattern(): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])(?:${Object.values(SHAPES).join('|')})(?![A-Za-z0-9])`, 'g');
}
