import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cloud, CloudContext } from '../../../src/main/clouds/cloud.ts';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { projectIdOf, userIdOf } from '../../clouds/huawei/actions.ts';
import { startHuaweiCloud } from '../../clouds/huawei/cloud.ts';
import { huaweiKind } from '../../clouds/huawei/kind.ts';
import type { StandInCloud } from '../../clouds/shared/front.ts';
import { contextFor, failureOf, keyOf, testClock, testHttp } from './support.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(huaweiKind);

const huawei: Cloud = clouds.huawei;
const ACCOUNT = '27680d67da6b47eb82d00a1a118be145';
const TOKEN = 'hQpjbi1exampletoken+/==';
const [MADE, USED] = [Date.UTC(2026, 2, 4, 5, 6, 7, 80), Date.UTC(2026, 10, 1)];
const MINUTE_MS = 60_000;

let cloud: StandInCloud;
let http: Http;
let now: number;

beforeEach(async () => {
  now = Date.now();
  cloud = await startHuaweiCloud({ now: () => now });
  http = testHttp();
});
afterEach(async () => {
  await http.close();
  await cloud.close();
});

const context = (over: Partial<CloudContext> = {}): CloudContext => ({
  ...contextFor('huawei', cloud.url, { http }),
  ...over,
});

function addUser(name = 'alice', allow: readonly string[] = []) {
  const owner = cloud.store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name, allow });
  return cloud.store.addKey(owner, {
    publicId: `HPUAEXAMPLE${name.toUpperCase()}`,
    secret: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc',
    createdAt: MADE,
    lastUsed: { at: USED, service: 'obs', region: '' },
  });
}

function addAgency(expiresAt = now + 60 * MINUTE_MS) {
  const owner = cloud.store.addPrincipal({ kind: 'role', accountId: ACCOUNT, name: 'deploy' });
  const token = { text: TOKEN, expiresAt };
  return cloud.store.addKey(owner, { publicId: 'HSTANOXZU2UXBS55JLJ3', secret: 'temporary', token });
}

const actionsSeen = () => cloud.store.seen.map(({ action }) => action);

describe('verify at Huawei Cloud', () => {
  it('tells the account’s own key, and the agency of a temporary one', async () => {
    const root = cloud.store.addPrincipal({ kind: 'root', accountId: ACCOUNT, name: 'root' });
    const stored = cloud.store.addKey(root, { publicId: 'HPUAROOT', secret: 'root' });
    expect(await huawei.verify(keyOf(stored), context())).toMatchObject({
      accountId: ACCOUNT,
      principalKind: 'root',
    });
    expect(await huawei.verify(keyOf(addAgency()), context())).toMatchObject({
      principalKind: 'role',
      principal: 'deploy',
      arn: `sts::${ACCOUNT}::assumed-agency:deploy/session`,
    });
  });

  it('tells a token that is over, wrong or missing', async () => {
    const over = keyOf(addAgency(now - 1000));
    const other = { ...over, token: { reveal: () => 'other' } };
    for (const key of [over, other, { ...over, token: null }]) {
      expect(await failureOf(huawei.verify(key, context()))).toMatchObject({
        kind: 'expired-token',
        vendorCode: 'APIGW.0301',
        requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
        httpStatus: 401,
      });
    }
  });

  it('keeps nothing of a request that a refusal repeats, its token least of all', async () => {
    const wrong = { ...keyOf(addAgency()), secret: { reveal: () => 'wrong' } };
    const thrown = await huawei.verify(wrong, context()).catch((error: unknown) => error);
    const told = JSON.stringify(thrown, Object.getOwnPropertyNames(thrown));
    expect(told).toContain('wrong-secret');
    expect(told).not.toContain(TOKEN);
    expect(told).not.toContain('caller-identity');
  });

  it('tells the project of the key’s region, and none where the region has none', async () => {
    const key = keyOf(addUser());
    const details = async (region: string) => (await huawei.verify(key, context({ region }))).details;
    expect(await details('cn-east-3')).toMatchObject({ project: projectIdOf(ACCOUNT, 'cn-east-3') });
    expect(await details('ru-moscow-1')).not.toHaveProperty('project');
    expect(cloud.store.seen.at(-1)?.params).toEqual({ 'x-domain-id': ACCOUNT });
  });
});

