import { randomUUID } from 'node:crypto';
import type { ServerOptions } from '../shared/server.ts';
import type { StandIn, StandInKind, TypedKey } from '../stand-in.ts';
import { type AzureCloud, newSecret, startAzureCloud } from './cloud.ts';

const YEAR_MS = 365 * 86_400_000;

/** The stand-in with its directory, for what is special to Azure. */
export interface AzureStandIn extends StandIn, Pick<AzureCloud, 'directory'> {}

export async function startAzure(options: ServerOptions = {}): Promise<AzureStandIn> {
  const cloud = await startAzureCloud(options);
  const { store, directory } = cloud;
  const owner = { kind: 'user', accountId: directory.tenantId, name: 'deployer' } as const;
  return {
    ...cloud,
    endpoints: { login: cloud.url, graph: cloud.url, arm: cloud.url },
    site: 'global',
    newKey: () => {
      const stored = store.addKey(store.addPrincipal({ ...owner, allow: ['Application:Read'] }), {
        publicId: randomUUID(),
        secret: newSecret(),
      });
      directory.register(stored, stored.createdAt + YEAR_MS);
      const { publicId, secret } = stored;
      return {
        stored,
        publicId,
        fields: { tenant_id: directory.tenantId },
        secrets: { client_secret: secret },
      };
    },
    identityOf: ({ stored }) => ({
      accountId: directory.tenantId,
      principalKind: 'other',
      principal: stored.owner.name,
      arn: null,
      details: { object_id: directory.applications.get(stored.publicId)?.objectId ?? '' },
    }),
    withWrongSecret: (key: TypedKey) => ({ ...key, secrets: { client_secret: newSecret() } }),
    withUnknownId: (key) => ({ ...key, publicId: randomUUID() }),
    disable: ({ stored }) => store.setStatus(stored, 'Inactive'),
    deny: ({ stored }) => {
      stored.owner.allow = [];
    },
  };
}

export const azureKind: StandInKind = {
  cloud: 'azure',
  start: startAzure,
  // Secrets sign no time.
  skewMs: null,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-key',
    disabled: 'disabled',
    // A token is granted without any right.
    denied: 'proven',
    'clock-skew': 'proven',
  },
};
