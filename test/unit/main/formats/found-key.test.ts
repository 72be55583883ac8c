import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { secretText } from '../../../../src/main/formats/found-key.ts';

it('shows a secret to nobody who does not ask for it', () => {
  const secret = secretText('plain-text-of-it');
  const printed = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: 9 }),
  ];
  for (const text of printed) {
    expect(text).toContain('[redacted]');
    expect(text).not.toContain('plain-text-of-it');
  }
  expect(secret.reveal()).toBe('plain-text-of-it');
});
