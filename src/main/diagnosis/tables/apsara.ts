import type { Table } from '../types.ts';
import { gatewayRows } from './aliyun.ts';

// Apsara Stack answers as the public gateway does, in part with names of its own (asapiErrorCode). That its signature
// and clock codes are the public ones is unconfirmed.
export const apsara: Table = {
  cloud: 'apsara',
  hosts: [],
  words: ['asapi', 'alibabacloudstack', 'apsarastack', '专有云'],
  page: null,
  rows: gatewayRows.map(({ page: _, ...row }) => row),
};
