import type { CloudSigns } from './types.ts';

// The official provider refuses any other length than 32; that ids are hex is likely and unconfirmed.
export const ctyun: CloudSigns = {
  cloud: 'ctyun',
  names: /ctyun|(?:^|[^a-z])(?:oos|zos)_/,
  hints: '天翼云?|ctyun|ctapi|china telecom',
  wording: /securitykey(sk)?$/,
  id: /^[0-9A-Za-z]{32}$/,
  secret: /^[0-9A-Za-z]{32}$/,
  weight: 4,
  open: { region: 'region_id' },
  endpoint: 'api',
  sites: [],
  csv: null,
};