describe('what is asked besides the proof', () => {
  const bare = () => ({ principal: 'alice', details: { user_id: expect.any(String) } });

  it('spoils it by no refusal, no loss and no error of the server', async () => {
    const stored = addUser();
    const action = 'KeystoneListAuthProjects';
    cloud.store.settings.deniedOnThisPath = ['iam:projects:listProjectsForUser'];
    expect(await huawei.verify(keyOf(stored), context())).toMatchObject(bare());
    cloud.store.settings.deniedOnThisPath = [];
    cloud.disturb({ action, what: 'drop', phase: 'before' });
    expect((await huawei.verify(keyOf(stored), context())).details).toEqual(bare().details);
    cloud.disturb({ action, what: 'fail', phase: 'before' });
    expect((await huawei.verify(keyOf(stored), context())).details).toEqual(bare().details);
    expect(actionsSeen().filter((name) => name === action)).toHaveLength(2);
  });

  it('ends with the caller who gives up', async () => {
    const giving = new AbortController();
    const reason = new Error('Given up');
    const gaveUp = { what: 'meet', before: () => giving.abort(reason) } as const;
    cloud.disturb({ ...gaveUp, action: 'KeystoneListAuthProjects' });
    const call = huawei.verify(keyOf(addUser()), context({ signal: giving.signal }));
    await expect(call).rejects.toBe(reason);
  });
});

describe('a failed check at Huawei Cloud', () => {
  it('is never repeated, whatever came of it', async () => {
    const key = keyOf(addUser());
    cloud.weather({ fail: 1 });
    expect((await failureOf(huawei.verify(key, context()))).kind).toBe('unexpected');
    cloud.store.settings.throttle = { capacity: 0, perSecond: 0 };
    expect((await failureOf(huawei.verify(key, context()))).vendorCode).toBe('APIGW.0308');
    cloud.store.settings.throttle = null;
    const wrong = { ...key, secret: { reveal: () => 'wrong' } };
    expect((await failureOf(huawei.verify(wrong, context()))).kind).toBe('wrong-secret');
    expect(actionsSeen()).toEqual(Array(3).fill('GetCallerIdentity'));
    cloud.weather({ drop: 1 });
    expect((await failureOf(huawei.verify(key, context()))).kind).toBe('network');
  });

  it('is not repeated either where nothing was sent', async () => {
    let tried = 0;
    const counting: Http = {
      ...http,
      exchange: (...call) => {
        tried += 1;
        return http.exchange(...call);
      },
    };
    await cloud.close();
    const failure = await failureOf(huawei.verify(keyOf(addUser()), context({ http: counting })));
    expect([failure.vendorCode, tried]).toEqual(['ECONNREFUSED', 1]);
  });

  it('is told as such while the key is locked, and passes afterwards', async () => {
    const key = keyOf(addUser());
    const wrong = { ...key, secret: { reveal: () => 'wrong' } };
    for (let n = 0; n < 5; n++) {
      expect((await failureOf(huawei.verify(wrong, context()))).kind).toBe('wrong-secret');
    }
    expect(await failureOf(huawei.verify(key, context()))).toMatchObject({
      kind: 'throttled',
      vendorCode: 'APIGW.0301',
    });
    now += 5 * MINUTE_MS;
    expect(await huawei.verify(key, context({ clock: testClock(5 * MINUTE_MS) }))).toMatchObject({
      principal: 'alice',
    });
  });
});

describe('a site without STS, as Europe', () => {
  const withoutSts = (over: Partial<CloudContext> = {}) =>
    context({ endpoints: { iam: cloud.url }, ...over });

  it('is asked for the account, the user and the project by IAM', async () => {
    const stored = addUser();
    expect(await huawei.verify(keyOf(stored), withoutSts({ region: 'cn-north-4' }))).toEqual({
      accountId: ACCOUNT,
      principalKind: 'other',
      principal: userIdOf(stored.owner),
      arn: null,
      details: {
        account_name: 'hw-27680d',
        user_id: userIdOf(stored.owner),
        project: projectIdOf(ACCOUNT, 'cn-north-4'),
      },
      at: expect.any(Number),
    });
  });

  it('tells no user of a temporary key, nor of one that may not ask', async () => {
    const temporary = await huawei.verify(keyOf(addAgency()), withoutSts());
    expect(temporary).toMatchObject({ accountId: ACCOUNT, principal: null });
    cloud.store.settings.deniedOnThisPath = ['iam:credentials:getCredential'];
    expect(await huawei.verify(keyOf(addUser()), withoutSts())).toMatchObject({ principal: null });
  });

  it('refuses a wrong secret once', async () => {
    const wrong = { ...keyOf(addUser()), secret: { reveal: () => 'wrong' } };
    expect((await failureOf(huawei.verify(wrong, withoutSts()))).kind).toBe('wrong-secret');
    expect(cloud.store.seen).toHaveLength(1);
  });
});

