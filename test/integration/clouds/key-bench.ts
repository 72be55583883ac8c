import type { CloudContext, CloudKey, KeyManagement } from '../../../src/main/clouds/cloud.ts';
import { CloudError } from '../../../src/main/clouds/cloud-error.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import {
  type AliyunCloud,
  type AwsCloud,
  type Principal,
  type StoredKey,
  startAliyunCloud,
  startAwsCloud,
} from '../../clouds/index.ts';
import { contextFor, keyOf, testClock, testHttp } from './support.ts';

export const BENCH_CLOUDS = ['aws', 'aliyun'] as const;
export type BenchCloud = (typeof BENCH_CLOUDS)[number];

/** The names of a platform's own actions differ in their first word alone. */
const PREFIX = { aws: 'iam', aliyun: 'ram' } as const;
const ACCOUNT = '1968132000128888';

/** One cloud with a user, an administrator, the account itself and a role, and our own way to it. */
export interface KeyBench {
  readonly cloud: AwsCloud | AliyunCloud;
  readonly keys: KeyManagement;
  readonly ctx: CloudContext;
  readonly user: Principal;
  readonly stored: StoredKey;
  readonly key: CloudKey;
  readonly admin: CloudKey;
  readonly role: CloudKey;
  /** How others name a user. */
  readonly nameOf: (principal: Principal) => string;
  readonly allow: (...words: readonly string[]) => readonly string[];
  /** Proves a key by our own client. */
  readonly verify: (key: CloudKey) => Promise<unknown>;
  /** Moves the cloud's clock, and ours with it. */
  readonly advance: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts it on a clock that a test moves. */
export async function startKeyBench(id: BenchCloud): Promise<KeyBench> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const cloud = id === 'aws' ? await startAwsCloud({ now }) : await startAliyunCloud({ now });
  const clock = { ...testClock(), now };
  const http = testHttp({ clock });
  const ctx = contextFor(id, cloud.url, { http, clock });
  const allow = (...words: readonly string[]) => words.map((word) => `${PREFIX[id]}:${word}`);
  const { store } = cloud;
  const add = (kind: Principal['kind'], name: string, granted: readonly string[]) =>
    store.addPrincipal({ kind, accountId: ACCOUNT, name, allow: granted });
  const user = add('user', 'alice', allow('*AccessKey*@self'));
  const stored = store.addKey(user, {
    publicId: id === 'aws' ? 'AKIAALICEALICEALICE2' : 'LTAI5tAliceAliceAlice123',
    secret: 'old secret of alice',
    createdAt: Date.UTC(2026, 2, 4, 5, 6, 7),
  });
  const admin = store.addKey(add('user', 'admin', allow('*')), { publicId: 'ADMIN', secret: 'admin' });
  const role = store.addKey(add('role', 'Deploy', allow('*')), {
    publicId: 'TEMPORARY',
    secret: 'temporary',
    token: { text: 'token', expiresAt: now() + 365 * 86_400_000 },
  });
  return {
    cloud,
    keys: clouds[id].keys,
    ctx,
    user,
    stored,
    key: keyOf(stored),
    admin: keyOf(admin),
    role: keyOf(role),
    nameOf: ({ name, accountId }) => (id === 'aws' ? name : `${name}@${accountId}.onaliyun.com`),
    allow,
    verify: (key) => clouds[id].verify(key, ctx),
    advance: (ms) => {
      ahead += ms;
    },
    close: async () => {
      await http.close();
      await cloud.close();
    },
  };
}

/** The error of a call to a cloud; anything else fails the test. */
export async function errorOf(call: Promise<unknown>): Promise<CloudError> {
  const error = await call.then(
    () => new Error('The call succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof CloudError) return error;
  throw error;
}
