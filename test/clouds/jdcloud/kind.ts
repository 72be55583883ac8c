import { typingFor } from '../shared/typed-key.ts';
import type { StandIn, StandInKind } from '../stand-in.ts';
import { pinOf } from './actions.ts';
import { startJDCloud } from './cloud.ts';

const { typed, withWrongSecret, withUnknownId } = typingFor('jdcloud');

/** JD Cloud: one main account, a sub-user to each key. */
export const jdcloudKind: StandInKind = {
  cloud: 'jdcloud',
  skewMs: 3_600_000,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-or-disabled',
    disabled: 'unknown-or-disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'clock-skew',
  },
  start: async (options): Promise<StandIn> => {
    const cloud = await startJDCloud(options);
    let made = 0;
    return {
      ...cloud,
      site: 'global',
      endpoints: { iam: cloud.url },
      newKey: () => {
        made += 1;
        const owner = cloud.store.addPrincipal({
          kind: 'user',
          accountId: 'example_main',
          name: `deploy-bot-${made}`,
          allow: ['iam:describeUserPin@self', 'iam:getSubUserAccessKeys@self'],
        });
        const digits = String(made).padStart(4, '0');
        const publicId = `0A1B2C3D4E5F60718293A4B5C6D7${digits}`;
        const secret = `EXAMPLESECRETEXAMPLESECRET${digits}`;
        return typed(cloud.store.addKey(owner, { publicId, secret }), { region_id: 'cn-east-2' });
      },
      identityOf: ({ stored: { owner } }) => ({
        accountId: owner.accountId,
        principalKind: 'user',
        principal: owner.name,
        arn: null,
        details: { pin: pinOf(owner) },
      }),
      withWrongSecret,
      withUnknownId: (key) => withUnknownId(key, 'F'.repeat(32)),
      disable: ({ stored }) => {
        stored.status = 'Inactive';
      },
      deny: ({ stored }) => {
        stored.owner.allow = [];
      },
    };
  },
};
