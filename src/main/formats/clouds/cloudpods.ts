import type { CloudSigns } from './types.ts';

// An id is the id of a credential (up to 64 characters). The command line makes secrets of 44 characters, URL-safe base64.
export const cloudpods: CloudSigns = {
  cloud: 'cloudpods',
  names: /cloudpods|(?:^|[^a-z])os_(?:access|secret|auth)|yunion|climc/,
  hints: 'cloudpods|融合云|yunion|climc|\\bos_auth_url',
  wording: /accesskey(id)? clientsecret$|^id clientsecret$/,
  id: /^[0-9a-f]{32}$/,
  secret: /^[A-Za-z0-9_-]{43}=$/,
  weight: 5,
  open: { region: 'region_name' },
  endpoint: 'api',
  sites: [],
  csv: null,
};
