/** Pages of Alibaba Cloud's help centre that the guides cite. */
export const ALIYUN = {
  createKey: 'https://help.aliyun.com/zh/ram/user-guide/create-an-accesskey-pair',
  createUser: 'https://help.aliyun.com/zh/ram/user-guide/create-a-ram-user',
  quickStart:
    'https://help.aliyun.com/zh/ram/product-overview/quick-start-create-and-use-accesskey-pairs-for-programmatic-calls',
  quota: 'https://help.aliyun.com/zh/ram/developer-reference/api-ims-2019-08-15-getaccountsummary',
  assumeRole: 'https://help.aliyun.com/document_detail/28763.htm',
  assumeRoleSteps: 'https://help.aliyun.com/zh/ram/developer-reference/use-the-sts-openapi-example',
  assumeRoleCli: 'https://help.aliyun.com/zh/ram/developer-reference/sts-cli-reference',
  assumeRoleErrors: 'https://www.alibabacloud.com/help/doc-detail/42775.htm',
  ossCredentials:
    'https://help.aliyun.com/zh/oss/developer-reference/python-configuration-access-credentials',
} as const;
