import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorOf, type KeyBench, startKeyBench } from './key-bench.ts';

const SELF = { kind: 'user', name: null } as const;

let bench: KeyBench;
const cleanUps: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  bench = await startKeyBench('aws');
});
afterEach(async () => {
  await bench.close();
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** An IAM that answers everything alike. */
async function answering(status: number, body: string) {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
  cleanUps.unshift(async () => server.closeAllConnections());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const url = `http://127.0.0.1:${address.port}`;
  return { ...bench.ctx, endpoints: { sts: url, iam: url } };
}

const xml = (inner: string) => `<ErrorResponse><Error>${inner}</Error></ErrorResponse>`;
const listOf = (inner: string) =>
  `<ListAccessKeysResponse><ListAccessKeysResult>${inner}</ListAccessKeysResult></ListAccessKeysResponse>`;

describe('the keys of an IAM user', () => {
  it('show the third status, which nobody can set', async () => {
    const { keys, ctx, admin, user, stored, cloud } = bench;
    stored.status = 'Expired';
    const owner = { kind: 'user', name: user.name } as const;
    expect(await keys.list(admin, owner, ctx)).toMatchObject([{ status: 'expired' }]);
    expect(await keys.probe(admin, owner, stored.publicId, ctx)).toBe('unknown');
    expect(cloud.store.events).toEqual([]);
  });

  it('read as unusable where their status is a word of the future', async () => {
    const member = '<member><AccessKeyId>AKIA</AccessKeyId><Status>Frozen</Status></member>';
    const body = listOf(`<AccessKeyMetadata>${member}</AccessKeyMetadata><IsTruncated>false</IsTruncated>`);
    expect(await bench.keys.list(bench.key, SELF, await answering(200, body))).toEqual([
      { publicId: 'AKIA', status: 'expired', createdAt: null, lastUsed: null },
    ]);
  });

  it('are read over all pages, by name too', async () => {
    const { cloud, keys, ctx, admin, user } = bench;
    cloud.store.addKey(user, { publicId: 'AKIASECONDSECOND2222', secret: 'x' });
    cloud.store.settings.pageSize = 1;
    const owner = { kind: 'user', name: user.name } as const;
    expect(await keys.list(admin, owner, ctx)).toHaveLength(2);
    const params = cloud.store.seen.map((entry) => entry.params);
    expect(params).toEqual([{ UserName: 'alice' }, { UserName: 'alice', Marker: '1' }]);
  });

  it('are no list that ends too early or never', async () => {
    const truncated = '<AccessKeyMetadata></AccessKeyMetadata><IsTruncated>true</IsTruncated>';
    const early = await answering(200, listOf(truncated));
    expect((await errorOf(bench.keys.list(bench.key, SELF, early))).failure.kind).toBe('wrong-endpoint');
    const endless = await answering(200, listOf(`${truncated}<Marker>1</Marker>`));
    expect((await errorOf(bench.keys.list(bench.key, SELF, endless))).failure.kind).toBe('wrong-endpoint');
  });

  it.each([
    ['an error of status 200', 200, xml('<Code>AccessDenied</Code>')],
    [
      'a key without its secret',
      200,
      '<CreateAccessKeyResponse><CreateAccessKeyResult/></CreateAccessKeyResponse>',
    ],
    ['a page of a proxy', 403, '<html>Forbidden</html>'],
    ['a server error', 503, xml('<Code>ServiceUnavailable</Code>')],
    ['a request that took too long', 408, xml('<Code>RequestTimeout</Code>')],
  ])('may have been made where the answer is %s', async (_word, status, body) => {
    const error = await errorOf(bench.keys.create(bench.key, SELF, await answering(status, body)));
    expect(error.outcome).toBe('unclear');
  });

  it('are not deleted by an error of status 200', async () => {
    const ctx = await answering(200, xml('<Code>AccessDenied</Code>'));
    expect((await errorOf(bench.keys.delete(bench.key, SELF, 'AKIA', ctx))).outcome).toBe('unclear');
  });

  it.each([
    ['The Access Key with id AKIA cannot be found.', 'no-such-key'],
    ['The user with name alice cannot be found.', 'no-such-owner'],
    ['Not here.', 'no-such-owner'],
  ])('are missing by what NoSuchEntity says: %s', async (message, reason) => {
    const ctx = await answering(404, xml(`<Code>NoSuchEntity</Code><Message>${message}</Message>`));
    const error = await errorOf(bench.keys.delete(bench.key, SELF, 'AKIA', ctx));
    expect(error).toMatchObject({ reason, outcome: 'refused', failure: { vendorCode: 'NoSuchEntity' } });
  });
});
