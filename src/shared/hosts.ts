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

/** Whether a host name is one of these; `*.example.com` stands for every name below it and not for itself. */
export function hostIsIn(hostname: string, hosts: readonly string[]): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return hosts.some((text) => {
    const host = text.toLowerCase();
    return host.startsWith('*.') ? name.endsWith(host.slice(1)) && name.length >= host.length : name === host;
  });
}
