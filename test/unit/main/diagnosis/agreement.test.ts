import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloudpodsRefusal } from '../../../../src/main/clouds/cloudpods/errors.ts';
import { ctyunFailureKind } from '../../../../src/main/clouds/ctyun/errors.ts';
import { ecloudRefusal } from '../../../../src/main/clouds/ecloud/errors.ts';
import {
  apiFailureKind as gcpApiFailureKind,
  grantFailureKind,
} from '../../../../src/main/clouds/gcp/errors.ts';
import { huaweiFailureKind } from '../../../../src/main/clouds/huawei/errors.ts';
import { jdcloudFailureKind } from '../../../../src/main/clouds/jdcloud/errors.ts';
import { ucloudFailureKind } from '../../../../src/main/clouds/ucloud/errors.ts';
import { codeKind, textRefusal } from '../../../../src/main/clouds/zstack/errors.ts';
import { fitsKind } from '../../../../src/main/diagnosis/by-kind.ts';
import { explain } from '../../../../src/main/diagnosis/explain.ts';
import { CLOUD_IDS, type CloudId } from '../../../../src/shared/model/cloud.ts';
import type { CauseId } from '../../../../src/shared/model/diagnosis.ts';
import { FAILURE_KINDS, type FailureKind, failureKind } from '../../../../src/shared/model/failure.ts';

interface Line {
  readonly cloud: CloudId;
  /** As a failed check keeps it. */
  readonly code: string;
  readonly kind: FailureKind;
}

const kinds = FAILURE_KINDS.join('|');
const FIELD = new RegExp(`(?:'([\\w.]+)'|\\b(\\w+)): '(${kinds})'`, 'g');
const PAIR = new RegExp(`\\[(?:'([^'\\n]+)'|"([^"\\n]+)"), '(${kinds})'\\]`, 'g');

/** Codes that a table keeps without what every answer puts before them. */
const WRITTEN: Readonly<Partial<Record<CloudId, (code: string) => string>>> = {
  azure: (code) => code.replace(/^(\d+)$/, 'AADSTS$1'),
  huawei: (code) => code.replace(/^(\d{4})$/, 'APIGW.$1'),
};

/** Every line that a cloud's table has, read out of its source: a new one is held to this without being listed here. */
function linesOf(cloud: CloudId): Line[] {
  const source = readFileSync(
    join(import.meta.dirname, `../../../../src/main/clouds/${cloud}/errors.ts`),
    'utf8',
  );
  const written = WRITTEN[cloud] ?? String;
  return [...source.matchAll(FIELD), ...source.matchAll(PAIR)].map(([, one, other, kind]) => ({
    cloud,
    code: written(one ?? other ?? ''),
    kind: failureKind.parse(kind),
  }));
}

const answer = { status: 401, clockAheadMs: null };

const grant = (description: string): FailureKind =>
  grantFailureKind('invalid_grant', description, 400) ?? 'unexpected';

const jdcloud = (status: string, message: string): readonly [CloudId, string, FailureKind] => [
  'jdcloud',
  JSON.stringify({ error: { status, message } }),
  jdcloudFailureKind({ status, message }, answer),
];

const huawei = (reason: string): readonly [CloudId, string, FailureKind] => {
  const message = `Incorrect IAM authentication information: ${reason}`;
  const kind = huaweiFailureKind({ code: 'APIGW.0301', message, status: 401 });
  return ['huawei', JSON.stringify({ error_code: 'APIGW.0301', error_msg: message }), kind];
};

const gcp = (description: string): readonly [CloudId, string, FailureKind] => [
  'gcp',
  JSON.stringify({ error: 'invalid_grant', error_description: description }),
  grant(description),
];

const ctyun = (code: string, message: string): readonly [CloudId, string, FailureKind] => [
  'ctyun',
  JSON.stringify({ statusCode: code, message }),
  ctyunFailureKind({ code, message }, answer),
];

const ecloud = (message: string): readonly [CloudId, string, FailureKind] => [
  'ecloud',
  JSON.stringify({ state: 'ERROR', errorMessage: message }),
  ecloudRefusal('', message, 200).kind,
];

