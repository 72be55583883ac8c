import type { TurningCloud } from '../../../src/main/clouds/registry.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { RotationId, RotationPolicy, RotationView } from '../../../src/shared/model/rotation.ts';
import {
  type AliyunCloud,
  type AwsCloud,
  type Principal,
  startAliyunCloud,
  startAwsCloud,
} from '../../clouds/index.ts';
import { accountDraft, awsKey } from '../sample-keys.ts';
import { openTestApp, type TestApp, type TestAppOptions } from '../test-app.ts';

const DAY_MS = 86_400_000;

/** Every action that rotating one's own key takes, by cloud. */
export const RIGHTS: Readonly<Record<TurningCloud, readonly string[]>> = {
  aws: [
    'ListAccessKeys',
    'CreateAccessKey',
    'UpdateAccessKey',
    'DeleteAccessKey',
    'GetAccessKeyLastUsed',
  ].map((action) => `iam:${action}`),
  aliyun: [
    'ListAccessKeys',
    'CreateAccessKey',
    'UpdateAccessKey',
    'DeleteAccessKey',
    'GetAccessKeyLastUsed',
  ].map((action) => `ram:${action}`),
};

/** The key that is there at first, by cloud. */
export const OLD_KEY = {
  aws: { publicId: 'AKIAQ3EGRIMWKEYTURN7', secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' },
  aliyun: { publicId: 'LTAI5tKeyturnRotate00001', secret: 'aliyunKeyturnRotateSecret00001' },
} as const;

/** No waits but those that the engine itself insists on. */
export const AT_ONCE: RotationPolicy = { proofs: 1, proofSpacingMs: 0, soakMs: 0, cooldownMs: 0 };

/**
 * An app with one key of one user at a stand-in cloud. Time moves only when it is told to, for both; the app's clock alone
 * can be set.
 */
export interface RotationWorld extends AsyncDisposable {
  readonly made: TestApp;
  readonly cloud: AwsCloud | AliyunCloud;
  readonly owner: Principal;
  readonly oldId: string;
  readonly id: CredentialId;
  start(policy?: Partial<RotationPolicy>): Promise<RotationId>;
  /** Takes steps until the rotation ends, needs a person, or waits; then lets time pass, again and again. */
  toEnd(id: RotationId): Promise<RotationView>;
  /** The same, until it is in this phase. */
  to(id: RotationId, phase: RotationView['phase']): Promise<RotationView>;
  /** The kinds of things done to keys in the cloud's log, each with the key's part. */
  log(): string[];
  /** Whether some proven key of the principal is enabled in the cloud and its secret held by the vault. */
  safe(): Promise<boolean>;
}

export async function rotationWorld(kind: TurningCloud, setUp: TestAppOptions = {}): Promise<RotationWorld> {
  const made = await openTestApp({
    ...setUp,
    options: { http: { retry: { maxAttempts: 1 } }, ...setUp.options },
  });
  const began = made.clock.now() - made.clock.monotonic();
  const cloud = await (kind === 'aws' ? startAwsCloud : startAliyunCloud)({
    now: () => began + made.clock.monotonic(),
  });
  const owner = cloud.store.addPrincipal({
    kind: 'user',
    accountId: kind === 'aws' ? '123456789012' : '1234567890123456',
    name: 'deployer',
    allow: RIGHTS[kind],
  });
  const old = OLD_KEY[kind];
  cloud.store.addKey(owner, { ...old, createdAt: made.clock.now() - 100 * DAY_MS });
  const endpoints = kind === 'aws' ? { sts: cloud.url, iam: cloud.url } : { sts: cloud.url, ims: cloud.url };
  const account = { kind: 'new', draft: accountDraft({ site: kind, endpoints }) } as const;
  const { id } = await made.call(
    'credentials.add',
    kind === 'aws'
      ? awsKey({ account })
      : {
          cloud: 'aliyun',
          label: 'deploy',
          account,
          fields: { access_key_id: old.publicId },
          secrets: { access_key_secret: old.secret },
        },
  );

  const walk = async (rotation: RotationId, done: (view: RotationView) => boolean): Promise<RotationView> => {
    for (let waits = 0; waits < 200; waits += 1) {
      const view = await made.call('rotations.resume', { id: rotation });
      if (done(view) || view.endedAt !== null || view.choices.length > 0) return view;
      made.clock.advance(Math.max((view.notBefore ?? 0) - made.clock.now(), 10_000));
    }
    throw new Error('The rotation does not come to an end');
  };

  const close = async (): Promise<void> => {
    cloud.calm();
    await made.close();
    await cloud.close();
  };

  return {
    made,
    cloud,
    owner,
    oldId: old.publicId,
    id,
    start: async (policy = AT_ONCE) => (await made.call('rotations.start', { credentialId: id, policy })).id,
    toEnd: (rotation) => walk(rotation, () => false),
    to: (rotation, phase) => walk(rotation, (view) => view.phase === phase),
    log: () =>
      cloud.store.events.map(
        ({ kind: what, publicId }) => `${what} ${publicId === old.publicId ? 'old' : 'new'}`,
      ),
    async safe() {
      for (const { publicId, status, secret } of cloud.store.keysOf(owner)) {
        if (status !== 'Active') continue;
        const field = kind === 'aws' ? 'secret_access_key' : 'access_key_secret';
        const found = await made.call('credentials.list', { view: { kind: 'all' }, search: publicId });
        for (const row of found.rows) {
          const { value } = await made.call('credentials.reveal', { id: row.id, field });
          if (value === secret) return true;
        }
      }
      return false;
    },
    [Symbol.asyncDispose]: close,
  };
}
