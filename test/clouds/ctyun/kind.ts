import { typingFor } from '../shared/typed-key.ts';
import type { StandIn, StandInKind } from '../stand-in.ts';
import { userIdOf } from './actions.ts';
import { startCtyun } from './cloud.ts';

const { typed, withWrongSecret, withUnknownId } = typingFor('ctyun');

/** Ctyun: one account, a user to each key. */
export const ctyunKind: StandInKind = {
  cloud: 'ctyun',
  skewMs: 3_600_000,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-or-disabled',
    disabled: 'unknown-or-disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'clock-skew',
  },
  start: async (options): Promise<StandIn> => {
    const cloud = await startCtyun(options);
    let made = 0;
    return {
      ...cloud,
      site: 'china',
      endpoints: { api: cloud.url, iam: cloud.url },
      newKey: () => {
        made += 1;
        const owner = cloud.store.addPrincipal({
          kind: 'user',
          accountId: '9a8b7c6d5e4f40312233445566778899',
          name: `deploy-bot-${made}`,
          allow: ['ecs:list-regions', 'iam:getUsers', 'iam:queryAk'],
        });
        const digits = String(made).padStart(4, '0');
        const publicId = `0123456789abcdef0123456789ab${digits}`;
        const secret = `fedcba9876543210fedcba987654${digits}`;
        return typed(cloud.store.addKey(owner, { publicId, secret }));
      },
      identityOf: ({ stored: { owner } }) => ({
        accountId: owner.accountId,
        principalKind: 'user',
        principal: owner.name,
        arn: null,
        details: { user_id: userIdOf(owner) },
      }),
      withWrongSecret,
      withUnknownId: (key) => withUnknownId(key, 'f'.repeat(32)),
      disable: ({ stored }) => {
        stored.status = 'Inactive';
      },
      deny: ({ stored }) => {
        stored.owner.allow = [];
      },
    };
  },
};
