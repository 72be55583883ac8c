import JDCloud from 'jdcloud-sdk-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedRequest } from '../../../src/main/clouds/jdcloud/client.ts';
import { authorization } from '../../../src/main/clouds/jdcloud/signer.ts';
import { jdcloudKind } from '../../clouds/jdcloud/kind.ts';
import { type Incoming, startServer } from '../../clouds/shared/server.ts';
import { typingFor } from '../../clouds/shared/typed-key.ts';
import type { TypedKey } from '../../clouds/stand-in.ts';
import { atKind } from './at-kind.ts';

const MADE = Date.UTC(2026, 2, 4, 5, 6, 7);
const REGION = 'cn-east-2';

let at: Awaited<ReturnType<typeof atKind>>;
let root: TypedKey;

beforeAll(async () => {
  at = await atKind(jdcloudKind);
  const { store } = at.there;
  const owner = store.addPrincipal({ kind: 'root', accountId: 'example_main', name: 'main' });
  const stored = store.addKey(owner, { publicId: 'A'.repeat(32), secret: 'main', createdAt: MADE });
  root = typingFor('jdcloud').typed(stored, { region_id: REGION });
});
afterAll(() => at[Symbol.asyncDispose]());

/** The SDK prints every request, signed text included, unless it is told to print elsewhere. */
const logger = () => undefined;

function sdkOf({ publicId, secrets }: TypedKey, url = at.there.url) {
  JDCloud.config.update({ logger });
  return new JDCloud.IAM({
    credentials: { accessKeyId: publicId, secretAccessKey: secrets.secret_key ?? '' },
    regionId: REGION,
    endpoint: { protocol: 'http', host: new URL(url).host },
    logger,
  });
}

describe('JD Cloud’s SDK, as it comes', () => {
  it('is answered', async () => {
    const user = at.there.newKey().stored.owner.name;
    expect(await sdkOf(root).describeUserAccessKeys({})).toMatchObject({
      result: { userAccessKeys: [{ accessKey: root.publicId, createTime: '2026-03-04 13:06:07', state: 1 }] },
    });
    expect(await sdkOf(root).describeSubUser({ subUser: user })).toMatchObject({
      result: { subUser: { name: user, account: 'example_main' } },
    });
    expect(await sdkOf(root).describeSubUsers({ pageNumber: 1, pageSize: 10 })).toMatchObject({
      result: { total: 1 },
    });
  });

  it('is refused with another secret or id', async () => {
    const wrong = sdkOf(at.there.withWrongSecret(root)).describeUserAccessKeys({});
    await expect(wrong).rejects.toMatchObject({
      error: { status: 'ACCESS_ERROR', code: 401, message: 'sign result is not same' },
    });
    const unknown = sdkOf(at.there.withUnknownId(root)).describeUserAccessKeys({});
    await expect(unknown).rejects.toMatchObject({ error: { message: 'Invalid accessKey' } });
  });
});

/** What the SDK sends for `call`. */
async function recorded(call: (sdk: ReturnType<typeof sdkOf>) => Promise<unknown>): Promise<Incoming> {
  const requests: Incoming[] = [];
  const answer = { status: 200, headers: {}, body: '{}' };
  const handle = (request: Incoming) => {
    requests.push(request);
    return answer;
  };
  const server = await startServer({ actionOf: () => '', handle, fail: () => answer }, {});
  try {
    await call(sdkOf(root, server.url));
  } finally {
    await server.close();
  }
  const [request] = requests;
  if (request === undefined || requests.length > 1) throw new Error('Not one request');
  return request;
}

const partsOf = (header = '') =>
  /^(?<how>\S+) Credential=(?<id>[^/]+)\/\d{8}\/(?<scope>[^,]+), SignedHeaders=(?<names>[^,]+), Signature=/.exec(
    header,
  )?.groups ?? {};

describe('our client beside the SDK', () => {
  const CALLS = [
    {
      name: 'describeUserAccessKeys',
      theirs: (sdk: ReturnType<typeof sdkOf>) => sdk.describeUserAccessKeys({}),
      ours: { regional: true, path: ['userAccessKeys'] },
    },
    {
      name: 'describeSubUsers',
      theirs: (sdk: ReturnType<typeof sdkOf>) => sdk.describeSubUsers({ pageSize: 100, pageNumber: 2 }),
      ours: { regional: false, path: ['subUsers'], query: { pageNumber: '2', pageSize: '100' } },
    },
    {
      name: 'describeSubUser',
      theirs: (sdk: ReturnType<typeof sdkOf>) => sdk.describeSubUser({ subUser: 'a.b_c-d' }),
      ours: { regional: false, path: ['subUser', 'a.b_c-d'] },
    },
  ];

  it.each(CALLS)('asks for $name at the same place, signed for the same region', async ({ theirs, ours }) => {
    const their = await recorded(theirs);
    const our = signedRequest(ours, ...at.asked(root));
    expect([our.method, our.url.pathname]).toEqual([their.method, their.path]);
    expect(Object.fromEntries(our.url.searchParams)).toEqual(Object.fromEntries(their.query));
    const { names: ourNames, ...ourParts } = partsOf(our.headers.authorization);
    const { names: theirNames, ...theirParts } = partsOf(their.headers.authorization);
    expect(ourParts).toEqual(theirParts);
    // It signs whatever it sends but the agent; ours sends no `accept`.
    expect(theirNames).toBe(`accept;${ourNames}`);
    expect(their.headers['content-type']).toBe(our.headers['content-type']);
  });

  it.each(CALLS)('gives the same signature for its request of $name', async ({ theirs, ours }) => {
    const { method, path, query, headers, body } = await recorded(theirs);
    const names = partsOf(headers.authorization).names?.split(';') ?? [];
    const signed = Object.fromEntries(names.map((name) => [name, headers[name] ?? '']));
    const sorted = [...query].map(([name, value]) => `${name}=${value}`).sort();
    const unsigned = { method, path, query: sorted.join('&'), headers: signed, body };
    const scope = { region: ours.regional ? REGION : 'jdcloud', service: 'iam' };
    expect(authorization(unsigned, scope, root.publicId, 'main')).toBe(headers.authorization);
  });
});
