import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/main/diagnosis/explain.ts';
import type { CloudId } from '../../../../src/shared/model/cloud.ts';
import type { Diagnosis, Finding } from '../../../../src/shared/model/diagnosis.ts';

function known(text: string, cloud: CloudId | null = null): Finding & { answer: Diagnosis } {
  const answer = explain(text, cloud);
  const found = answer.kind === 'known' ? answer.findings[0] : undefined;
  if (found === undefined) throw new Error(`Nothing was known of ${text}`);
  return { ...found, answer };
}

const saysEn = ({ steps }: Finding): string => steps.map(({ en }) => en).join('\n');

describe('the right place is computed', () => {
  it.each([
    [
      'OSS, from the endpoint that it names',
      `{'Code': 'AccessDenied', 'Message': 'The bucket you are attempting to access must be addressed using the specified endpoint.', 'HostId': 'a.oss-cn-hangzhou.aliyuncs.com', 'Endpoint': 'oss-cn-beijing-internal.aliyuncs.com'}`,
      ['aliyun', 'oss-cn-beijing-internal.aliyuncs.com', 'cn-beijing'],
    ],
    [
      'OSS with V4, from the host that was asked',
      '<Error><Code>InvalidArgument</Code><Message>Invalid signing region in Authorization header.</Message><HostId>f.oss-ap-southeast-1.aliyuncs.com</HostId></Error>',
      ['aliyun', 'oss-ap-southeast-1.aliyuncs.com', 'ap-southeast-1'],
    ],
    [
      'S3, out of a bucket’s old address',
      '<Code>PermanentRedirect</Code><Endpoint>reports.s3-eu-west-1.amazonaws.com</Endpoint>',
      ['aws', 's3.eu-west-1.amazonaws.com', 'eu-west-1'],
    ],
    [
      'S3, from the region that it expects, in China',
      "(AuthorizationHeaderMalformed) when calling the X operation: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'cn-north-1'",
      ['aws', 's3.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ],
    [
      'OBS',
      '<Code>PermanentRedirect</Code><Endpoint>obs.cn-south-1.myhuaweicloud.com</Endpoint>',
      ['huawei', 'obs.cn-south-1.myhuaweicloud.com', 'cn-south-1'],
    ],
  ])('%s', (_name, text, [cloud, endpoint, region]) => {
    expect(known(text)).toMatchObject({ cloud, endpoint, region });
  });

  it('is none where the text names a host that is no cloud’s', () => {
    const found = known(
      '<Code>PermanentRedirect</Code><Endpoint>s3.evil.example</Endpoint><HostId>x.s3.amazonaws.com</HostId>',
    );
    expect(found.endpoint).toBeNull();
    expect(
      known('<Code>AccessDenied</Code><Endpoint>oss-cn-beijing.aliyuncs.com.evil.example</Endpoint>')
        .endpoint,
    ).toBeNull();
  });
});

describe('how far the clock is off', () => {
  it.each([
    [
      'Signature expired: 20260312T074210Z is now earlier than 20260312T080011Z (20260312T081511Z - 15 min.)',
      -33,
    ],
    [
      'Signature not yet current: 20260312T101000Z is still later than 20260312T090511Z (20260312T085011Z + 15 min.)',
      80,
    ],
    [
      '<Code>RequestTimeTooSkewed</Code><RequestTime>2026-03-12T00:12:30.000Z</RequestTime><ServerTime>2026-03-12T08:12:30.000Z</ServerTime>',
      -480,
    ],
    [
      '<Code>RequestTimeTooSkewed</Code><RequestTime>Thu, 12 Mar 2026 09:00:00 GMT</RequestTime><ServerTime>2026-03-12T08:00:00Z</ServerTime>',
      60,
    ],
  ])('%s', (text, minutes) => {
    expect(Math.round((known(text).aheadMs ?? 0) / 60_000)).toBe(minutes);
  });

  it.each([
    ['one time alone', '<Code>RequestTimeTooSkewed</Code><ServerTime>2026-03-12T08:00:00Z</ServerTime>'],
    [
      'times that are none',
      '<Code>RequestTimeTooSkewed</Code><RequestTime>soon enough</RequestTime><ServerTime>later today</ServerTime>',
    ],
    [
      'times a century apart',
      '<Code>RequestTimeTooSkewed</Code><RequestTime>1926-03-12T08:00:00Z</RequestTime><ServerTime>2026-03-12T08:00:00Z</ServerTime>',
    ],
  ])('is not told from %s', (_name, text) => {
    expect(known(text)).toMatchObject({ cause: 'clock-skew', aheadMs: null });
  });
});

describe('advice on signatures comes from the text', () => {
  it.each([
    [
      '<Code>InvalidAccessKeyId</Code><OSSAccessKeyId> LTAI5tXXXXXXXXXXXXXXXXXX</OSSAccessKeyId>',
      'blank around the key ID',
    ],
    [
      '<Code>SignatureDoesNotMatch</Code><OSSAccessKeyId>x</OSSAccessKeyId><SignatureProvided>a b=</SignatureProvided>',
      '“+” was decoded',
    ],
    ['SignatureDoesNotMatch pics.pics.oss-cn-beijing.aliyuncs.com', 'bucket’s name twice'],
    [
      '{"Code":"SignatureDoesNotMatch","Message":"x. server string to sign is:GET&%2F","HostId":"ecs.aliyuncs.com"}',
      'the AccessKey Secret is wrong',
    ],
    ['{"error_code":"APIGW.0301","error_msg":"ak AKIAIOSFODNN7EXAMPLE not exist"}', 'looks like one of AWS'],
  ])('%s', (text, said) => {
    expect(saysEn(known(text))).toContain(said);
  });
});

describe('which cloud answered', () => {
  it('is whom the person names, whatever the text looks like', () => {
    expect(known('SignatureDoesNotMatch', 'huawei')).toMatchObject({ cloud: 'huawei', couldBe: [] });
    expect(explain('SignatureDoesNotMatch', 'ucloud').kind).toBe('not-known');
  });

  it('stays open where many answer alike, with what each of them would say', () => {
    const { cloud, couldBe, page, answer } = known('SignatureDoesNotMatch');
    expect({ cloud, page }).toEqual({ cloud: null, page: null });
    expect(couldBe).toContain('tencent');
    const own = answer.kind === 'known' ? answer.perCloud : [];
    expect(own.map((one) => one.cloud)).toEqual(couldBe);
    expect(own.find((one) => one.cloud === 'huawei')?.page?.id).toBe('huawei-obs-signature');
  });

  it('is the private cloud where it speaks as the public one does', () => {
    const text = '{"Code":"SignatureDoesNotMatch","HostId":"public.asapi.cn-d01.intra.example"}';
    expect(known(text).cloud).toBe('apsara');
  });
});

describe('the code of a failed check', () => {
  it.each([
    ['huawei', 'APIGW.0301', 'wrong-secret', 'wrong-secret'],
    ['huawei', 'APIGW.0301', 'clock-skew', 'clock-skew'],
    ['huawei', 'APIGW.0301', 'throttled', 'key-locked'],
    ['zstack', 'SERVER_TIMEZONE', 'clock-skew', 'clock-skew'],
    ['gcp', 'invalid_grant', 'clock-skew', 'clock-skew'],
    ['ucloud', '171', 'wrong-secret', 'wrong-secret'],
    ['ucloud', '294', 'valid-but-not-from-this-address', 'not-from-here'],
    ['aws', 'Throttling', 'throttled', 'throttled'],
    ['zstack', 'ENOTFOUND', 'network', 'dns'],
    ['zstack', 'UND_ERR_CONNECT_TIMEOUT', 'network', 'timeout'],
    ['zstack', 'PROXY_407', 'network', 'proxy-auth'],
    ['cloudpods', 'CERT_HAS_EXPIRED', 'untrusted-certificate', 'tls-expired'],
    ['cloudpods', 'UnauthorizedError', 'disabled', 'key-disabled'],
    // What the code alone tells goes further than the kind.
    ['azure', 'AADSTS7000222', 'expired-token', 'key-expired'],
    ['azure', 'AADSTS90002', 'unknown-key', 'tenant-unknown'],
    ['azure', 'AADSTS53003', 'valid-but-not-from-this-address', 'denied-explicit'],
    ['cloudpods', '[auth] expired access key', 'expired-token', 'key-expired'],
    ['cloudpods', '[auth] user not in project', 'denied-but-valid', 'project-wrong'],
    ['tencent', 'AuthFailure.MFAFailure', 'denied-but-valid', 'mfa'],
    ['tencent', 'AuthFailure.TokenFailure', 'expired-token', 'bad-token'],
    ['ucloud', '292', 'denied-but-valid', 'project-wrong'],
    ['aws', 'RegionDisabledException', 'wrong-endpoint', 'service-off'],
    // And gives way where it says that the key is good and the check that it is not, or the other way round.
    ['huawei', 'APIGW.0301', 'throttled', 'key-locked'],
    ['azure', 'AADSTS7000215', 'clock-skew', 'clock-skew'],
    ['aws', 'SignatureDoesNotMatch', 'clock-skew', 'clock-skew'],
    ['zstack', 'SYS.1006', 'denied-but-valid', 'denied'],
  ] as const)('%s %s, found to be %s, is told as %s', (cloud, code, kind, cause) => {
    const answer = explain(code, cloud, kind);
    expect(answer).toMatchObject({ kind: 'known', findings: [{ cause, cloud }] });
  });

  it('is not known where the check did not know it either', () => {
    expect(explain('SOMETHING_NEW', 'aws', 'unexpected').kind).toBe('not-known');
  });
});

describe("Keyturn's own output", () => {
  it.each([
    ['PROXY_AUTH', 'proxy-auth'],
    ['PROXY_AUTH_UNSUPPORTED', 'proxy-auth'],
    ['PROXY_ADDRESS', 'proxy-unreachable'],
    ['PROXY_ECONNREFUSED', 'proxy-unreachable'],
    ['PROXY_ENOTFOUND', 'proxy-unreachable'],
    ['PROXY_EHOSTUNREACH', 'proxy-unreachable'],
    ['PROXY_403', 'proxy-refused'],
    ['PROXY_504', 'proxy-refused'],
    ['PROXY_SOCKS_2', 'proxy-refused'],
    ['PROXY_NO_SOCKS', 'proxy-refused'],
    ['PROXY_DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-untrusted'],
    ['PAC_BROKEN', 'proxy-script'],
    ['PAC_UNREACHABLE', 'proxy-script'],
    ['PIN_CHANGED', 'pin-changed'],
    ['POLICY_FORBIDS', 'forbidden-here'],
    ['MALFORMED_PRIVATE_KEY', 'key-damaged'],
    ['MALFORMED_TENANT_ID', 'tenant-unknown'],
    ['FOREIGN_TOKEN_URI', 'wrong-endpoint'],
    ['SERVER_TIMEZONE', 'clock-skew'],
    ['TIMEOUT', 'timeout'],
    ['ECONNREFUSED', 'connection-refused'],
    ['CERT_HAS_EXPIRED', 'tls-expired'],
  ])('%s is told as %s, alone and in a line of the command line', (code, cause) => {
    const line = `✗ prod: …\n  …\n  ${code}, sts.intra.example:8443\n`;
    for (const text of [code, line]) {
      expect(explain(text, null)).toMatchObject({ kind: 'known', findings: [{ cause }] });
    }
  });
});

describe('facts', () => {
  it('are read from headers alone', () => {
    const text =
      'HTTP/1.1 403 Forbidden\nx-oss-request-id: 636B68BA80DA8539399F0000\nx-oss-ec: 0003-00000001\n';
    expect(known(text).answer.facts).toMatchObject({
      ...{ status: 403, requestId: '636B68BA80DA8539399F0000', detail: '0003-00000001' },
    });
  });

  it('are read from JSON inside of JSON inside of a log', () => {
    const inner = JSON.stringify({ Code: 'InvalidAccessKeyId.NotFound', HostId: 'sts.aliyuncs.com' });
    const text = `level=error msg=${JSON.stringify(JSON.stringify({ body: inner }))}`;
    expect(known(text)).toMatchObject({ cause: 'unknown-key', cloud: 'aliyun' });
  });

  it('come with what is not known too', () => {
    const id = '11111111-0000-4000-8000-000000000001';
    expect(explain(`{"code":"SomethingNew","requestId":"${id}"}`, null)).toEqual({
      kind: 'not-known',
      facts: { code: null, detail: null, status: null, requestId: id, host: null, region: null },
    });
  });
});
