import type { StandInKind, TypedKey } from '../stand-in.ts';
import { projectIdOf, urnOf, userIdOf } from './actions.ts';
import { HABITS, startHuaweiCloud } from './cloud.ts';

const ACCOUNT = '27680d67da6b47eb82d00a1a118be145';
const REGION = 'cn-north-4';

export const huaweiKind: StandInKind = {
  cloud: 'huawei',
  start: async (options) => {
    const there = await startHuaweiCloud(options);
    const { store, url } = there;
    let made = 0;
    const project = projectIdOf(ACCOUNT, REGION);
    const typed = (stored: TypedKey['stored']): TypedKey => ({
      stored,
      publicId: stored.publicId,
      fields: { region: REGION, domain_id: ACCOUNT, project_ids: `${REGION}=${project}` },
      secrets: { secret_access_key: stored.secret },
    });
    return {
      ...there,
      endpoints: { sts: url, iam: url },
      site: 'china',
      newKey: () => {
        made += 1;
        const owner = store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name: `user-${made}` });
        return typed(store.addKey(owner, HABITS.mint()));
      },
      identityOf: ({ stored: { owner } }) => ({
        accountId: ACCOUNT,
        principalKind: 'user',
        principal: owner.name,
        arn: urnOf(owner),
        details: { user_id: userIdOf(owner), project },
      }),
      withWrongSecret: (key) => ({ ...key, secrets: { secret_access_key: HABITS.mint().secret } }),
      withUnknownId: (key) => ({ ...key, publicId: HABITS.mint().publicId }),
      disable: ({ stored }) => store.setStatus(stored, 'Inactive'),
      deny: () => {
        store.settings.deniedOnThisPath = ['sts::getCallerIdentity'];
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
