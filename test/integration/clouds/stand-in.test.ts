import { describe, expect, it } from 'vitest';
import { readRpc } from '../../clouds/aliyun/signatures.ts';
import { parseAuthorization, signatureFits } from '../../clouds/aws/sigv4.ts';
import { startAliyunCloud, startAwsCloud } from '../../clouds/index.ts';
import type { Incoming } from '../../clouds/shared/server.ts';
import { createBucket } from '../../clouds/shared/token-bucket.ts';

const incoming = (over: Partial<Incoming>): Incoming => ({
  method: 'GET',
  target: '/',
  path: '/',
  query: new URLSearchParams(),
  headers: {},
  body: '',
  ...over,
});

describe('the signatures that the stand-ins compute', () => {
  it("fit the published example of Alibaba Cloud's RPC style", () => {
    // help.aliyun.com, "Request signatures" of ECS, DescribeRegions with testid and testsecret.
    const query = new URLSearchParams({
      Timestamp: '2016-02-23T12:46:24Z',
      Format: 'XML',
      AccessKeyId: 'testid',
      Action: 'DescribeRegions',
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
      Version: '2014-05-26',
      SignatureVersion: '1.0',
      Signature: 'OLeaidS1JvxuMvnyHOwuJ+uX5qY=',
    });
    const signed = readRpc(incoming({ query }), query);
    expect(signed?.fits('testsecret')).toBe(true);
    expect(signed?.fits('testsecreT')).toBe(false);
  });

  it('fit the published example of AWS Signature Version 4', () => {
    // The "get-vanilla" case of the Signature Version 4 test suite.
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31';
    const request = incoming({
      headers: { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' },
    });
    const parts = parseAuthorization(authorization);
    if (parts === null) throw new Error('The header was not understood');
    expect(signatureFits(request, parts, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')).toBe(true);
    expect(signatureFits({ ...request, path: '/x' }, parts, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')).toBe(
      false,
    );
  });
});

describe('the stand-ins', () => {
  it('refuse what nobody signed', async () => {
    const [aws, aliyun] = [await startAwsCloud(), await startAliyunCloud()];
    try {
      const body = new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' });
      const first = await fetch(aws.url, { method: 'POST', body });
      expect(first.status).toBe(403);
      expect(await first.text()).toContain('<Code>MissingAuthenticationToken</Code>');
      const second = await fetch(`${aliyun.url}/?Action=GetCallerIdentity&Version=2015-04-01`);
      expect(await second.json()).toMatchObject({
        Code: 'MissingAccessKeyId',
        HostId: new URL(aliyun.url).host,
        Recommend: expect.stringContaining('MissingAccessKeyId'),
      });
    } finally {
      await aws.close();
      await aliyun.close();
    }
  });

  it('say the time of their own clock', async () => {
    const cloud = await startAwsCloud({ now: () => Date.UTC(2031, 0, 2, 3, 4, 5) });
    try {
      const answer = await fetch(cloud.url, { method: 'POST' });
      expect(answer.headers.get('date')).toBe('Thu, 02 Jan 2031 03:04:05 GMT');
    } finally {
      await cloud.close();
    }
  });

  it('throttle by a bucket that refills', () => {
    let now = 0;
    const bucket = createBucket({ capacity: 2, perSecond: 1 }, () => now);
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, false]);
    now = 999;
    expect(bucket.take()).toBe(false);
    now = 1999;
    expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  });
});
