import type { WebhookKind } from './model/digest.ts';

/** Something outside of this computer that a host is contacted by: the app itself, or the browser that it opens. */
export type HostUse = 'check-key' | 'manage-keys' | 'backup' | 'digest' | 'browser' | 'update';

export interface KnownHost {
  /** A name; `<…>` stands for one part of it that a person chose. */
  readonly host: string;
  readonly use: readonly HostUse[];
}

/**
 * Every host that Keyturn contacts, or opens in the browser, without being given its address: docs/security.md prints
 * this table and a test holds both to the code. What a person enters (an account's own addresses and proxy, a bucket's
 * endpoint) comes on top. `backup` hosts are contacted only once a bucket of that vendor was added,
 * those of a `digest` once a webhook there was, `update` hosts once the person asked for newer versions.
 */
export const KNOWN_HOSTS: readonly KnownHost[] = [
  { host: 'sts.aliyuncs.com', use: ['check-key'] },
  { host: 'ims.aliyuncs.com', use: ['check-key', 'manage-keys'] },
  { host: 'sts.us-east-1.amazonaws.com', use: ['check-key'] },
  { host: 'iam.amazonaws.com', use: ['check-key', 'manage-keys'] },
  { host: 'sts.cn-north-1.amazonaws.com.cn', use: ['check-key'] },
  { host: 'iam.cn-north-1.amazonaws.com.cn', use: ['check-key', 'manage-keys'] },
  { host: 'sts.us-gov-west-1.amazonaws.com', use: ['check-key'] },
  { host: 'iam.us-gov.amazonaws.com', use: ['check-key', 'manage-keys'] },
  { host: 'api.ucloud.cn', use: ['check-key'] },
  { host: 'iam.jdcloud-api.com', use: ['check-key'] },
  { host: 'ctecs-global.ctapi.ctyun.cn', use: ['check-key'] },
  { host: 'ctiam-global.ctapi.ctyun.cn', use: ['check-key'] },
  { host: 'api-<region>.cmecloud.cn', use: ['check-key'] },
  { host: 'sts.cn-north-4.myhuaweicloud.com', use: ['check-key'] },
  { host: 'sts.ap-southeast-1.myhuaweicloud.com', use: ['check-key'] },
  { host: 'iam.myhuaweicloud.com', use: ['check-key'] },
  { host: 'iam.eu-west-101.myhuaweicloud.eu', use: ['check-key'] },
  { host: 'sts.tencentcloudapi.com', use: ['check-key'] },
  { host: 'cam.tencentcloudapi.com', use: ['check-key'] },
  { host: 'sts.intl.tencentcloudapi.com', use: ['check-key'] },
  { host: 'cam.intl.tencentcloudapi.com', use: ['check-key'] },
  { host: 'login.microsoftonline.com', use: ['check-key'] },
  { host: 'graph.microsoft.com', use: ['check-key'] },
  { host: 'management.azure.com', use: ['check-key'] },
  { host: 'login.partner.microsoftonline.cn', use: ['check-key'] },
  { host: 'microsoftgraph.chinacloudapi.cn', use: ['check-key'] },
  { host: 'management.chinacloudapi.cn', use: ['check-key'] },
  { host: 'login.microsoftonline.us', use: ['check-key'] },
  { host: 'graph.microsoft.us', use: ['check-key'] },
  { host: 'management.usgovcloudapi.net', use: ['check-key'] },
  { host: 'oauth2.googleapis.com', use: ['check-key'] },
  { host: 'iam.googleapis.com', use: ['check-key'] },
  { host: 's3.<region>.amazonaws.com', use: ['backup'] },
  { host: '<bucket>.s3.<region>.amazonaws.com', use: ['backup'] },
  { host: 's3.<region>.amazonaws.com.cn', use: ['backup'] },
  { host: '<bucket>.s3.<region>.amazonaws.com.cn', use: ['backup'] },
  { host: 'oss-<region>.aliyuncs.com', use: ['backup'] },
  { host: '<bucket>.oss-<region>.aliyuncs.com', use: ['backup'] },
  { host: 'oapi.dingtalk.com', use: ['digest'] },
  { host: 'qyapi.weixin.qq.com', use: ['digest'] },
  { host: 'open.feishu.cn', use: ['digest'] },
  { host: 'open.larksuite.com', use: ['digest'] },
  { host: 'hooks.slack.com', use: ['digest'] },
  { host: 'ram.console.aliyun.com', use: ['browser'] },
  { host: 'api.aliyun.com', use: ['browser'] },
  { host: 'ram.console.alibabacloud.com', use: ['browser'] },
  { host: 'api.alibabacloud.com', use: ['browser'] },
  { host: 'console.aws.amazon.com', use: ['browser'] },
  { host: 'console.amazonaws.cn', use: ['browser'] },
  { host: 'console.amazonaws-us-gov.com', use: ['browser'] },
  { host: 'entra.microsoft.com', use: ['browser'] },
  { host: 'portal.azure.com', use: ['browser'] },
  { host: 'portal.azure.cn', use: ['browser'] },
  { host: 'portal.azure.us', use: ['browser'] },
  { host: 'console.cloud.google.com', use: ['browser'] },
  { host: 'console.huaweicloud.com', use: ['browser'] },
  { host: 'console-intl.huaweicloud.com', use: ['browser'] },
  { host: 'console.eu.huaweicloud.com', use: ['browser'] },
  { host: 'console.cloud.tencent.com', use: ['browser'] },
  { host: 'console.tencentcloud.com', use: ['browser'] },
  { host: 'console.ucloud.cn', use: ['browser'] },
  { host: 'uc.jdcloud.com', use: ['browser'] },
  { host: 'iam-console.jdcloud.com', use: ['browser'] },
  { host: 'www.ctyun.cn', use: ['browser'] },
  { host: 'ecloud.10086.cn', use: ['browser'] },
  { host: 'docs.aws.amazon.com', use: ['browser'] },
  { host: 'help.aliyun.com', use: ['browser'] },
  { host: 'www.alibabacloud.com', use: ['browser'] },
  { host: 'cloud.tencent.com', use: ['browser'] },
  { host: 'support.huaweicloud.com', use: ['browser'] },
  { host: 'learn.microsoft.com', use: ['browser'] },
  { host: 'cloud.google.com', use: ['browser'] },
  { host: 'docs.ucloud.cn', use: ['browser'] },
  { host: 'docs.jdcloud.com', use: ['browser'] },
  { host: 'www.cloudpods.org', use: ['browser'] },
  { host: 'github.com', use: ['update', 'browser'] },
  { host: 'release-assets.githubusercontent.com', use: ['update'] },
  { host: 'objects.githubusercontent.com', use: ['update'] },
];

