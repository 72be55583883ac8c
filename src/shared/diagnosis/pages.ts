/**
 * The vendors' pages that findings point to. Only these are ever opened: a finding names one, and the address is
 * compiled in. `security/external-links` holds their hosts to the table of hosts.
 */
export const DIAGNOSIS_PAGES = {
  'aws-iam': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html',
  'aws-denied': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  'aws-signature': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
  'aws-keys': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  'aws-s3': 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  'aliyun-errors': 'https://help.aliyun.com/document_detail/51132.html',
  'aliyun-sts': 'https://www.alibabacloud.com/help/doc-detail/42775.htm',
  'aliyun-oss': 'https://help.aliyun.com/document_detail/32005.htm',
  'aliyun-oss-403':
    'https://www.alibabacloud.com/help/en/oss/how-to-troubleshoot-403-status-code-when-you-access-oss',
  'aliyun-oss-signature': 'https://www.alibabacloud.com/help/doc-detail/108790.htm',
  'aliyun-ec-denied': 'https://www.alibabacloud.com/help/en/oss/support/0003-00000001',
  'aliyun-ec-token': 'https://help.aliyun.com/en/oss/user-guide/0002-00000007',
  'tencent-errors': 'https://cloud.tencent.com/document/api/1553/75174',
  'huawei-gateway': 'https://support.huaweicloud.com/apig_faq/apig-faq-0003.html',
  'huawei-keys': 'https://support.huaweicloud.com/intl/en-us/usermanual-iam5/iam_01_1150.html',
  'huawei-obs': 'https://support.huaweicloud.com/intl/en-us/sdk-dotnet-devg-obs/obs_25_1601.html',
  'huawei-obs-signature': 'https://support.huaweicloud.com/intl/en-us/obs_faq/obs_faq_0173.html',
  'azure-errors': 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  'gcp-keys': 'https://cloud.google.com/iam/docs/creating-managing-service-account-keys',
  'gcp-adc': 'https://cloud.google.com/docs/authentication/external/set-up-adc',
  'ucloud-signature': 'https://docs.ucloud.cn/api/summary/signature',
  'ucloud-keys': 'https://docs.ucloud.cn/api/summary/public',
  'jdcloud-keys': 'https://docs.jdcloud.com/cn/account-management/accesskey-management',
  'ctyun-keys': 'https://www.ctyun.cn/document/10345725/10355289',
  'ecloud-keys': 'https://ecloud.10086.cn/op-help-center/doc/article/24501',
  'cloudpods-home': 'https://www.cloudpods.org',
} as const satisfies Readonly<Record<string, `https://${string}`>>;

/** The name of a page. */
export type DiagnosisPage = keyof typeof DIAGNOSIS_PAGES;

/** Whether a text is the name of a page. */
export const isDiagnosisPage = (name: string): name is DiagnosisPage => Object.hasOwn(DIAGNOSIS_PAGES, name);
