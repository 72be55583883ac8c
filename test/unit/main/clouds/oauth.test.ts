import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bearerRead, grantedToken, tokenRequest } from '../../../../src/main/clouds/oauth.ts';

describe('a granted token', () => {
  const granted = grantedToken.parse({ access_token: 'eyJ.a.b', token_type: 'bearer', expires_in: 1 });

  it('is shown to nobody who prints it', () => {
    expect(granted.reveal()).toBe('eyJ.a.b');
    for (const shown of [String(granted), JSON.stringify(granted), inspect({ granted })]) {
      expect(shown).not.toContain('eyJ');
    }
  });

  it('is wanted as a bearer’s, and not empty', () => {
    expect(grantedToken.safeParse({ access_token: 'x', token_type: 'pop' }).success).toBe(false);
    expect(grantedToken.safeParse({ access_token: '', token_type: 'Bearer' }).success).toBe(false);
    expect(grantedToken.safeParse({ ok: true }).success).toBe(false);
  });

  it('goes into a header and not into the address', () => {
    const { url, headers } = bearerRead(new URL('https://graph.example/v1.0'), granted);
    expect(headers.authorization).toBe('Bearer eyJ.a.b');
    expect(url.href).not.toContain('eyJ');
  });
});

it('asks for a token in the body, with what a form must escape escaped', () => {
  const { url, body, method } = tokenRequest(new URL('https://login.example/token'), {
    client_secret: 'a+b&c=d~ ü',
  });
  expect([method, url.search]).toEqual(['POST', '']);
  expect(new URLSearchParams(String(body)).get('client_secret')).toBe('a+b&c=d~ ü');
});
