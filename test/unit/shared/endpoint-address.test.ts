import { describe, expect, it } from 'vitest';
import { apiAddress, readAddress } from '../../../src/shared/endpoint-address.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';

const urlOf = (cloud: CloudId, text: string): string => {
  const read = readAddress(cloud, text);
  return read.kind === 'fine' ? read.url : `(${read.kind === 'bad' ? read.problem : read.kind})`;
};

describe('reading an address', () => {
  it.each([
    ['  https://10.0.0.1:30500/v3/ ', 'https://10.0.0.1:30500/v3'],
    ['HTTPS://Cloud.Example.COM', 'https://cloud.example.com'],
    ['cloud.example.com:8443', 'https://cloud.example.com:8443'],
    ['//cloud.example.com', 'https://cloud.example.com'],
    ['https：／／10．0．0．1：30500／v3', 'https://10.0.0.1:30500/v3'],
    ['https//cloud.example.com', 'https://cloud.example.com'],
    ['https:/cloud.example.com/v3', 'https://cloud.example.com/v3'],
    ['“https://cloud.example.com”，', 'https://cloud.example.com'],
    ['<https://cloud.example.com/#/login?next=%2F>', 'https://cloud.example.com'],
    ['https://cloud.example.com/api?region=a#b', 'https://cloud.example.com/api'],
    ['https://[fd00::1]:8443', 'https://[fd00::1]:8443'],
    ['[fd00::1]', 'https://[fd00::1]'],
  ])('takes %s', (text, url) => {
    expect(urlOf('cloudpods', text)).toBe(url);
  });

  it.each([
    ['', '(empty)'],
    ['   ', '(empty)'],
    ['ftp://cloud.example.com', '(scheme)'],
    ['socks5://10.0.0.1:1080', '(scheme)'],
    ['https://admin:password@cloud.example.com', '(sign-in)'],
    ['https://10.0.0.1:99999', '(port)'],
    ['https://10.0.0.1:0', '(port)'],
    ['https://', '(form)'],
    ['the cloud of the third floor', '(form)'],
    ['https://300.1.1.1', '(form)'],
  ])('refuses %s', (text, problem) => {
    expect(urlOf('cloudpods', text)).toBe(problem);
  });

  it('gives an address the scheme that its platform has', () => {
    expect(urlOf('zstack', '10.0.0.10:8080')).toBe('http://10.0.0.10:8080');
    expect(urlOf('zstack', '10.0.0.10:8443')).toBe('https://10.0.0.10:8443');
    expect(urlOf('apsara', 'internal.asapi.cn-env00.example.com')).toMatch(/^http:/);
    expect(urlOf('apsara', 'public.asapi.cn-env00.example.com/asapi/v3')).toMatch(/^https:.*\/asapi\/v3$/);
  });
});

describe('the address of a console', () => {
  const mended = (cloud: CloudId, text: string): string | null => {
    const read = readAddress(cloud, text);
    return read.kind === 'fine' ? apiAddress(cloud, 'api', read.url, text) : null;
  };

  it.each([
    ['zstack', 'http://10.0.0.10:5000/#/main/overview', 'http://10.0.0.10:8080'],
    ['zstack', '10.0.0.10', 'http://10.0.0.10:8080'],
    ['zstack', 'http://10.0.0.10:8080/zstack/v1', 'http://10.0.0.10:8080'],
    ['zstack', 'http://10.0.0.10:8080', null],
    ['zstack', 'https://zstack.example.com', null],
    ['cloudpods', 'https://cloud.example.com/dashboard', 'https://cloud.example.com/api/s/identity/v3'],
    ['cloudpods', 'https://cloud.example.com/api/s/identity', 'https://cloud.example.com/api/s/identity/v3'],
    ['cloudpods', 'https://10.0.0.1:30500', 'https://10.0.0.1:30500/v3'],
    ['cloudpods', 'https://10.0.0.1:30500/v3/auth/tokens', 'https://10.0.0.1:30500/v3'],
    ['cloudpods', 'https://10.0.0.1:30500/v3', null],
    ['cloudpods', 'https://cloud.example.com/api/s/identity/v3', null],
    ['apsara', 'https://public.asapi.example.com', null],
    ['aws', 'https://sts.example.com', null],
  ] as const)('of %s, %s', (cloud, text, url) => {
    expect(mended(cloud, text)).toBe(url);
  });

  it('is nothing to an address of another service', () => {
    expect(apiAddress('cloudpods', 'oss', 'https://cloud.example.com', '')).toBeNull();
  });
});
