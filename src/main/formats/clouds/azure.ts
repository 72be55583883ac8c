import type { CloudSigns } from './types.ts';

export const azure: CloudSigns = {
  cloud: 'azure',
  names: /azure|(?:^|[^a-z])arm_/,
  hints: 'azure|microsoft|chinacloudapi|\\barm_|微软',
  wording: null,
  id: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  secret: /^[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}$/,
  weight: 0,
  open: { tenant: 'tenant_id', subscription: 'subscription_id', secretKeyId: 'secret_key_id' },
  endpoint: null,
  sites: [
    ['china', /chinacloudapi|partner\.microsoftonline\.cn|azurechinacloud|\.azure\.cn/i],
    ['us-gov', /microsoftonline\.us|usgovcloudapi|azureusgovernment/i],
  ],
  csv: null,
};
