import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Http, HttpAnswer } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import type { Principal } from '../../clouds/shared/model.ts';
import type { StandIn, TypedKey } from '../../clouds/stand-in.ts';
import {
  ADMIN_ACCOUNT,
  mint,
  READS_KEYS,
  READS_ZONES,
  uuid,
  withoutUsers,
} from '../../clouds/zstack/cloud.ts';
import { zstackKind } from '../../clouds/zstack/kind.ts';
import { failureOf, testHttp } from './support.ts';
import { contextAt, describeVerify, openedKey } from './verify-suite.ts';

describeVerify(zstackKind);

const { zstack } = clouds;
const MADE = Date.UTC(2026, 2, 4, 21, 6, 7);

let there: StandIn;
let http: Http;
let answers: HttpAnswer[] = [];
beforeAll(async () => {
  there = await zstackKind.start();
  const plain = testHttp();
  http = {
    ...plain,
    exchange: async (request, options) => {
      const answer = await plain.exchange(request, options);
      answers.push(answer);
      return answer;
    },
  };
});
afterAll(async () => {
  await http.close();
  await there.close();
});

const contextOf = (key: TypedKey, endpoints = there.endpoints) =>
  contextAt(zstackKind, { ...there, endpoints }, key, { http });

const verify = (key: TypedKey, endpoints = there.endpoints) =>
  zstack.verify(openedKey(zstackKind, key), contextOf(key, endpoints));

function keyOfA(
  owner: Pick<Principal, 'kind' | 'accountId' | 'name'> & { allow?: readonly string[] },
): TypedKey {
  const drawn = mint();
  const allow = owner.allow ?? [READS_KEYS, READS_ZONES];
  const stored = there.store.addKey(there.store.addPrincipal({ ...owner, allow }), {
    ...drawn,
    createdAt: MADE,
  });
  return { stored, publicId: drawn.publicId, fields: {}, secrets: { access_key_secret: drawn.secret } };
}

const adminKey = () => keyOfA({ kind: 'root', accountId: ADMIN_ACCOUNT, name: 'admin' });

describe('whose a key of ZStack is', () => {
  it.each(['', '/', '/zstack', '/zstack/'])('is told at an address that ends in "%s"', async (end) => {
    expect(await verify(there.newKey(), { api: `${there.url}${end}` })).toMatchObject({
      principalKind: 'user',
    });
  });

  it('is the account where there is no user, and admin’s is called root', async () => {
    const accountId = uuid();
    const own = await verify(keyOfA({ kind: 'role', accountId, name: 'x' }));
    expect(own).toMatchObject({ accountId, principalKind: 'other', principal: null });
    expect(await verify(adminKey())).toMatchObject({ accountId: ADMIN_ACCOUNT, principalKind: 'root' });
  });

  it('is told by versions without users', async () => {
    withoutUsers.add(there.store);
    const key = there.newKey();
    const { accountId } = there.identityOf(key);
    expect(await verify(key)).toMatchObject({ accountId, principal: null });
    withoutUsers.delete(there.store);
  });

  it('stays open for a key that may list zones alone, which proves it all the same', async () => {
    const key = keyOfA({ kind: 'user', accountId: uuid(), name: uuid(), allow: [READS_ZONES] });
    const identity = await verify(key);
    expect(identity).toMatchObject({ accountId: null, principal: null, principalKind: 'other' });
    const facts = await zstack.keyFacts?.(openedKey(zstackKind, key), identity, contextOf(key));
    expect(facts).toMatchObject({ createdAt: null, state: null });
  });

  it('is asked for without the secret that the record holds', async () => {
    const key = there.newKey();
    answers = [];
    const identity = await verify(key);
    await zstack.keyFacts?.(openedKey(zstackKind, key), identity, contextOf(key));
    expect(answers).toHaveLength(2);
    for (const { body } of answers) expect(body).not.toContain(key.stored.secret);
  });
});

describe('the facts of a key of ZStack', () => {
  it('are its state and when it was made, by the clock of the node', async () => {
    const key = keyOfA({ kind: 'user', accountId: uuid(), name: uuid() });
    const identity = await verify(key);
    expect(await zstack.keyFacts?.(openedKey(zstackKind, key), identity, contextOf(key))).toEqual({
      createdAt: MADE,
      expiresAt: null,
      lastUsed: null,
      state: 'active',
    });
  });
});

describe('the look-up of a key of ZStack', () => {
  const lookUp = (admin: TypedKey, publicId: string) => {
    const call = zstack.lookUp?.(openedKey(zstackKind, admin), { publicId, fields: {} }, contextOf(admin));
    return call ?? Promise.reject(new Error('No look-up'));
  };

  it('tells a disabled key from one that never was', async () => {
    const key = there.newKey();
    const admin = adminKey();
    expect(await lookUp(admin, key.publicId)).toBe('active');
    there.disable(key);
    expect((await failureOf(verify(key))).kind).toBe('unknown-or-disabled');
    expect(await lookUp(admin, key.publicId)).toBe('disabled');
    expect(await lookUp(admin, mint().publicId)).toBe('absent');
  });

  it('tells no absence to an account that sees its own keys alone', async () => {
    const [key, other] = [there.newKey(), keyOfA({ kind: 'user', accountId: uuid(), name: uuid() })];
    expect((await failureOf(lookUp(other, key.publicId))).kind).toBe('denied-but-valid');
  });

  it('is denied to a key that may not read keys', async () => {
    const other = keyOfA({ kind: 'user', accountId: uuid(), name: uuid(), allow: [READS_ZONES] });
    const failure = await failureOf(lookUp(other, there.newKey().publicId));
    expect(failure).toMatchObject({ kind: 'denied-but-valid', vendorCode: 'ID.1002' });
  });
});

describe('ZStack elsewhere', () => {
  it('is told from a node in another zone, and the zone can be set', async () => {
    const key = there.newKey();
    const abroad = { ...key, fields: { server_timezone: 'Asia/Tokyo' } };
    const failure = await failureOf(verify(abroad));
    expect(failure).toMatchObject({ kind: 'clock-skew', vendorCode: 'SERVER_TIMEZONE' });
    expect(await verify({ ...key, fields: { server_timezone: 'Asia/Singapore' } })).toHaveProperty('at');
  });

  it('refuses a zone that nobody knows', async () => {
    const nowhere = { ...there.newKey(), fields: { server_timezone: 'Mars' } };
    await expect(verify(nowhere)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is told from a path that leads to something else', async () => {
    const failure = await failureOf(verify(there.newKey(), { api: `${there.url}/ui` }));
    expect(failure).toMatchObject({ kind: 'wrong-endpoint', vendorCode: 'no api mapping to' });
  });
});
