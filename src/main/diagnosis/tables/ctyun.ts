import type { Table } from '../types.ts';

// CTyun: CTAPI codes of the gateway; 10002 is a third party's note (unconfirmed). CTIAM_ codes come after the signature.
export const ctyun: Table = {
  cloud: 'ctyun',
  hosts: ['ctyun.cn', 'ctyunapi.cn'],
  words: ['ctyun', 'ctapi_', 'ctiam_', 'eoperrcode', '天翼云', 'openapi.regioninfo'],
  page: 'ctyun-keys',
  rows: [
    { cause: 'wrong-secret', codes: ['CTAPI_10009'] },
    { cause: 'wrong-secret', says: ['ctyun-eop: signature verification failed'] },
    { cause: 'unknown-or-disabled', codes: ['CTAPI_10002'] },
    { cause: 'denied', says: ['ctiam_', 'permission'] },
    { cause: 'denied', says: ['ctiam_', 'denied'] },
    { cause: 'denied', says: ['ctiam_', '没有权限'] },
    { cause: 'denied', says: ['ctiam_', '权限不足'] },
    { cause: 'denied', codes: ['Openapi.RegionInfo.AccessFailed'] },
  ],
};
