import { afterEach, describe, expect, it } from 'vitest';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { type ApsaraOptions, READS_REGIONS } from '../../clouds/apsara/cloud.ts';
import { apsaraKind, startApsaraSite } from '../../clouds/apsara/kind.ts';
import { failureOf, testHttp } from './support.ts';
import { contextAt, describeVerify, openedKey } from './verify-suite.ts';

describeVerify(apsaraKind);

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function setUp(options: ApsaraOptions = {}) {
  const there = await startApsaraSite(options);
  const http = testHttp();
  cleanUps.push(there.close, http.close);
  const key = there.newKey();
  const verify = (over: { endpoints?: object; fields?: Readonly<Record<string, string>> } = {}) => {
    const typed = { ...key, fields: { ...key.fields, ...over.fields } };
    const at = { ...there, ...(over.endpoints && { endpoints: over.endpoints }) };
    return clouds.apsara.verify(openedKey(apsaraKind, typed), contextAt(apsaraKind, at, typed, { http }));
  };
  return { there, http, key, verify };
}

describe('what is special to Apsara Stack', () => {
  it('asks for organization 1 and no resource set where the key names none', async () => {
    const { there, verify } = await setUp();
    await verify();
    const [seen] = there.store.seen;
    expect(seen?.params).toEqual({
      'x-acs-asapi-product': 'ascm',
      'x-acs-organizationid': '1',
      'x-acs-regionid': 'cn-env00-d01',
      'x-acs-request-version': 'v1',
    });
  });

  it('asks for the organization and the resource set of the key', async () => {
    const { there, verify } = await setUp();
    await verify({ fields: { organization_id: '34', resource_group: '27' } });
    expect(there.store.seen[0]?.params).toMatchObject({
      'x-acs-organizationid': '34',
      'x-acs-resourcegroupid': '27',
    });
  });

  it('sends nothing with a field that no header can hold', async () => {
    const { there, verify } = await setUp();
    await expect(verify({ fields: { resource_group: '组\r\nx: y' } })).rejects.toMatchObject({
      code: 'invalid-input',
      params: { field: 'resource_group' },
    });
    expect(there.store.seen).toEqual([]);
  });

  it('goes to the path of the gateway', async () => {
    const { there, verify } = await setUp();
    const identity = await verify({ endpoints: { api: `${there.url}/asapi/v3` } });
    expect(identity).toMatchObject({ principalKind: 'user' });
  });

  it.each([
    ['may not ask who it is', {}],
    ['is used where the gateway leads to no ASCM', { ascm: false }],
  ])('proves a key that %s by the list of regions', async (_word, options) => {
    const { there, key, verify } = await setUp(options);
    key.stored.owner.allow = [READS_REGIONS];
    expect(await verify()).toMatchObject({ accountId: null, principalKind: 'other', principal: null });
    expect(there.store.seen.map(({ code }) => code)).toEqual([expect.any(String), null]);
  });

  it('takes a denial for a proof, whatever becomes of the second question', async () => {
    const { there, key, verify } = await setUp();
    key.stored.owner.allow = [];
    there.disturb({ what: 'fail', phase: 'before', action: 'ecs DescribeRegions 2014-05-26', times: 3 });
    expect(await failureOf(verify())).toMatchObject({
      kind: 'denied-but-valid',
      vendorCode: 'ASCM.NoPermission',
      httpStatus: 200,
    });
  });

  it('asks once where the key itself is refused', async () => {
    const { there, key, verify } = await setUp();
    there.disable(key);
    expect((await failureOf(verify())).kind).toBe('disabled');
    expect(there.store.seen).toHaveLength(1);
  });

  it('keeps nothing of an answer that holds a secret and cannot be read', async () => {
    const { there, key, http } = await setUp();
    let answered = '';
    const garbling: Http = {
      ...http,
      exchange: async (request, options) => {
        const answer = await http.exchange(request, options);
        answered = answer.body.replace('"data"', '"date"');
        return { ...answer, body: answered };
      },
    };
    const ctx = contextAt(apsaraKind, there, key, { http: garbling });
    const thrown = await clouds.apsara
      .verify(openedKey(apsaraKind, key), ctx)
      .catch((error: unknown) => error);
    expect(answered).toContain(key.stored.secret);
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(key.stored.secret);
    expect(thrown).toMatchObject({ failure: { kind: 'wrong-endpoint' } });
  });
});
