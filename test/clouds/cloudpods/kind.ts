import type { StandIn, StandInKind, TypedKey } from '../stand-in.ts';
import { type CloudpodsCloud, type CloudpodsOptions, mint, READS_KEYS, startCloudpods } from './cloud.ts';

/** A stand-in for tests that need more than every platform has. */
export async function startCloudpodsSite(
  options: CloudpodsOptions = {},
): Promise<StandIn & Pick<CloudpodsCloud, 'tokens'>> {
  const there = await startCloudpods(options);
  return {
    ...there,
    endpoints: { api: `${there.url}/v3` },
    site: 'private',
    newKey: (): TypedKey => {
      const name = `user-${there.store.principals.length + 1}`;
      const owner = there.store.addPrincipal({
        kind: 'user',
        accountId: 'default',
        name,
        allow: [READS_KEYS],
      });
      const drawn = mint();
      const stored = there.store.addKey(owner, drawn);
      return { stored, publicId: drawn.publicId, fields: {}, secrets: { access_key_secret: drawn.secret } };
    },
    identityOf: ({ stored: { owner } }) => ({
      accountId: 'default',
      principalKind: 'user',
      principal: owner.name,
      arn: null,
      details: { domain: 'Default', project: 'system', roles: 'admin, project_owner' },
    }),
    withWrongSecret: (key) => ({ ...key, secrets: { access_key_secret: mint().secret } }),
    withUnknownId: (key) => ({ ...key, publicId: mint().publicId }),
    disable: ({ stored }) => {
      stored.status = 'Inactive';
    },
    deny: ({ stored }) => {
      stored.owner.allow = [];
    },
  };
}

/** Cloudpods, which asks for no right to sign in and looks at no clock then. */
export const cloudpodsKind: StandInKind = {
  cloud: 'cloudpods',
  skewMs: null,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-key',
    disabled: 'disabled',
    denied: 'proven',
    'clock-skew': 'proven',
  },
  start: startCloudpodsSite,
};
