import type { CloudId } from '../../shared/model/cloud.ts';

/**
 * What public ids look like, wide enough for tomorrow's: AWS IAM user guide "Unique identifiers" for AKIA and ASIA;
 * LTAI with 12 or 20 more characters by public scanner rules, and STS. for Alibaba Cloud's temporary ids (unconfirmed
 * in length). A digit is asked of STS. ids, since `STS.GetCallerIdentity` and its like are names of calls.
 */
const SHAPES = {
  aws: '(?:AKIA|ASIA)[A-Z0-9]{16}',
  aliyun: 'LTAI[0-9A-Za-z]{12,26}|STS\\.(?=[A-Za-z]{0,39}[0-9])[0-9A-Za-z]{10,40}',
} as const satisfies Partial<Record<CloudId, string>>;

/** The cloud whose ids look like this one; null for an id that looks like none. */
export function cloudOfPublicId(publicId: string): 'aws' | 'aliyun' | null {
  if (new RegExp(`^(?:${SHAPES.aws})$`).test(publicId)) return 'aws';
  return new RegExp(`^(?:${SHAPES.aliyun})$`).test(publicId) ? 'aliyun' : null;
}

/** Matches every id in a text that stands by itself; made anew for each use, as it carries a position. */
export function publicIdPattern(): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])(?:${SHAPES.aws}|${SHAPES.aliyun})(?![A-Za-z0-9])`, 'g');
}
