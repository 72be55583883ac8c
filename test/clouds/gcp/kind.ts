import type { ServerOptions } from '../shared/server.ts';
import type { StandIn, StandInKind, TypedKey } from '../stand-in.ts';
import { type GcpCloud, newKeyId, startGcpCloud } from './cloud.ts';
import { privateKeyPem } from './key-pairs.ts';

const PROJECT = 'my-project';
const EMAIL = `deployer@${PROJECT}.iam.gserviceaccount.com`;
/** Of a key that no cloud has; what comes after it is of the keys that one cloud has. */
const STRANGE = 0;
const GET = 'iam.serviceAccountKeys.get';

/** The stand-in with its own settings, for what is special to Google. */
export interface GcpStandIn extends StandIn, Pick<GcpCloud, 'ends' | 'iam'> {
  /** A key of another account of the project, which may read every key in it. */
  newAdminKey(): TypedKey;
}

export async function startGcp(options: ServerOptions = {}): Promise<GcpStandIn> {
  const cloud = await startGcpCloud(options);
  const { store } = cloud;
  const accountOf = (name: string, right: string) =>
    store.addPrincipal({ kind: 'user', accountId: PROJECT, name, allow: [right] });
  const account = accountOf(EMAIL, `${GET}@self`);
  const admin = accountOf(`admin@${PROJECT}.iam.gserviceaccount.com`, GET);
  const keyOf = (owner: typeof account): TypedKey => {
    const secret = privateKeyPem(STRANGE + 1 + store.keys.size);
    const stored = store.addKey(owner, { publicId: newKeyId(), secret });
    return {
      stored,
      publicId: stored.publicId,
      fields: { client_email: owner.name, project_id: PROJECT },
      secrets: { private_key: stored.secret },
    };
  };
  return {
    ...cloud,
    endpoints: { token: cloud.url, iam: cloud.url },
    site: 'google',
    newKey: () => keyOf(account),
    newAdminKey: () => keyOf(admin),
    identityOf: () => ({ accountId: PROJECT, principalKind: 'other', principal: EMAIL, arn: null }),
    withWrongSecret: (key) => ({ ...key, secrets: { private_key: privateKeyPem(STRANGE) } }),
    // As a deleted key is: the id goes together with the public half.
    withUnknownId: (key) => ({
      ...key,
      publicId: newKeyId(),
      secrets: { private_key: privateKeyPem(STRANGE) },
    }),
    disable: ({ stored }) => store.setStatus(stored, 'Inactive'),
    deny: ({ stored }) => {
      stored.owner.allow = [];
    },
  };
}

export const gcpKind: StandInKind = {
  cloud: 'gcp',
  start: startGcp,
  skewMs: 2 * 3_600_000,
  expects: {
    // One answer for all three: no key of the account that works has signed.
    'wrong-secret': 'unknown-or-disabled',
    'unknown-key': 'unknown-or-disabled',
    disabled: 'unknown-or-disabled',
    // A token is granted without any right.
    denied: 'proven',
    'clock-skew': 'clock-skew',
  },
};
