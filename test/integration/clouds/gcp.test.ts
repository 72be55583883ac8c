import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CloudContext, type CloudKey, NO_KEY_FACTS } from '../../../src/main/clouds/cloud.ts';
import { gcp } from '../../../src/main/clouds/gcp/gcp.ts';
import type { Http, HttpRequest } from '../../../src/main/clouds/http/http.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { type GcpStandIn, gcpKind, startGcp } from '../../clouds/gcp/kind.ts';
import type { TypedKey } from '../../clouds/stand-in.ts';
import { failureOf, testHttp } from './support.ts';
import { contextAt, describeVerify, openedKey } from './verify-suite.ts';

describeVerify(gcpKind);

const HOUR_MS = 3_600_000;

let there: GcpStandIn;
let http: Http;
let typed: TypedKey;
let ctx: CloudContext;
beforeEach(async () => {
  there = await startGcp();
  http = testHttp();
  typed = there.newKey();
  ctx = contextAt(gcpKind, there, typed, { http });
});
afterEach(async () => {
  await http.close();
  await there.close();
});

const opened = (fields: Readonly<Record<string, string>> = {}, secret?: string): CloudKey => {
  const key = openedKey(gcpKind, { ...typed, fields: { ...typed.fields, ...fields } });
  return secret === undefined ? key : { ...key, secret: { reveal: () => secret } };
};
const asked = () => there.store.seen.map(({ action }) => action);
const withAddresses = (endpoints: CloudContext['endpoints'], over = http): CloudContext => ({
  ...contextAt(gcpKind, { endpoints, site: 'google' }, typed, { http: over }),
});
/** An http layer that sends nothing and keeps what it was given. */
const recorder = () => {
  const requests: HttpRequest[] = [];
  const exchange = async (request: HttpRequest): Promise<never> => {
    requests.push(request);
    throw new Error('Seen');
  };
  return { requests, http: { ...http, exchange } };
};
const audienceOf = (request: HttpRequest | undefined): unknown => {
  const assertion = new URLSearchParams(String(request?.body)).get('assertion') ?? '';
  return JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()).aud;
};

