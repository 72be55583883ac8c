import { typingFor } from '../shared/typed-key.ts';
import type { StandIn, StandInKind } from '../stand-in.ts';
import { companyOf, userIdOf } from './actions.ts';
import { startUCloud } from './cloud.ts';

const { typed, withWrongSecret, withUnknownId } = typingFor('ucloud');
const PROJECT = 'org-example';

/** UCloud: one company, a user to each key. */
export const ucloudKind: StandInKind = {
  cloud: 'ucloud',
  // The signature holds no time.
  skewMs: null,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-or-disabled',
    disabled: 'unknown-or-disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'proven',
  },
  start: async (options): Promise<StandIn> => {
    const cloud = await startUCloud(options);
    let made = 0;
    return {
      ...cloud,
      site: 'global',
      endpoints: { api: cloud.url },
      newKey: () => {
        made += 1;
        const owner = cloud.store.addPrincipal({
          kind: 'user',
          accountId: '56000001',
          name: `deploy-bot-${made}`,
          allow: ['uaccount:GetUserInfo', 'iam:ListAccessKeys@self'],
        });
        const publicId = `example@example.com12962351200000${made}+/=`;
        const secret = `46f09bb9fab4f12dfc160dae12273d5332b5deb${made % 10}`;
        return typed(cloud.store.addKey(owner, { publicId, secret }), { project_id: PROJECT });
      },
      identityOf: ({ stored: { owner } }) => ({
        accountId: null,
        principalKind: 'user',
        principal: owner.name,
        arn: null,
        details: { user_id: String(userIdOf(owner)), company: companyOf(owner) },
      }),
      withWrongSecret,
      withUnknownId: (key) => withUnknownId(key, 'nobody@example.com1296235120'),
      disable: ({ stored }) => {
        stored.status = 'Inactive';
      },
      deny: ({ stored }) => {
        stored.owner.allow = [];
      },
    };
  },
};
