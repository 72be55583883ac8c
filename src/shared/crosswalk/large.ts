import type { Line, Naming } from './types.ts';

const env = { kind: 'env' } as const;
const json = { kind: 'json' } as const;
const ini = (section: string | null) => ({ kind: 'ini', section }) as const;
const field = (key: string) => ({ field: key }) as const;

/** The vendors' own tools of Alibaba Cloud, AWS, Azure and Google Cloud. */
export const LARGE: readonly Naming[] = [
  {
    id: 'aliyun-env',
    name: { zh: '阿里云 CLI 与 SDK 环境变量', en: 'Alibaba Cloud CLI and SDK environment' },
    form: env,
    by: {
      aliyun: [
        ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'id'],
        ['ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'secret'],
        ['ALIBABA_CLOUD_SECURITY_TOKEN', 'token'],
        ['ALIBABA_CLOUD_REGION_ID', 'region'],
      ],
    },
    source: 'github aliyun/aliyun-cli config/profile.go; npm @alicloud/credentials README.md',
  },
  {
    id: 'aliyun-cli',
    name: { zh: '阿里云 CLI 配置', en: 'Alibaba Cloud CLI profile' },
    at: '~/.aliyun/config.json',
    form: json,
    by: {
      aliyun: [
        ['name', { fixed: 'default' }],
        ['mode', { fixed: 'AK', temporary: 'StsToken' }],
        ['access_key_id', 'id'],
        ['access_key_secret', 'secret'],
        ['sts_token', 'token'],
        ['region_id', 'region'],
      ],
    },
    source: 'github aliyun/aliyun-cli config/profile.go',
  },
  {
    id: 'aliyun-credentials',
    name: { zh: '阿里云 SDK 凭证文件', en: 'Alibaba Cloud SDK credentials file' },
    at: '~/.alibabacloud/credentials',
    // Its readers know no type for temporary keys.
    form: ini('default'),
    by: {
      aliyun: [
        ['type', { fixed: 'access_key' }],
        ['access_key_id', 'id'],
        ['access_key_secret', 'secret'],
      ],
    },
    source: 'npm @alicloud/credentials dist/src/providers',
  },
  {
    id: 'aliyun-oss-env',
    name: { zh: '阿里云 OSS SDK 环境变量', en: 'Alibaba Cloud OSS SDK environment' },
    form: env,
    by: {
      aliyun: [
        ['OSS_ACCESS_KEY_ID', 'id'],
        ['OSS_ACCESS_KEY_SECRET', 'secret'],
        ['OSS_SESSION_TOKEN', 'token'],
        // Read by ossutil 2 and by samples; the SDKs are told the region in code.
        ['OSS_REGION', 'region'],
      ],
    },
    source:
      'Alibaba Cloud, “How to configure access credentials for OSS SDK for Python” (2025-03-27), “Configure ossutil 2.0”',
  },
  {
    id: 'aliyun-ossutil',
    name: { zh: 'ossutil 1.x', en: 'ossutil 1.x' },
    at: '~/.ossutilconfig',
    form: ini('Credentials'),
    by: {
      aliyun: [
        ['accessKeyID', 'id'],
        ['accessKeySecret', 'secret'],
        ['stsToken', 'token'],
      ],
    },
    source: 'github aliyun/ossutil lib/config.go, lib/const.go',
    unconfirmed: true,
  },
  {
    id: 'aliyun-terraform',
    name: { zh: 'Terraform alicloud', en: 'Terraform alicloud' },
    form: env,
    by: {
      aliyun: [
        ['ALICLOUD_ACCESS_KEY', 'id'],
        ['ALICLOUD_SECRET_KEY', 'secret'],
        ['ALICLOUD_SECURITY_TOKEN', 'token'],
        ['ALICLOUD_REGION', 'region'],
      ],
    },
    source: 'github aliyun/terraform-provider-alicloud website/docs/index.html.markdown',
  },
  {
    id: 'aliyun-env-old',
    name: { zh: '阿里云 CLI 旧版环境变量', en: 'Alibaba Cloud CLI environment (older names)' },
    form: env,
    by: {
      aliyun: [
        ['ALICLOUD_ACCESS_KEY_ID', 'id'],
        ['ALICLOUD_ACCESS_KEY_SECRET', 'secret'],
        ['ALIBABACLOUD_ACCESS_KEY_ID', 'id'],
        ['ALIBABACLOUD_ACCESS_KEY_SECRET', 'secret'],
        ['SECURITY_TOKEN', 'token'],
      ],
    },
    source: 'github aliyun/aliyun-cli config/profile.go',
  },
  {
    id: 'aws-env',
    name: { zh: 'AWS CLI、SDK 与 Terraform 环境变量', en: 'AWS CLI, SDK and Terraform environment' },
    form: env,
    by: {
      aws: [
        ['AWS_ACCESS_KEY_ID', 'id'],
        ['AWS_SECRET_ACCESS_KEY', 'secret'],
        ['AWS_SESSION_TOKEN', 'token'],
        ['AWS_REGION', 'region'],
        // The first generation of the command line and boto3 read this one alone.
        ['AWS_DEFAULT_REGION', 'region'],
        ['AWS_ENDPOINT_URL_STS', { endpoint: 'sts', part: 'url' }],
        ['AWS_ENDPOINT_URL_IAM', { endpoint: 'iam', part: 'url' }],
      ],
    },
    source:
      'npm @aws-sdk/credential-provider-env; github aws/aws-cli customizations/configure/exportcreds.py; AWS SDKs and Tools Reference Guide, “AWS Region” and “Service-specific endpoints”',
  },
  {
    id: 'aws-credentials',
    name: { zh: 'AWS 共享凭证文件', en: 'AWS shared credentials file' },
    at: '~/.aws/credentials',
    form: ini('default'),
    by: {
      aws: [
        ['aws_access_key_id', 'id'],
        ['aws_secret_access_key', 'secret'],
        ['aws_session_token', 'token'],
      ],
    },
    source: 'npm @aws-sdk/credential-provider-ini',
  },
  {
    id: 'aws-process',
    name: { zh: 'AWS credential_process 输出', en: 'AWS credential_process output' },
    at: 'credential_process',
    form: json,
    by: {
      aws: [
        ['Version', { fixed: 1 }],
        ['AccessKeyId', 'id'],
        ['SecretAccessKey', 'secret'],
        ['SessionToken', 'token'],
      ],
    },
    source: 'npm @aws-sdk/credential-provider-process dist-cjs/index.js',
  },
  {
    id: 'azure-env',
    name: { zh: 'Azure SDK 环境变量', en: 'Azure SDK environment' },
    form: env,
    by: {
      azure: [
        ['AZURE_TENANT_ID', field('tenant_id')],
        ['AZURE_CLIENT_ID', 'id'],
        ['AZURE_CLIENT_SECRET', 'secret'],
        ['AZURE_AUTHORITY_HOST', { endpoint: 'login', part: 'url', orSite: true }],
        // No SDK reads it by itself; the samples do.
        ['AZURE_SUBSCRIPTION_ID', field('subscription_id')],
      ],
    },
    source: 'npm @azure/identity dist/commonjs/credentials, constants',
  },
  {
    id: 'azure-cli',
    name: { zh: 'Azure CLI 服务主体', en: 'Azure CLI service principal' },
    at: 'az ad sp create-for-rbac',
    form: json,
    by: {
      azure: [
        ['appId', 'id'],
        ['password', 'secret'],
        ['tenant', field('tenant_id')],
      ],
    },
    source:
      'github hashicorp/terraform-provider-azurerm website/docs/guides/service_principal_client_secret.html.markdown',
  },
  {
    id: 'azure-json-auth',
    name: { zh: 'GitHub Actions 的 Azure 凭据', en: 'Azure credentials of GitHub Actions' },
    at: 'az ad sp create-for-rbac --json-auth',
    form: json,
    by: {
      azure: [
        ['clientId', 'id'],
        ['clientSecret', 'secret'],
        ['subscriptionId', field('subscription_id')],
        ['tenantId', field('tenant_id')],
      ],
    },
    source: 'general knowledge of the action azure/login; no page was read',
    unconfirmed: true,
  },
  {
    id: 'azure-terraform',
    name: { zh: 'Terraform azurerm', en: 'Terraform azurerm' },
    form: env,
    by: {
      azure: [
        ['ARM_TENANT_ID', field('tenant_id')],
        ['ARM_CLIENT_ID', 'id'],
        ['ARM_CLIENT_SECRET', 'secret'],
        ['ARM_SUBSCRIPTION_ID', field('subscription_id')],
        ['ARM_ENVIRONMENT', { bySite: { china: 'china', 'us-gov': 'usgovernment' } }],
      ],
    },
    source:
      'github hashicorp/terraform-provider-azurerm website/docs/guides/service_principal_client_secret.html.markdown',
  },
  {
    id: 'gcp-key-file',
    name: { zh: '谷歌云服务账号密钥文件', en: 'Google Cloud service account key file' },
    at: 'GOOGLE_APPLICATION_CREDENTIALS',
    form: json,
    by: {
      gcp: [
        ['type', { fixed: 'service_account' }],
        ['project_id', field('project_id')],
        ['private_key_id', 'id'],
        ['private_key', 'secret'],
        ['client_email', field('client_email')],
        ['client_id', field('client_id')],
        ['token_uri', field('token_uri')],
      ] satisfies readonly Line[],
    },
    source: 'npm google-auth-library build/src/auth/googleauth.js',
  },
  {
    // GOOGLE_APPLICATION_CREDENTIALS and the others of Google's own libraries take a file's path, which no variable can be.
    id: 'gcp-terraform',
    name: { zh: 'Terraform google', en: 'Terraform google' },
    form: env,
    by: {
      gcp: [
        ['GOOGLE_CREDENTIALS', { document: 'gcp-key-file' }],
        ['GOOGLE_PROJECT', field('project_id')],
        // Google's libraries read the project, though not the key, from here.
        ['GOOGLE_CLOUD_PROJECT', field('project_id')],
      ],
    },
    source:
      'github hashicorp/terraform-provider-google website/docs/guides/provider_reference.html.markdown; npm google-auth-library build/src/auth/googleauth.js',
  },
];