describe('a service account key', () => {
  it('is proven by one question', async () => {
    await gcp.verify(opened(), ctx);
    expect(asked()).toEqual(['token']);
  });

  it('is read with line ends as a key file writes them', async () => {
    const flat = (typed.secrets.private_key ?? '').replaceAll('\n', '\\n');
    expect(await gcp.verify(opened({}, flat), ctx)).toHaveProperty('at');
  });

  it.each([
    ['no PEM at all', 'not a key'],
    ['a torn PEM', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n'],
    ['an empty text', ''],
    ['a key file instead of its key', '{"type":"service_account"}'],
    [
      'an encrypted key',
      '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE6TAbBgkq\n-----END ENCRYPTED PRIVATE KEY-----\n',
    ],
  ])('is refused before anything is sent where it is %s', async (_what, text) => {
    const thrown = await gcp.verify(opened({}, text), ctx).catch((error: unknown) => error);
    expect(thrown).toMatchObject({
      failure: { kind: 'wrong-secret', vendorCode: 'MALFORMED_PRIVATE_KEY', host: null },
      outcome: 'refused',
    });
    if (text !== '') expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(text);
    expect(asked()).toEqual([]);
  });

  it('is not asked about without its account', async () => {
    const call = gcp.verify({ ...opened(), fields: {} }, ctx);
    await expect(call).rejects.toEqual(new KeyturnError('missing-fields', { fields: 'client_email' }));
  });

  it('is proven by its private key alone, as at Google, and has no dates under an id that is not its own', async () => {
    const mistyped = { ...opened(), publicId: '0'.repeat(40) };
    const identity = await gcp.verify(mistyped, ctx);
    expect(await gcp.keyFacts(mistyped, identity, ctx)).toEqual(NO_KEY_FACTS);
  });

  it('belongs to an account that there must be', async () => {
    const gone = opened({ client_email: 'gone@my-project.iam.gserviceaccount.com' });
    expect(await failureOf(gcp.verify(gone, ctx))).toMatchObject({
      kind: 'unknown-or-disabled',
      vendorCode: 'invalid_grant',
    });
  });

  it('cannot be told from an unknown one once it ended', async () => {
    there.ends.set(typed.publicId, Date.now() - 1);
    expect((await failureOf(gcp.verify(opened(), ctx))).kind).toBe('unknown-or-disabled');
  });

  it.each([HOUR_MS * 2, -HOUR_MS * 2])('tells how far a clock is off: %i ms', async (aheadMs) => {
    const skewed = contextAt(gcpKind, there, typed, { http, aheadMs });
    expect(await failureOf(gcp.verify(opened(), skewed))).toMatchObject({ kind: 'clock-skew' });
  });

  it('is signed anew for a second attempt', async () => {
    there.weather({ drop: 1 });
    expect(await gcp.verify(opened(), ctx)).toHaveProperty('at');
  });
});

describe('the address of the token service', () => {
  it.each([
    'https://evil.example/token',
    'http://oauth2.googleapis.com/token',
    'https://oauth2.googleapis.com.evil.example/token',
    'https://oauth2.googleapis.com@evil.example/token',
    'https://storage.googleapis.com/bucket/token',
    'no address',
  ])('is not what a file says: %s', async (token_uri) => {
    const { requests, http: recording } = recorder();
    const key = opened({ token_uri });
    const reveal = vi.fn(() => '');
    const watched = { ...key, secret: { reveal } };
    expect(await failureOf(gcp.verify(watched, withAddresses({}, recording)))).toMatchObject({
      kind: 'wrong-endpoint',
      vendorCode: 'FOREIGN_TOKEN_URI',
    });
    expect(reveal).not.toHaveBeenCalled();
    expect(requests).toEqual([]);
  });

  it.each(['https://oauth2.googleapis.com/token', 'https://accounts.google.com/o/oauth2/token', ''])(
    'is Google’s own one for a file that says %j',
    async (token_uri) => {
      const { requests, http: recording } = recorder();
      const call = gcp.verify(opened({ token_uri }), withAddresses({}, recording));
      await expect(call).rejects.toThrow('Seen');
      expect(requests[0]?.url.href).toBe('https://oauth2.googleapis.com/token');
      expect(audienceOf(requests[0])).toBe('https://oauth2.googleapis.com/token');
    },
  );

  it('is the account’s own where the person gave one, whatever the file says', async () => {
    const key = opened({ token_uri: 'https://evil.example/token' });
    expect(await gcp.verify(key, ctx)).toHaveProperty('at');
  });

  it('makes an assertion out to whoever gets it, unless that is Google', async () => {
    for (const [token, audience] of [
      ['https://oauth2.s3nsapis.example/token', 'https://oauth2.s3nsapis.example/token'],
      ['https://oauth2.s3nsapis.example', 'https://oauth2.s3nsapis.example/token'],
      ['https://oauth2-mine.p.googleapis.com', 'https://oauth2.googleapis.com/token'],
    ] as const) {
      const { requests, http: recording } = recorder();
      const call = gcp.verify(opened(), withAddresses({ token }, recording));
      await expect(call).rejects.toThrow('Seen');
      expect(audienceOf(requests[0])).toBe(audience);
    }
  });
});

describe('key facts', () => {
  const facts = async () => gcp.keyFacts(opened(), await gcp.verify(opened(), ctx), ctx);

  it('tell when the key was made and that it has no end', async () => {
    const createdAt = typed.stored.createdAt;
    expect(await facts()).toEqual({ createdAt, expiresAt: null, lastUsed: null, state: 'active' });
  });

  it('tell the end that a policy set', async () => {
    const end = Date.UTC(2027, 5, 1);
    there.ends.set(typed.publicId, end);
    expect(await facts()).toMatchObject({ expiresAt: end });
  });

  it('are not told where the account may not ask, the API is off or has no address', async () => {
    there.iam.enabled = false;
    expect(await facts()).toEqual(NO_KEY_FACTS);
    there.iam.enabled = true;
    there.deny(typed);
    expect(await facts()).toEqual(NO_KEY_FACTS);
    const identity = await gcp.verify(opened(), ctx);
    expect(await gcp.keyFacts(opened(), identity, { ...ctx, endpoints: {} })).toEqual(NO_KEY_FACTS);
  });

  it('throw what is no denial, without the token', async () => {
    const identity = await gcp.verify(opened(), ctx);
    let token = '';
    const watched: Http = {
      ...http,
      exchange: async (request, options) => {
        token = request.headers.authorization ?? token;
        return http.exchange(request, options);
      },
    };
    there.disturb({ action: 'keys.get', what: 'fail', phase: 'before', times: 3 });
    const thrown = await gcp.keyFacts(opened(), identity, { ...ctx, http: watched }).catch((e: unknown) => e);
    expect(thrown).toMatchObject({ failure: { kind: 'unexpected', vendorCode: 'UNAVAILABLE' } });
    expect(token).toMatch(/^Bearer ya29\./);
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(token.slice(7));
  });
});

describe('an administrator’s look-up', () => {
  const lookUp = (fields: Readonly<Record<string, string>> = typed.fields, publicId = typed.publicId) =>
    gcp.lookUp(openedKey(gcpKind, there.newAdminKey()), { publicId, fields }, ctx);

  it('tells apart what a check cannot', async () => {
    expect(await lookUp()).toBe('active');
    there.disable(typed);
    expect(await lookUp()).toBe('disabled');
    there.store.setStatus(typed.stored, 'Active');
    there.ends.set(typed.publicId, Date.now() - 1);
    expect(await lookUp()).toBe('expired');
    there.store.deleteKey(typed.stored);
    expect(await lookUp()).toBe('absent');
  });

  it('knows an account that is gone, and an id that no key can have', async () => {
    const client_email = 'gone@my-project.iam.gserviceaccount.com';
    expect(await lookUp({ client_email })).toBe('absent');
    for (const id of ['../../x', 'a b', '']) expect(await lookUp(typed.fields, id)).toBe('absent');
    expect(asked().filter((action) => action === 'keys.get')).toHaveLength(1);
  });

  it('says that the administrator may not look', async () => {
    const call = gcp.lookUp(openedKey(gcpKind, there.newKey()), { ...typed, fields: otherAccount() }, ctx);
    expect(await failureOf(call)).toMatchObject({
      kind: 'denied-but-valid',
      vendorCode: 'IAM_PERMISSION_DENIED',
    });
  });
  const otherAccount = () => ({ client_email: 'admin@my-project.iam.gserviceaccount.com' });

  it('fails as the administrator’s own key does', async () => {
    const admin = openedKey(gcpKind, there.withUnknownId(there.newAdminKey()));
    expect((await failureOf(gcp.lookUp(admin, typed, ctx))).kind).toBe('unknown-or-disabled');
  });
});

describe('a server that is not Google’s', () => {
  it.each([
    ['a portal', 200, '<html>Sign in to the Wi-Fi</html>', 'wrong-endpoint'],
    ['another JSON', 200, '{"ok":true}', 'wrong-endpoint'],
    ['a gateway', 403, '{"error":"Forbidden"}', 'wrong-endpoint'],
    ['a busy gateway', 429, '', 'throttled'],
    ['an error in a success', 200, '{"error":"disabled_client"}', 'disabled'],
    ['an unknown word', 400, '{"error":"invalid_thing","error_description":"New."}', 'unexpected'],
  ])('%s is %s %s: %s', async (_who, status, body, kind) => {
    const secret = 'secret-in-the-answer';
    const answered: Http = {
      ...http,
      exchange: async () => ({
        ...{ status, headers: { 'x-echo': secret }, body: body.replace('}', `,"echo":"${secret}"}`) },
        ...{ host: 'oauth2.example', clockAheadMs: null },
      }),
    };
    const thrown = await gcp.verify(opened(), { ...ctx, http: answered }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ failure: { kind } });
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(secret);
  });
});
