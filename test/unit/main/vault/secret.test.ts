import { format, inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from '../../../../src/main/vault/secret.ts';

const TEXT = 'sëcret 密钥';

it('gives its text back and prints nothing of it', () => {
  const secret = Secret.of(TEXT);
  expect(secret.reveal()).toBe(TEXT);
  const printed = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect({ deep: { secret } }, { showHidden: true, depth: null }),
    format('%s %o %j', secret, secret, secret),
    JSON.stringify(Object.entries(secret)),
    new Error(`with ${secret}`).message,
  ];
  for (const text of printed) {
    expect(text).not.toContain('sëcret');
    expect(text).not.toContain(Buffer.from(TEXT).toString('hex').slice(0, 8));
  }
  expect(JSON.stringify(secret)).toBe('"[redacted]"');
});

it('zeroes the bytes it took over and is of no use afterwards', () => {
  const bytes = Buffer.from(TEXT);
  const secret = Secret.fromBuffer(bytes);
  secret.destroy();
  secret.destroy();
  expect(bytes.every((byte) => byte === 0)).toBe(true);
  expect(() => secret.reveal()).toThrow('destroyed');
  expect(() => secret.bytes()).toThrow('destroyed');
});
