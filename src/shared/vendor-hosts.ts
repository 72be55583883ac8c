import type { CloudId } from './model/cloud.ts';

/** Domains that a vendor serves its own APIs under (the endpoint tables inside its SDKs). */
const VENDOR_DOMAINS: Readonly<Record<CloudId, readonly string[]>> = {
  aliyun: ['aliyuncs.com'],
  aws: ['amazonaws.com', 'amazonaws.com.cn'],
  azure: [
    ...['microsoftonline.com', 'microsoft.com', 'azure.com', 'microsoftonline.us', 'microsoft.us'],
    ...['usgovcloudapi.net', 'microsoftonline.cn', 'chinacloudapi.cn'],
  ],
  gcp: ['googleapis.com'],
  huawei: ['myhuaweicloud.com', 'myhuaweicloud.eu'],
  tencent: ['tencentcloudapi.com'],
  ucloud: ['ucloud.cn'],
  jdcloud: ['jdcloud-api.com'],
  ctyun: ['ctyun.cn'],
  ecloud: ['cmecloud.cn'],
  // Private clouds: every address is a person's own.
  zstack: [],
  apsara: [],
  cloudpods: [],
};

/** Whether an address belongs to the vendor itself, rather than to a private or compatible service. */
export function isVendorHost(cloud: CloudId, hostname: string): boolean {
  const host = hostname.toLowerCase();
  return VENDOR_DOMAINS[cloud].some((domain) => host === domain || host.endsWith(`.${domain}`));
}
