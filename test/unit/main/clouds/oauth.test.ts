import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cloudError } from '../../../../src/main/clouds/cloud-error.ts';
import { bearerRead, grantedToken, orNull, tokenRequest } from '../../../../src/main/clouds/oauth.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';

const failing = (error: Error) => async () => {
  throw error;
};

describe('a part that need not be told', () => {
  it('is null where the cloud fails, or where a rule of this computer forbids its host', async () => {
    expect(await orNull(async () => 'told')).toBe('told');
    expect(await orNull(failing(cloudError('network')))).toBeNull();
    expect(await orNull(failing(new KeyturnError('policy-forbids', { host: 'x' })))).toBeNull();
  });

  it('lets everything else through: the signal’s reason above all', async () => {
    const reason = new DOMException('Gone', 'AbortError');
    await expect(orNull(failing(reason))).rejects.toBe(reason);
    const insecure = new KeyturnError('insecure-endpoint', { host: 'x' });
    await expect(orNull(failing(insecure))).rejects.toBe(insecure);
  });
});

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
