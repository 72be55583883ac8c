import { expect, it } from 'vitest';
import { isVendorAddress, plainHttpOf } from '../../../src/shared/plain-http.ts';

it.each([
  ['zstack', 'https://10.0.0.10:8443', 'fine'],
  ['zstack', 'http://127.0.0.1:8080', 'fine'],
  ['zstack', 'http://localhost:8080', 'fine'],
  ['zstack', 'http://[::1]:8080', 'fine'],
  ['zstack', 'http://localhost.example.com', 'consent'],
  ['zstack', 'http://10.0.0.10:8080', 'consent'],
  ['aws', 'http://sts.example.com', 'consent'],
  ['aws', 'http://sts.us-east-1.amazonaws.com', 'vendor'],
  ['azure', 'http://login.example.com', 'never'],
  ['gcp', 'http://10.0.0.1', 'never'],
  ['cloudpods', 'http://10.0.0.1:30500/v3', 'never'],
  ['cloudpods', 'http://127.0.0.1:30500/v3', 'fine'],
] as const)('asks of %s at %s: %s', (cloud, url, answer) => {
  expect(plainHttpOf(cloud, url)).toBe(answer);
});

it("knows the platform's own hosts by any of its sites, whatever the port", () => {
  expect(isVendorAddress('aws', 'https://sts.cn-north-1.amazonaws.com.cn:8443')).toBe(true);
  expect(isVendorAddress('aws', 'https://sts.example.com')).toBe(false);
  expect(isVendorAddress('aws', 'no address')).toBe(false);
});
