import type { CloudSigns } from './types.ts';

// The header of SecretKey.csv is unconfirmed. Vendor papers disagree on the prefix: AKID in samples, IKID in one guide.
export const tencent: CloudSigns = {
  cloud: 'tencent',
  names: /tencent|qcloud|^cos_/,
  hints: '腾讯云|tencent|qcloud|myqcloud',
  wording: /secretid secretkey$/,
  id: /^(AKID|IKID)[A-Za-z0-9_-]{10,80}$/,
  secret: /^[A-Za-z0-9+/=]{32,60}$/,
  weight: 0,
  open: { region: 'region', app: 'app_id' },
  endpoint: null,
  sites: [['international', /intl\.tencentcloudapi|tencentcloud\.com/i]],
  csv: {
    publicId: ['secretid'],
    secret: ['secretkey'],
    token: ['token', 'sessiontoken'],
    label: ['username', '用户名'],
  },
};
