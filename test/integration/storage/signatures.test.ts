import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../clouds/storage/model.ts';
import { readOssV4 } from '../../clouds/storage/oss-signatures.ts';
import { readSigv4 } from '../../clouds/storage/sigv4.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const SCOPE = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

const incoming = (over: Partial<Incoming>): Incoming => ({
  ...{ method: 'GET', rawPath: '/', query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) },
  ...over,
});

// Amazon S3 API reference, "Examples: signature calculations": GET Object.
const getObject = incoming({
  rawPath: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=${SCOPE}, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
  },
});

// The same reference, "Transferring payload in multiple chunks".
const CHUNKS = [
  [65_536, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'],
  [1_024, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'],
  [0, 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'],
] as const;

const chunked = (letter: string): Incoming =>
  incoming({
    method: 'PUT',
    rawPath: '/examplebucket/chunkObject.txt',
    headers: {
      host: 's3.amazonaws.com',
      'content-encoding': 'aws-chunked',
      'content-length': '66824',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'x-amz-date': '20130524T000000Z',
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      authorization: `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9`,
    },
    body: Buffer.from(
      CHUNKS.map(
        ([size, signature]) =>
          `${size.toString(16)};chunk-signature=${signature}\r\n${letter.repeat(size)}\r\n`,
      ).join(''),
    ),
  });

// The unit tests of Alibaba Cloud's own SDKs for Go, PHP and Swift publish this one (2023-12-16 16:20:57 UTC).
const ossPut = incoming({
  method: 'PUT',
  rawPath: '/1234%2B-/123/1.txt',
  query: new URLSearchParams([
    ['param1', 'value1'],
    ['+param1', 'value3'],
    ['|param1', 'value4'],
    ['+param2', ''],
    ['|param2', ''],
    ['param2', ''],
  ]),
  headers: {
    'x-oss-head1': 'value',
    abc: 'value',
    zabc: 'value',
    xyz: 'value',
    'content-type': 'text/plain',
    'x-oss-content-sha256': 'UNSIGNED-PAYLOAD',
    'x-oss-date': '20231216T162057Z',
    authorization:
      'OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou/oss/aliyun_v4_request,Signature=e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe',
  },
});

describe('the stand-in computes published signatures', () => {
  it('of S3 in a header', () => {
    const signed = readSigv4(getObject);
    expect(signed?.fits(SECRET)).toBe(true);
    expect(signed?.fits(`${SECRET}x`)).toBe(false);
    const other = readSigv4({ ...getObject, headers: { ...getObject.headers, range: 'bytes=0-8' } });
    expect(other?.fits(SECRET)).toBe(false);
  });

  it('of S3 in chunks', () => {
    const signed = readSigv4(chunked('a'));
    expect(signed?.fits(SECRET)).toBe(true);
    expect(signed?.content(SECRET).bytes.toString()).toBe('a'.repeat(66_560));
    expect(() => readSigv4(chunked('b'))?.content(SECRET)).toThrow('A chunk does not match');
  });

  it('of OSS, version 4', () => {
    const target = { bucket: 'bucket', key: '1234+-/123/1.txt' };
    const signed = readOssV4(ossPut, target);
    expect(signed?.fits('sk')).toBe(true);
    expect(signed?.fits('other')).toBe(false);
    expect(readOssV4(ossPut, { ...target, bucket: 'other' })?.fits('sk')).toBe(false);
  });
});