/** Where words decide: an answer, and what the check makes of the same. */
const TOLD: readonly (readonly [CloudId, string, FailureKind])[] = [
  jdcloud('ACCESS_ERROR', 'sign result is not same [gw]'),
  jdcloud('ACCESS_ERROR', 'Invalid accessKey'),
  jdcloud('ACCESS_ERROR', 'secret key is null'),
  jdcloud('ACCESS_ERROR', 'Invalid authentication credentials'),
  jdcloud('HTTP_FORBIDDEN', 'Your IP address is not allowed'),
  jdcloud('HTTP_FORBIDDEN', 'The API is disabled'),
  jdcloud('NOT_FOUND', 'no Route and no API found with those values'),
  jdcloud('HTTP_RATE_LIMIT_EXCEEDED', 'API rate limit exceeded'),
  huawei('AK access failed to reach the limit, forbidden'),
  huawei('calc aksk signature fail:signature expired, signature time:20260312T080000Z'),
  huawei('verify aksk signature fail'),
  huawei('verify ak sk signature fail'),
  huawei('Get secretKey failed,ak:HPUA0000000000000000,err:ak not exist'),
  huawei('ak HPUA0000000000000000 not exist'),
  huawei('decrypt token fail'),
  huawei('token expired'),
  huawei('token has expired'),
  gcp('Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.'),
  gcp('Invalid JWT Signature.'),
  gcp('Invalid grant: account not found'),
  gcp('Invalid JWT: Failed audience check.'),
  gcp('The account is disabled.'),
  ['gcp', '{"error":{"status":"PERMISSION_DENIED"}}', gcpApiFailureKind('PERMISSION_DENIED', null, 403)],
  ctyun('CTAPI_10009', 'ctyun-EOP: signature verification failed'),
  ctyun('CTAPI_10002', 'ctyun-EOP: invalid ak'),
  ctyun('CTIAM_0007', 'no permission'),
  ecloud('Invalid parameter AccessKey '),
  ecloud('Invalid parameter Signature '),
  ecloud('Invalid parameter Timestamp '),
  ['ecloud', '{"state":"ERROR","errorCode":"M02C002"}', ecloudRefusal('M02C002', '', 200).kind],
  ['ucloud', '{"RetCode":153,"Message":"Too frequent"}', ucloudFailureKind(153, 200)],
  ['ucloud', '{"RetCode":172,"Message":"User Not Exists"}', ucloudFailureKind(172, 200)],
  ['ucloud', '{"RetCode":292,"Message":"Project not exist"}', ucloudFailureKind(292, 200)],
  ['zstack', '{"error":{"code":"ID.1002","description":"permission denied"}}', codeKind(['ID.1002'])],
  ...[
    'access key id:[a] does not existed or disabled',
    'wrong accessKey signature',
    'no api mapping to /v1',
  ].map((text): readonly [CloudId, string, FailureKind] => [
    'zstack',
    text,
    textRefusal(text)?.kind ?? 'unexpected',
  ]),
  ...['[auth] invalid access key id', '[auth] expired access key', '[auth] user not in project'].map(
    (details): readonly [CloudId, string, FailureKind] => [
      'cloudpods',
      JSON.stringify({ class: 'UnauthorizedError', code: 401, details }),
      cloudpodsRefusal('UnauthorizedError', details, 401).kind,
    ],
  ),
];

const told = TOLD.filter(([, , kind]) => kind !== 'unexpected');
const lines = CLOUD_IDS.flatMap(linesOf);
const judged = lines.filter(({ kind }) => kind !== 'unexpected');

function causeOf(text: string, cloud: CloudId, kind: FailureKind | null): CauseId | null {
  const answer = explain(text, cloud, kind);
  return answer.kind === 'known' ? (answer.findings[0]?.cause ?? null) : null;
}

describe('what a check finds and what the diagnosis says', () => {
  it('is compared for every cloud that has a table of codes', () => {
    const clouds = [...judged, ...told.map(([cloud]) => ({ cloud }))].map(({ cloud }) => cloud);
    expect(new Set(clouds)).toEqual(new Set(CLOUD_IDS));
    expect(judged.length).toBeGreaterThan(130);
    expect(told.length).toBeGreaterThan(35);
  });

  it('agree on each code of a failed check', () => {
    const apart = judged.flatMap(({ cloud, code, kind }) => {
      const cause = causeOf(code, cloud, kind);
      return cause !== null && fitsKind(cause, kind) ? [] : [`${cloud} ${code}: ${kind}, ${cause}`];
    });
    expect(apart).toEqual([]);
  });

  it('do not contradict each other where the code is all that is known', () => {
    const apart = judged.flatMap(({ cloud, code, kind }) => {
      const cause = causeOf(code, cloud, null);
      return cause === null || fitsKind(cause, kind) ? [] : [`${cloud} ${code}: ${kind}, ${cause}`];
    });
    expect(apart).toEqual([]);
  });

  it('know the codes that are the vendor’s own', () => {
    const known = judged.filter(({ cloud, code }) => causeOf(code, cloud, null) !== null);
    // The rest are words that need others around them: bare statuses, and what OAuth calls its errors.
    expect(known.length / judged.length).toBeGreaterThan(0.85);
  });

  it.each(told)('agree on what %s tells by its words: %s', (cloud, text, kind) => {
    const cause = causeOf(text, cloud, null);
    expect(cause === null ? 'nothing' : fitsKind(cause, kind) ? kind : cause).toBe(kind);
  });
});
