import type { CloudSigns } from './types.ts';

// credentials.csv has `User Name,Access Key Id,Secret Access Key`, almost AWS's own header: the id's shape decides.
// The length of the secret is unconfirmed.
export const huawei: CloudSigns = {
  cloud: 'huawei',
  names: /huawei|(?:^|[^a-z])hw_|^obs_/,
  hints: '华为云?|huawei|hwcloud|\\bhw_|\\bobs\\b',
  wording: /秘密访问密钥(sk)?$/,
  id: /^(?=.*[0-9])[A-Z0-9]{20,40}$/,
  secret: /^[A-Za-z0-9]{40,64}$/,
  weight: 6,
  open: { region: 'region', domain: 'domain_id' },
  endpoint: null,
  sites: [
    ['europe', /myhuaweicloud\.eu|\beu-west-101\b/i],
    ['international', /console-intl\.huaweicloud/i],
  ],
  csv: null,
};
