import type { CloudSigns } from './types.ts';

// Generated ids have 20 letters and digits and secrets 40; those that people make up have 10 to 20 and 10 to 40.
export const zstack: CloudSigns = {
  cloud: 'zstack',
  names: /zstack/,
  hints: 'zstack',
  wording: null,
  id: /^[A-Za-z0-9]{20}$/,
  secret: /^[A-Za-z0-9]{40}$/,
  weight: 3,
  open: { timezone: 'server_timezone' },
  endpoint: 'api',
  sites: [],
  csv: null,
};
