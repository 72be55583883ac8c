import type { CloudSigns } from './types.ts';

// Samples of ids are 32 upper-case hex characters; the SDK does not ask for it.
export const jdcloud: CloudSigns = {
  cloud: 'jdcloud',
  names: /jdcloud|jd_cloud|(?:^|[^a-z])jdc?_/,
  hints: '京东云?|jd ?cloud|jdcloud|\\bjdc\\b',
  wording: null,
  id: /^[0-9A-F]{32}$/,
  secret: /^[0-9A-F]{32}$/,
  weight: 5,
  open: { region: 'region_id' },
  endpoint: null,
  sites: [],
  csv: null,
};
