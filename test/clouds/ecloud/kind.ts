import { DIGITS, randomText } from '../shared/mint.ts';
import type { StandIn, StandInKind, TypedKey } from '../stand-in.ts';
import { READS_REGIONS, startEcloud } from './cloud.ts';

const hex = () => randomText(32, `${DIGITS}abcdef`);

/** China Mobile's cloud. */
export const ecloudKind: StandInKind = {
  cloud: 'ecloud',
  skewMs: 20 * 60_000,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-or-disabled',
    disabled: 'unknown-or-disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'clock-skew',
  },
  start: async (options): Promise<StandIn> => {
    const there = await startEcloud(options);
    return {
      ...there,
      endpoints: { api: there.url },
      site: 'china',
      newKey: (): TypedKey => {
        const owner = there.store.addPrincipal({
          kind: 'user',
          accountId: 'CIDC-A-0123456789',
          name: `user-${there.store.principals.length + 1}`,
          allow: [READS_REGIONS],
        });
        const [publicId, secret] = [hex(), hex()];
        const stored = there.store.addKey(owner, { publicId, secret });
        return { stored, publicId, fields: { region_id: 'cn-beijing-1' }, secrets: { secret_key: secret } };
      },
      identityOf: () => ({ accountId: null, principalKind: 'other', principal: null, arn: null }),
      withWrongSecret: (key) => ({ ...key, secrets: { secret_key: hex() } }),
      withUnknownId: (key) => ({ ...key, publicId: hex() }),
      disable: ({ stored }) => {
        stored.status = 'Inactive';
      },
      deny: ({ stored }) => {
        stored.owner.allow = [];
      },
    };
  },
};
