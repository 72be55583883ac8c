import type { CloudSigns } from './types.ts';

export const apsara: CloudSigns = {
  cloud: 'apsara',
  names: /apsara|alibaba_?cloud_?stack|ascm/,
  hints: '阿里云?(?:飞天|专有云)|飞天|专有云|apsara|alibabacloudstack|\\bascm\\b|asapi',
  wording: /组织accesskey/u,
  id: /^[A-Za-z0-9]{16,30}$/,
  secret: /^[A-Za-z0-9]{30}$/,
  weight: 2,
  open: { region: 'region_id', organization: 'organization_id', resourceGroup: 'resource_group' },
  endpoint: 'api',
  sites: [],
  csv: null,
};
