import { DIGITS, LETTERS, randomText, UPPER } from '../shared/mint.ts';
import type { StandIn, StandInKind, TypedKey } from '../stand-in.ts';
import { startAwsCloud } from './cloud.ts';

const ACCOUNT = '123456789012';
const ALLOW = ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'];

const newId = () => `AKIA${randomText(16, `${UPPER}234567`)}`;
const newSecret = () => randomText(40, `${LETTERS}${DIGITS}/+`);

async function start(options = {}): Promise<StandIn> {
  const cloud = await startAwsCloud(options);
  const { store } = cloud;
  const user = store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name: 'deployer', allow: ALLOW });
  const withSecret = (key: TypedKey, secret: string): TypedKey => ({
    ...key,
    secrets: { secret_access_key: secret },
  });
  return {
    ...cloud,
    endpoints: { sts: cloud.url, iam: cloud.url },
    site: 'aws',
    newKey: () => {
      const stored = store.addKey(user, { publicId: newId(), secret: newSecret() });
      const { publicId, secret } = stored;
      return { stored, publicId, fields: {}, secrets: { secret_access_key: secret } };
    },
    identityOf: () => ({
      accountId: ACCOUNT,
      principalKind: 'user',
      principal: user.name,
      arn: `arn:aws:iam::${ACCOUNT}:user/${user.name}`,
    }),
    withWrongSecret: (key) => withSecret(key, newSecret()),
    withUnknownId: (key) => ({ ...key, publicId: newId() }),
    disable: ({ stored }) => store.setStatus(stored, 'Inactive'),
    // No policy of a user reaches this call, only one of the network path does.
    deny: () => {
      store.settings.deniedOnThisPath = ['sts:GetCallerIdentity'];
    },
  };
}

export const awsKind: StandInKind = {
  cloud: 'aws',
  start,
  skewMs: 20 * 60_000,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-or-disabled',
    disabled: 'unknown-or-disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'clock-skew',
  },
};
