import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { azure } from '../../../src/main/clouds/azure/azure.ts';
import { type CloudContext, type CloudKey, NO_KEY_FACTS } from '../../../src/main/clouds/cloud.ts';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { type AzureStandIn, azureKind, startAzure } from '../../clouds/azure/kind.ts';
import type { TypedKey } from '../../clouds/stand-in.ts';
import { failureOf, testHttp } from './support.ts';
import { contextAt, describeVerify, openedKey } from './verify-suite.ts';

describeVerify(azureKind);

let there: AzureStandIn;
let http: Http;
let typed: TypedKey;
let ctx: CloudContext;
beforeEach(async () => {
  there = await startAzure();
  http = testHttp();
  typed = there.newKey();
  ctx = contextAt(azureKind, there, typed, { http });
});
afterEach(async () => {
  await http.close();
  await there.close();
});

const opened = (fields: Readonly<Record<string, string>> = {}): CloudKey =>
  openedKey(azureKind, { ...typed, fields: { ...typed.fields, ...fields } });
const application = () => {
  const found = there.directory.applications.get(typed.publicId);
  if (found === undefined) throw new Error('Not registered');
  return found;
};
const asked = () => there.store.seen.map(({ action }) => action);

describe('a client secret', () => {
  it('is proven by one question', async () => {
    await azure.verify(opened(), ctx);
    expect(asked()).toEqual(['token']);
  });

  it('takes a verified domain for the directory’s id, and tells the id', async () => {
    const identity = await azure.verify(opened({ tenant_id: there.directory.domain }), ctx);
    expect(identity.accountId).toBe(there.directory.tenantId);
  });

  it('is told as expired once it ended', async () => {
    application().own.endsAt = Date.now() - 1;
    expect(await failureOf(azure.verify(opened(), ctx))).toMatchObject({
      kind: 'expired-token',
      vendorCode: 'AADSTS7000222',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('works and is refused here, where conditional access knows another network', async () => {
    there.store.settings.deniedOnThisPath = ['token'];
    expect(await failureOf(azure.verify(opened(), ctx))).toMatchObject({
      kind: 'valid-but-not-from-this-address',
      vendorCode: 'AADSTS53003',
    });
  });

  it('belongs to a directory that the cloud must know', async () => {
    expect(await failureOf(azure.verify(opened({ tenant_id: randomUUID() }), ctx))).toMatchObject({
      kind: 'unknown-key',
      vendorCode: 'AADSTS90002',
    });
  });

  it('asks for a token of its own national cloud', async () => {
    const china = contextAt(azureKind, { ...there, site: 'china' }, typed, { http });
    expect(await failureOf(azure.verify(opened(), china))).toMatchObject({
      kind: 'wrong-endpoint',
      vendorCode: 'AADSTS500011',
    });
  });

  it.each(['../common', 'a/b', 'contoso', 'contoso..com', '%2e%2e', `${'a.'.repeat(140)}com`, 'x?y=.z'])(
    'goes nowhere for a directory called %s',
    async (tenant_id) => {
      expect(await failureOf(azure.verify(opened({ tenant_id }), ctx))).toMatchObject({
        kind: 'unknown-key',
        vendorCode: 'MALFORMED_TENANT_ID',
        host: null,
      });
      expect(asked()).toEqual([]);
    },
  );

  it('is not asked about without a directory', async () => {
    const call = azure.verify({ ...opened(), fields: {} }, ctx);
    await expect(call).rejects.toEqual(new KeyturnError('missing-fields', { fields: 'tenant_id' }));
    expect(asked()).toEqual([]);
  });
});

describe('the identity', () => {
  it('reads the name from Graph where the token lacks it, and takes the client id where Graph refuses', async () => {
    there.directory.naming = false;
    expect(await azure.verify(opened(), ctx)).toMatchObject({ principal: 'deployer' });
    expect(asked()).toEqual(['token', 'application']);
    there.deny(typed);
    expect(await azure.verify(opened(), ctx)).toMatchObject({ principal: typed.publicId });
    const { login } = ctx.endpoints;
    const alone = { ...ctx, endpoints: login === undefined ? {} : { login } };
    expect(await azure.verify(opened(), alone)).toMatchObject({ principal: typed.publicId });
  });

  it('names the subscription of the key as far as the application sees it', async () => {
    const subscription_id = randomUUID();
    expect((await azure.verify(opened({ subscription_id }), ctx)).details).not.toHaveProperty('subscription');
    application().subscriptions.set(subscription_id, 'Production');
    expect((await azure.verify(opened({ subscription_id }), ctx)).details).toMatchObject({
      subscription: 'Production',
    });
  });

  it('stands whatever becomes of the questions after the first', async () => {
    there.directory.naming = false;
    there.disturb({ action: 'application', what: 'fail', phase: 'before', times: 3 });
    there.disturb({ action: 'subscription', what: 'drop', phase: 'before', times: 3 });
    const identity = await azure.verify(opened({ subscription_id: randomUUID() }), ctx);
    expect(identity.principal).toBe(typed.publicId);
  });
});

describe('key facts', () => {
  const facts = async (fields: Readonly<Record<string, string>> = {}) => {
    const key = opened(fields);
    return azure.keyFacts(key, await azure.verify(key, ctx), ctx);
  };
  const other = (hint: string | null) => ({ keyId: randomUUID(), hint, startsAt: 0, endsAt: 1 });
  const dates = () => ({
    createdAt: application().own.startsAt,
    expiresAt: application().own.endsAt,
    lastUsed: null,
    state: 'active',
  });

  it('tell when the secret was made and when it ends', async () => {
    expect(await facts()).toEqual(dates());
  });

  it('find the secret by its beginning among several', async () => {
    application().others.push(other('~~~'), other('---'));
    expect(await facts()).toEqual(dates());
  });

  it('find it by its id where beginnings are alike or missing, and guess nothing without', async () => {
    application().others.push(other(application().own.hint), other(null));
    expect(await facts()).toEqual(NO_KEY_FACTS);
    expect(await facts({ secret_key_id: application().own.keyId.toUpperCase() })).toEqual(dates());
  });

  it('take no dates of another secret whose id was typed by mistake', async () => {
    const another = other('~~~');
    application().others.push(another);
    expect(await facts({ secret_key_id: another.keyId })).toEqual(dates());
  });

  it('are not told where the application may not read itself, or Graph has no address', async () => {
    there.deny(typed);
    expect(await facts()).toEqual(NO_KEY_FACTS);
    const key = opened();
    const identity = await azure.verify(key, ctx);
    const before = asked().length;
    expect(await azure.keyFacts(key, identity, { ...ctx, endpoints: {} })).toEqual(NO_KEY_FACTS);
    expect(asked()).toHaveLength(before);
  });
});

describe('a server that is not Microsoft’s', () => {
  it.each([
    ['a portal', 200, '<html>Sign in to the Wi-Fi</html>', 'wrong-endpoint'],
    ['another JSON', 200, '{"ok":true}', 'wrong-endpoint'],
    ['a gateway', 403, '{"error":"Forbidden"}', 'wrong-endpoint'],
    ['a busy gateway', 429, '', 'throttled'],
    ['an error in a success', 200, '{"error":"invalid_client","error_codes":[7000215]}', 'wrong-secret'],
    ['an error without numbers', 401, '{"error":"invalid_client"}', 'wrong-secret'],
    [
      'an error with codes in its text alone',
      400,
      '{"error":"invalid_request","error_description":"AADSTS90002: Tenant not found."}',
      'unknown-key',
    ],
  ])('%s is %s %s: %s', async (_who, status, body, kind) => {
    const secret = `secret-in-the-answer`;
    const answered: Http = {
      ...http,
      exchange: async () => ({
        ...{ status, headers: { 'x-echo': secret }, body: body.replace('}', `,"echo":"${secret}"}`) },
        ...{ host: 'login.example', clockAheadMs: null },
      }),
    };
    const thrown = await azure.verify(opened(), { ...ctx, http: answered }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ failure: { kind } });
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(secret);
  });
});

it('lets no token out of an error of Graph', async () => {
  const key = opened();
  const identity = await azure.verify(key, ctx);
  let token = '';
  const watched: Http = {
    ...http,
    exchange: async (request, options) => {
      token = request.headers.authorization ?? token;
      return http.exchange(request, options);
    },
  };
  there.disturb({ action: 'application', what: 'fail', phase: 'before', times: 3 });
  const thrown = await azure.keyFacts(key, identity, { ...ctx, http: watched }).catch((e: unknown) => e);
  expect(token).toMatch(/^Bearer .{100}/);
  const told = JSON.stringify(thrown, Object.getOwnPropertyNames(thrown));
  expect(told).toContain('unexpected');
  expect(told).not.toContain(token.slice(7, 60));
});
