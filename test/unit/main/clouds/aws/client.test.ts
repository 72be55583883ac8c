import { describe, expect, it } from 'vitest';
import { clientSettings } from '../../../../../src/main/clouds/aws/client.ts';
import type { CloudContext } from '../../../../../src/main/clouds/cloud.ts';
import { resolveContext } from '../../../../../src/main/clouds/context.ts';
import { createHttp } from '../../../../../src/main/clouds/http/http.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';

const clock = fakeClock();
const http = createHttp({ clock });
const contextOf = (site: string, region: string | null): CloudContext =>
  resolveContext(
    { cloud: 'aws', site, endpoints: {}, proxy: null },
    { http, clock, signal: new AbortController().signal, region },
  );
const key = (token: string | null = null) => ({
  publicId: 'ID',
  secret: { reveal: () => 'SECRET' },
  token: token === null ? null : { reveal: () => token },
  fields: {},
});
const settings = (ctx: CloudContext, endpoint: string, token: string | null = null) =>
  clientSettings(key(token), ctx, new URL(endpoint), { answer: null, thrown: undefined });

describe('the region that is signed for', () => {
  it.each([
    ['aws', 'eu-west-1', 'https://sts.us-east-1.amazonaws.com', 'us-east-1'],
    ['aws', null, 'https://sts.ap-southeast-2.amazonaws.com', 'ap-southeast-2'],
    ['aws', null, 'https://vpce-0a1b-xyz.sts.eu-north-1.vpce.amazonaws.com', 'eu-north-1'],
    ['aws', 'eu-west-1', 'https://iam.amazonaws.com', 'us-east-1'],
    ['aws', 'eu-west-1', 'https://sts.amazonaws.com', 'us-east-1'],
    ['aws-cn', null, 'https://iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['aws-cn', 'cn-northwest-1', 'https://sts.cn-northwest-1.amazonaws.com.cn', 'cn-northwest-1'],
    ['aws-us-gov', 'us-gov-east-1', 'https://iam.us-gov.amazonaws.com', 'us-gov-west-1'],
    ['aws', 'cn-beijing', 'https://sts.eu-west-1.cloud.example', 'cn-beijing'],
    ['aws', null, 'http://127.0.0.1:4566', 'us-east-1'],
  ])('%s, key in %s, at %s: %s', (site, region, endpoint, signedFor) => {
    expect(settings(contextOf(site, region), endpoint).region).toBe(signedFor);
  });
});

describe('clientSettings', () => {
  it('signs by the given clock', () => {
    const ahead = settings(contextOf('aws', null), 'https://iam.amazonaws.com').systemClockOffset;
    expect(Math.abs(Date.now() + ahead - clock.now())).toBeLessThan(60_000);
  });

  it('passes a session token only where there is one', () => {
    const ctx = contextOf('aws', null);
    expect(settings(ctx, 'https://iam.amazonaws.com').credentials).toEqual({
      accessKeyId: 'ID',
      secretAccessKey: 'SECRET',
    });
    expect(settings(ctx, 'https://iam.amazonaws.com', 'T').credentials).toMatchObject({ sessionToken: 'T' });
  });
});
