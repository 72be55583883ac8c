import type { StandInKind, TypedKey } from '../stand-in.ts';
import { uinOf } from './actions.ts';
import { HABITS, startTencentCloud } from './cloud.ts';

const ACCOUNT = '100000000001';

export const tencentKind: StandInKind = {
  cloud: 'tencent',
  start: async (options) => {
    const there = await startTencentCloud(options);
    const { store, url } = there;
    let made = 0;
    const typed = (stored: TypedKey['stored']): TypedKey => ({
      stored,
      publicId: stored.publicId,
      fields: { region: 'ap-shanghai' },
      secrets: { secret_key: stored.secret },
    });
    return {
      ...there,
      endpoints: { sts: url, cam: url },
      site: 'china',
      newKey: () => {
        made += 1;
        const allow = ['cam:ListAccessKeys@self', 'cam:GetSecurityLastUsed@self'];
        const owner = store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name: `user-${made}`, allow });
        return typed(store.addKey(owner, HABITS.mint()));
      },
      identityOf: ({ stored }) => ({
        accountId: ACCOUNT,
        principalKind: 'user',
        principal: uinOf(stored.owner),
        arn: `qcs::cam:${ACCOUNT}:uin/${uinOf(stored.owner)}`,
      }),
      withWrongSecret: (key) => ({ ...key, secrets: { secret_key: HABITS.mint().secret } }),
      withUnknownId: (key) => ({ ...key, publicId: HABITS.mint().publicId }),
      disable: ({ stored }) => store.setStatus(stored, 'Inactive'),
      deny: () => {
        store.settings.deniedOnThisPath = ['sts:GetCallerIdentity'];
      },
    };
  },
  skewMs: 20 * 60_000,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-or-disabled',
    disabled: 'unknown-or-disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'clock-skew',
  },
};
