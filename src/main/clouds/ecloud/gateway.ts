import type { CloudContext } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';
import { addressOf } from '../json-call.ts';

/** What the gateway of a region is called where it is not named after the region: cloudmux pkg/multicloud/ecloud. */
const SUFFIXES: Readonly<Record<string, string>> = {
  'cn-beijing-1': 'beijing-2',
  'cn-jiangsu-1': 'wuxi-1',
  'cn-guangdong-1': 'dongguan-1',
  'cn-sichuan-1': 'yaan-1',
  'cn-henan-1': 'zhengzhou-1',
  'cn-hunan-1': 'zhuzhou-1',
  'cn-shandong-1': 'jinan-1',
  'cn-shaanxi-1': 'xian-1',
  'cn-shangxi-1': 'shanxi-1',
  'cn-zhejiang-1': 'ningbo-1',
  'cn-yunnan-1': 'yunnan-2',
  'cn-neimenggu-1': 'huhehaote-1',
  'cn-guzhou-1': 'guiyang-1',
  'cn-hubei-2': 'wuhan-1',
};

/**
 * The gateway to call: the account's own, else that of the region. Throws `CloudError` wrong-endpoint for a region that
 * can be no part of a host's name, nor of a header.
 */
export function gatewayFor(ctx: CloudContext): URL {
  if (!/^[a-z0-9-]{1,60}$/.test(ctx.region)) {
    throw cloudError('wrong-endpoint', { vendorCode: 'MALFORMED_REGION', outcome: 'refused' });
  }
  const address = addressOf(ctx, 'api');
  if (ctx.endpoints.api !== ctx.site.endpoints.api) return address;
  const suffix = SUFFIXES[ctx.region] ?? ctx.region.replace(/^cn-/, '');
  return new URL(`https://api-${suffix}.cmecloud.cn:8443`);
}
