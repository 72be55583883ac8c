import { DIGITS, LETTERS, randomText } from '../shared/mint.ts';
import type { StandIn, StandInKind, TypedKey } from '../stand-in.ts';
import { startAliyunCloud } from './cloud.ts';

const ANY = `${LETTERS}${DIGITS}`;
const mint = () => ({ publicId: `LTAI5t${randomText(18, ANY)}`, secret: randomText(30, ANY) });

const ACCOUNT = '1968132000128888';

/** Alibaba Cloud. */
export const aliyunKind: StandInKind = {
  cloud: 'aliyun',
  skewMs: 2 * 86_400_000,
  expects: {
    'wrong-secret': 'wrong-secret',
    'unknown-key': 'unknown-key',
    disabled: 'disabled',
    denied: 'denied-but-valid',
    'clock-skew': 'clock-skew',
  },
  start: async (options): Promise<StandIn> => {
    const there = await startAliyunCloud(options);
    return {
      ...there,
      endpoints: { sts: there.url, ims: there.url },
      site: 'china',
      newKey: (): TypedKey => {
        const owner = there.store.addPrincipal({
          kind: 'user',
          accountId: ACCOUNT,
          name: `user-${there.store.principals.length + 1}`,
          allow: ['ram:ListAccessKeys', 'ram:GetAccessKeyLastUsed'],
        });
        const drawn = mint();
        const stored = there.store.addKey(owner, drawn);
        return { stored, publicId: drawn.publicId, fields: {}, secrets: { access_key_secret: drawn.secret } };
      },
      identityOf: ({ stored: { owner } }) => ({
        accountId: ACCOUNT,
        principalKind: 'user',
        principal: owner.name,
        arn: `acs:ram::${ACCOUNT}:user/${owner.name}`,
      }),
      withWrongSecret: (key) => ({ ...key, secrets: { access_key_secret: mint().secret } }),
      withUnknownId: (key) => ({ ...key, publicId: mint().publicId }),
      disable: ({ stored }) => {
        stored.status = 'Inactive';
      },
      // The check looks at no policy of its user, only at those of the way.
      deny: () => {
        there.store.settings.deniedOnThisPath = ['sts:GetCallerIdentity'];
      },
    };
  },
};
