import { describe, expect, it } from 'vitest';
import type { CloudKey } from '../../../../src/main/clouds/cloud.ts';
import { resolveContext } from '../../../../src/main/clouds/context.ts';
import type { Http, HttpRequest } from '../../../../src/main/clouds/http/http.ts';
import { jdcloud } from '../../../../src/main/clouds/jdcloud/jdcloud.ts';
import { ucloud } from '../../../../src/main/clouds/ucloud/ucloud.ts';
import { LOOK_UP_USERS } from '../../../../src/shared/model/verification.ts';
import { fakeClock } from '../../../support/fake/clock.ts';

const signer: CloudKey = {
  publicId: 'A'.repeat(32),
  fields: {},
  secret: { reveal: () => 'secret' },
  token: null,
};
const sought = { publicId: 'B'.repeat(32), fields: {} };

/** A vendor with so many users, none of whom has the key; `lists` counts what was asked of single ones. */
function vendor(users: number, lists: HttpRequest[]): Http {
  const page = (first: number) =>
    Array.from({ length: Math.max(0, Math.min(100, users - first)) }, (_, n) => `user-${first + n}`);
  const answer = (request: HttpRequest): unknown => {
    if (request.method === 'POST') {
      const asked = new URLSearchParams(String(request.body));
      if (asked.get('Action') === 'ListUsers')
        return { RetCode: 0, Users: page(Number(asked.get('Offset'))).map((UserName) => ({ UserName })) };
      lists.push(request);
      return { RetCode: 0, AccessKey: [] };
    }
    const number = request.url.searchParams.get('pageNumber');
    if (number !== null)
      return { result: { subUsers: page((Number(number) - 1) * 100).map((name) => ({ name })) } };
    lists.push(request);
    return { result: { userAccessKeys: [] } };
  };
  return {
    exchange: async (request) => ({
      ...{ status: 200, headers: {}, host: request.url.host, clockAheadMs: null },
      body: JSON.stringify(answer(request)),
    }),
    read: (attempt) => attempt(),
    close: async () => undefined,
  };
}

const lookUp = async (cloud: typeof ucloud | typeof jdcloud, users: number) => {
  const lists: HttpRequest[] = [];
  const account = { cloud: cloud.id, site: 'china', endpoints: {}, proxy: null };
  const deps = { http: vendor(users, lists), clock: fakeClock(), signal: new AbortController().signal };
  const seen = await cloud
    .lookUp(signer, sought, resolveContext(account, deps))
    .catch((error: { failure: { kind: string } }) => error.failure.kind);
  return { seen, lists: lists.length };
};

describe('a search of a key among users one by one', () => {
  it('ends after so many at UCloud, and says so', async () => {
    expect(await lookUp(ucloud, 1000)).toEqual({ seen: 'beyond', lists: LOOK_UP_USERS });
    expect(await lookUp(ucloud, LOOK_UP_USERS)).toEqual({ seen: 'denied-but-valid', lists: LOOK_UP_USERS });
  });

  it('ends after so many at JD Cloud, and says so', async () => {
    // The main account is one more.
    expect(await lookUp(jdcloud, 1000)).toEqual({ seen: 'beyond', lists: LOOK_UP_USERS + 1 });
    expect(await lookUp(jdcloud, LOOK_UP_USERS)).toEqual({ seen: 'absent', lists: LOOK_UP_USERS + 1 });
  });
});
