import type { CloudSigns } from './types.ts';

// Samples are 32 hex characters, unconfirmed. EOS keys may come from an area of their own (unconfirmed).
export const ecloud: CloudSigns = {
  cloud: 'ecloud',
  names: /(?:^|[^a-z])(?:ecloud|eos)|cmecloud|cmcc/,
  hints: '移动云|(?<![a-z])ecloud|cmecloud|10086\\.cn|china mobile',
  wording: null,
  id: /^[0-9a-f]{32}$/,
  secret: /^[0-9a-f]{32}$/,
  weight: 3,
  open: { region: 'region_id', pool: 'pool_id' },
  endpoint: 'api',
  sites: [],
  csv: null,
};
