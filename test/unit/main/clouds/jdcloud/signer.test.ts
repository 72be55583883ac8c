import { describe, expect, it } from 'vitest';
import {
  authorization,
  canonicalQuery,
  canonicalRequest,
  encode,
  jdcloudDate,
} from '../../../../../src/main/clouds/jdcloud/signer.ts';

// The example of JD Cloud's description of the algorithm.
const EXAMPLE = {
  method: 'POST',
  path: '/v1/resource%3Aaction',
  query: 'o=%25&p0=p0&p1=p1&u=u',
  headers: {
    'x-jdcloud-nonce': 'testnonce',
    'x-jdcloud-date': '20190214T104514Z',
    'x-my-header': 'test',
    'x-my-header_blank': ' blank',
  },
  body: 'body data',
};
const SCOPE = { region: 'cn-north-1', service: 'test' };
const IAM = { region: 'cn-north-1', service: 'iam' };
const HEADERS = {
  'content-type': 'application/json',
  host: 'iam.jdcloud-api.com',
  'x-jdcloud-date': '20260101T000000Z',
  'x-jdcloud-nonce': '00000000-0000-4000-8000-000000000000',
};

describe('authorization', () => {
  it('gives the published signature', () => {
    expect(authorization(EXAMPLE, SCOPE, 'TESTAK', 'TESTSK')).toBe(
      'JDCLOUD2-HMAC-SHA256 Credential=TESTAK/20190214/cn-north-1/test/jdcloud2_request, SignedHeaders=x-jdcloud-date;x-jdcloud-nonce;x-my-header;x-my-header_blank, Signature=2a98f83c074e7bee260bfc8ef64f009c07595bd93f7f0c3f4e156bf6479ed9bf',
    );
  });

  it('gives the signature that JD Cloud’s SDK gives', () => {
    const headers = { ...HEADERS, accept: 'application/json' };
    const path = '/v1/regions/cn-north-1/userAccessKeys';
    const request = { method: 'GET', path, query: '', headers, body: '' };
    expect(authorization(request, IAM, 'TESTAK', 'TESTSK')).toContain(
      'SignedHeaders=accept;content-type;host;x-jdcloud-date;x-jdcloud-nonce, Signature=d1992d0f2b72b55d00c7e294d19704ab4a90ae8fdfb64429cadaa8fb441483a7',
    );
  });

  it('gives the signature of the identity call that was computed elsewhere', () => {
    const path = '/v1/regions/cn-north-1/user%3AdescribeUserPin';
    const query = canonicalQuery({ accessKey: 'TESTAK' });
    const request = { method: 'GET', path, query, headers: HEADERS, body: '' };
    expect(authorization(request, IAM, 'TESTAK', 'TESTSK')).toContain(
      'Signature=026a33fc5f69e24549833a9440614d0948a7bc1dbc3d7131f11fba4f4a3b8889',
    );
  });

  it('covers every part', () => {
    const before = authorization(EXAMPLE, SCOPE, 'TESTAK', 'TESTSK');
    const changed = [
      { ...EXAMPLE, method: 'GET' },
      { ...EXAMPLE, path: '/v1/resource' },
      { ...EXAMPLE, query: '' },
      { ...EXAMPLE, headers: { ...EXAMPLE.headers, 'x-jdcloud-nonce': 'other' } },
      { ...EXAMPLE, body: '' },
    ].map((request) => authorization(request, SCOPE, 'TESTAK', 'TESTSK'));
    const scoped = [
      authorization(EXAMPLE, { ...SCOPE, region: 'cn-east-2' }, 'TESTAK', 'TESTSK'),
      authorization(EXAMPLE, { ...SCOPE, service: 'iam' }, 'TESTAK', 'TESTSK'),
      authorization(EXAMPLE, SCOPE, 'TESTAK', 'TESTSL'),
    ];
    const last = (text: string) => text.split('Signature=').at(-1);
    for (const other of [...changed, ...scoped]) expect(last(other)).not.toBe(last(before));
  });
});

describe('its parts', () => {
  it('fold blanks in headers', () => {
    const headers = { 'x-b': ' two   blanks ', 'x-a': '1' };
    expect(canonicalRequest({ ...EXAMPLE, headers, body: '' })).toBe(
      `POST\n/v1/resource%3Aaction\no=%25&p0=p0&p1=p1&u=u\nx-a:1\nx-b:two blanks\n\nx-a;x-b\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`,
    );
  });

  it('encode and sort queries', () => {
    expect(canonicalQuery({ b: 'x y', a: '中', B: '*' })).toBe('B=%2A&a=%E4%B8%AD&b=x%20y');
    expect(encode("user:describeUserPin-_.~!'()*")).toBe('user%3AdescribeUserPin-_.~%21%27%28%29%2A');
  });

  it('write dates in UTC', () => {
    expect(jdcloudDate(Date.UTC(2019, 1, 14, 10, 45, 14, 999))).toBe('20190214T104514Z');
  });
});