describe('an STS that lacks the call', () => {
  const without = () => context({ endpoints: { sts: `${cloud.url}/none`, iam: cloud.url } });

  it('gives way to IAM', async () => {
    expect(await huawei.verify(keyOf(addUser()), without())).toMatchObject({
      accountId: ACCOUNT,
      details: { account_name: 'hw-27680d' },
    });
    expect(actionsSeen().slice(0, 2)).toEqual(['', 'KeystoneListAuthDomains']);
  });

  it('has a wrong secret refused once', async () => {
    const wrong = { ...keyOf(addUser()), secret: { reveal: () => 'wrong' } };
    expect((await failureOf(huawei.verify(wrong, without()))).kind).toBe('wrong-secret');
    expect(actionsSeen()).toEqual(['', 'KeystoneListAuthDomains']);
  });

  it('is told where there is no IAM to ask, and nothing else leads there', async () => {
    const alone = context({ endpoints: { sts: `${cloud.url}/none` } });
    expect(await failureOf(huawei.verify(keyOf(addUser()), alone))).toMatchObject({
      kind: 'wrong-endpoint',
      vendorCode: 'APIGW.0101',
    });
    const wrong = { ...keyOf(addUser('bob')), secret: { reveal: () => 'wrong' } };
    expect((await failureOf(huawei.verify(wrong, context()))).kind).toBe('wrong-secret');
    expect(actionsSeen()).toEqual(['', 'GetCallerIdentity']);
  });
});

describe('key facts at Huawei Cloud', () => {
  const factsOf = async (stored: ReturnType<typeof addUser>, over: Partial<CloudContext> = {}) => {
    const key = keyOf(stored);
    return huawei.keyFacts?.(key, await huawei.verify(key, context()), context(over));
  };
  const none = { createdAt: null, expiresAt: null, lastUsed: null, state: null };

  it('tells when a key was made and used', async () => {
    expect(await factsOf(addUser())).toEqual({
      createdAt: MADE,
      expiresAt: null,
      lastUsed: { kind: 'used', at: USED, service: null, region: null },
      state: 'active',
    });
  });

  it('reads the day of making, told as the last use, as “never”', async () => {
    const stored = addUser();
    stored.lastUsed = null;
    expect(await factsOf(stored)).toMatchObject({ createdAt: MADE, lastUsed: { kind: 'never' } });
  });

  it('tells nothing where it may not ask, and asks nothing for a temporary key', async () => {
    expect(await factsOf(addAgency())).toEqual(none);
    expect(actionsSeen()).not.toContain('ShowPermanentAccessKey');
    cloud.store.settings.deniedOnThisPath = ['iam:credentials:getCredential'];
    expect(await factsOf(addUser())).toEqual(none);
    expect(await factsOf(addUser('bob'), { endpoints: { sts: cloud.url } })).toEqual(none);
  });

  it('asks once', async () => {
    cloud.disturb({ action: 'ShowPermanentAccessKey', what: 'fail', phase: 'before' });
    expect((await failureOf(factsOf(addUser()))).kind).toBe('unexpected');
    expect(actionsSeen().filter((name) => name === 'ShowPermanentAccessKey')).toHaveLength(1);
  });
});

describe('an administrator’s look-up at Huawei Cloud', () => {
  const lookUp = async (publicId: string, over: Partial<CloudContext> = {}, allow = ['iam:*']) =>
    huawei.lookUp?.(keyOf(addUser('admin', allow)), { publicId, fields: {} }, context(over));

  it('tells a disabled key from one that is not there', async () => {
    const stored = addUser();
    expect(await lookUp(stored.publicId)).toBe('active');
    cloud.store.setStatus(stored, 'Inactive');
    expect(await lookUp(stored.publicId)).toBe('disabled');
    expect(await lookUp('HPUAUNKNOWN')).toBe('absent');
    expect(await lookUp('../credentials')).toBe('absent');
  });

  it('says that it may not look', async () => {
    const { publicId } = addUser();
    expect(await failureOf(lookUp(publicId, {}, []))).toMatchObject({
      kind: 'denied-but-valid',
      vendorCode: '403',
    });
  });

  it('does not take an address that is not IAM’s for an answer about the key', async () => {
    const endpoints = { iam: `${cloud.url}/other` };
    expect(await failureOf(lookUp('HPUAUNKNOWN', { endpoints }))).toMatchObject({
      kind: 'wrong-endpoint',
      vendorCode: 'APIGW.0101',
    });
  });
});
