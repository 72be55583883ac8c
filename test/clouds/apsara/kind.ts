import { DIGITS, randomText } from '../shared/mint.ts';
import type { StandIn, StandInKind, TypedKey } from '../stand-in.ts';
import { type ApsaraOptions, mint, READS_REGIONS, READS_USER, startApsara } from './cloud.ts';

/** A site's stand-in, for tests that need more than every platform has. */
export async function startApsaraSite(options: ApsaraOptions = {}): Promise<StandIn> {
  const there = await startApsara(options);
  return {
    ...there,
    endpoints: { api: there.url },
    site: 'private',
    newKey: (): TypedKey => {
      const owner = there.store.addPrincipal({
        kind: 'user',
        accountId: randomText(16, DIGITS),
        name: `user-${there.store.principals.length + 1}`,
        allow: [READS_USER, READS_REGIONS],
      });
      const drawn = mint();
      const stored = there.store.addKey(owner, drawn);
      const fields = { region_id: 'cn-env00-d01' };
      return { stored, publicId: drawn.publicId, fields, secrets: { access_key_secret: drawn.secret } };
    },
    identityOf: ({ stored: { owner } }) => ({
      accountId: owner.accountId,
      principalKind: 'user',
      principal: owner.name,
      arn: null,
      details: { organization: 'root', role: 'root_operator' },
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

/** Apsara Stack. */
export const apsaraKind: StandInKind = {
  cloud: 'apsara',
  skewMs: 20 * 60_000,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-key',
    disabled: 'disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'clock-skew',
  },
  start: startApsaraSite,
};