/** Where the webhooks of each kind are: a digest goes to these hosts and to no other. */
export const WEBHOOK_HOSTS: Readonly<Record<WebhookKind, readonly string[]>> = {
  dingtalk: ['oapi.dingtalk.com'],
  wecom: ['qyapi.weixin.qq.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
  slack: ['hooks.slack.com'],
};

/** The hosts of the table that checking and turning keys needs, and no more. */
export const CLOUD_HOSTS: readonly string[] = KNOWN_HOSTS.filter(({ use }) =>
  use.some((one) => one === 'check-key' || one === 'manage-keys'),
).map(({ host }) => host);

/** The hosts of the table where newer versions of the app lie. */
export const UPDATE_HOSTS: readonly string[] = KNOWN_HOSTS.filter(({ use }) => use.includes('update')).map(
  ({ host }) => host,
);

/**
 * Whether a host name is one of these; `*.example.com` stands for every name below it and not for itself, and `<…>` for
 * one part, or a piece of one.
 */
export function hostIsIn(hostname: string, hosts: readonly string[]): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return hosts.some((text) => {
    const host = text.toLowerCase();
    if (host.startsWith('*.')) return name.endsWith(host.slice(1)) && name.length >= host.length;
    const [before = '', after] = host.split(/<[a-z]+>/);
    if (after === undefined) return name === host;
    const chosen = name.slice(before.length, name.length - after.length);
    return name === `${before}${chosen}${after}` && /^[a-z0-9-]+$/.test(chosen);
  });
}
