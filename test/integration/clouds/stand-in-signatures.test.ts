import { describe, expect, it } from 'vitest';
import * as ctyun from '../../clouds/ctyun/signature.ts';
import * as jdcloud from '../../clouds/jdcloud/signature.ts';
import type { Incoming } from '../../clouds/shared/server.ts';
import * as ucloud from '../../clouds/ucloud/signature.ts';

const incoming = (over: Partial<Incoming>): Incoming => ({
  method: 'GET',
  target: '/',
  path: '/',
  query: new URLSearchParams(),
  headers: {},
  body: '',
  ...over,
});

describe('the signatures that these stand-ins compute', () => {
  it('fit the published example of UCloud', () => {
    // docs.ucloud.cn, "Signature".
    const params = new Map([
      ['Region', 'cn-bj2'],
      ['Action', 'DescribeUHostInstance'],
      ['Limit', '10'],
      ['PublicKey', 'ucloudsomeone@example.com1296235120854146120'],
      ['Signature', 'cba5cf5ec4d4233d206b1b54951e3787350a642f'],
    ]);
    expect(ucloud.signatureFits(params, '46f09bb9fab4f12dfc160dae12273d5332b5debe')).toBe(true);
    expect(ucloud.signatureFits(params, '46f09bb9fab4f12dfc160dae12273d5332b5debf')).toBe(false);
    expect(
      ucloud.signatureFits(new Map(params).set('Limit', '11'), '46f09bb9fab4f12dfc160dae12273d5332b5debe'),
    ).toBe(false);
  });

  it('fit the published example of JD Cloud', () => {
    const scope = '20190214/cn-north-1/test/jdcloud2_request';
    const names = 'x-jdcloud-date;x-jdcloud-nonce;x-my-header;x-my-header_blank';
    const signature = '2a98f83c074e7bee260bfc8ef64f009c07595bd93f7f0c3f4e156bf6479ed9bf';
    const request = incoming({
      method: 'POST',
      target: '/v1/resource%3Aaction?u=u&p1=p1&p0=p0&o=%25',
      headers: {
        'x-jdcloud-date': '20190214T104514Z',
        'x-jdcloud-nonce': 'testnonce',
        'x-my-header': 'test',
        'x-my-header_blank': ' blank',
        authorization: `JDCLOUD2-HMAC-SHA256 Credential=TESTAK/${scope}, SignedHeaders=${names}, Signature=${signature}`,
      },
      body: 'body data',
    });
    const signed = jdcloud.readAuthorization(request);
    if (signed === null) throw new Error('The header was not understood');
    expect(signed.keyId).toBe('TESTAK');
    expect(jdcloud.signatureFits(request, signed, 'TESTSK')).toBe(true);
    expect(jdcloud.signatureFits(request, signed, 'TESTSL')).toBe(false);
    const unsigned = { ...request, headers: { ...request.headers, 'x-jdcloud-security-token': 'token' } };
    expect(jdcloud.signatureFits(unsigned, signed, 'TESTSK')).toBe(false);
    const otherDay = { ...signed, scope: scope.replace('14', '15') };
    expect(jdcloud.signatureFits(request, otherDay, 'TESTSK')).toBe(false);
  });

  it('fit one for Ctyun that a signer of another hand gave, and read its dates as Beijing’s', () => {
    const key = '0123456789abcdef0123456789abcdef';
    const request = incoming({
      headers: {
        'ctyun-eop-request-id': '27cfe4dc-e640-45f6-92ca-492ca73e8680',
        'eop-date': '20260101T080000Z',
        'eop-authorization': `${key} Headers=ctyun-eop-request-id;eop-date Signature=uC8U11q958Tzz5uG+AXUGDPTrprdzd89chTGtS2KGGk=`,
      },
    });
    const signed = ctyun.readAuthorization(request);
    if (signed === null) throw new Error('The header was not understood');
    expect(ctyun.signatureFits(request, signed, 'fedcba9876543210fedcba9876543210')).toBe(true);
    expect(ctyun.signatureFits(request, signed, 'fedcba9876543210fedcba9876543211')).toBe(false);
    expect(ctyun.instantOf(request.headers['eop-date'])).toBe(Date.UTC(2026, 0, 1));
    expect(ctyun.instantOf('2026-01-01T08:00:00Z')).toBeNull();
  });
});
