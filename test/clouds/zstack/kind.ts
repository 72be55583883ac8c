import type { StandIn, StandInKind, TypedKey } from '../stand-in.ts';
import { mint, READS_KEYS, READS_ZONES, startZstack, uuid } from './cloud.ts';

/** ZStack Cloud. */
export const zstackKind: StandInKind = {
  cloud: 'zstack',
  skewMs: -20 * 60_000,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-or-disabled',
    disabled: 'unknown-or-disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'clock-skew',
  },
  start: async (options): Promise<StandIn> => {
    const there = await startZstack(options);
    const accountId = uuid();
    return {
      ...there,
      endpoints: { api: there.url },
      site: 'private',
      newKey: (): TypedKey => {
        const allow = [READS_KEYS, READS_ZONES];
        const owner = there.store.addPrincipal({ kind: 'user', accountId, name: uuid(), allow });
        const drawn = mint();
        const stored = there.store.addKey(owner, drawn);
        return { stored, publicId: drawn.publicId, fields: {}, secrets: { access_key_secret: drawn.secret } };
      },
      identityOf: ({ stored }) => ({
        accountId,
        principalKind: 'user',
        principal: stored.owner.name,
        arn: null,
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
  },
};
