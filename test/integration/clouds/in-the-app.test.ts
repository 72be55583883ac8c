import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import { awsKind } from '../../clouds/aws/kind.ts';
import { azureKind } from '../../clouds/azure/kind.ts';
import { gcpKind } from '../../clouds/gcp/kind.ts';
import type { StandIn, TypedKey } from '../../clouds/stand-in.ts';
import { accountDraft } from '../../support/sample-keys.ts';
import { openTestApp } from '../../support/test-app.ts';

let made: Awaited<ReturnType<typeof openTestApp>>;
beforeAll(async () => {
  made = await openTestApp({ options: { http: { retry: { maxAttempts: 1 } } } });
});
afterAll(() => made.close());

describe.each([awsKind, azureKind, gcpKind])('a key of $cloud in the app', (kind) => {
  const spec = catalogue[kind.cloud];
  let there: StandIn;
  let key: TypedKey;
  beforeEach(async () => {
    there = await kind.start({ now: () => made.clock.now() });
    key = there.newKey();
  });
  afterEach(() => there.close());

  const add = async ({ publicId, fields, secrets }: TypedKey) => {
    const draft = accountDraft({ site: there.site, endpoints: there.endpoints });
    const { id } = await made.call('credentials.add', {
      cloud: kind.cloud,
      label: 'deploy',
      account: { kind: 'new', draft },
      fields: { [spec.publicIdField]: publicId, ...fields },
      secrets,
    });
    return id;
  };

  it('is proven, and what the cloud told is kept', async () => {
    const id = await add(key);
    const identity = { ...there.identityOf(key), at: made.clock.now() };
    expect(await made.call('credentials.verify', { id })).toEqual({ kind: 'proven', identity });
    expect(await made.call('credentials.get', { id })).toMatchObject({
      health: { kind: 'proven' },
      identity,
      createdAt: key.stored.createdAt,
    });
  });

  it('fails with the vendor’s code, and neither its answer nor the secret is in log or record', async () => {
    const wrong = there.withWrongSecret(key);
    const id = await add(wrong);
    const verdict = await made.call('credentials.verify', { id });
    expect(verdict).toMatchObject({ kind: 'failed', failure: { kind: kind.expects['wrong-secret'] } });
    const told = JSON.stringify([verdict, await made.call('credentials.get', { id }), made.logger.lines]);
    for (const secret of Object.values(wrong.secrets)) {
      expect(told).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
  });
});
