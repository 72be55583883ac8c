import type { CloudId } from '../model/cloud.ts';
import type { Line, Naming } from './types.ts';

const lines = { kind: 'lines' } as const;
const env = { kind: 'env' } as const;
const field = (key: string) => ({ field: key }) as const;

/** The same lines for several platforms. */
const alike = (
  clouds: readonly CloudId[],
  their: readonly Line[],
): Readonly<Partial<Record<CloudId, readonly Line[]>>> =>
  Object.fromEntries(clouds.map((cloud) => [cloud, their]));

const rclone = (provider: string): readonly Line[] => [
  ['type', { fixed: 's3' }],
  ['provider', { fixed: provider }],
  ['access_key_id', 'id'],
  ['secret_access_key', 'secret'],
  ['session_token', 'token'],
  ['region', 'region'],
];

/** The names that the cloudmux shells read: a prefix, and two words. */
const shell = (prefix: string, region = `${prefix}_REGION`): readonly Line[] => [
  [`${prefix}_ACCESS_KEY`, 'id'],
  [`${prefix}_SECRET`, 'secret'],
  [region, 'region'],
];

const keyIdAndPassword: readonly Line[] = [
  [{ zh: '密钥ID', en: 'Key ID' }, 'id'],
  [{ zh: '密码', en: 'Password' }, 'secret'],
];
const publicAndPrivate: readonly Line[] = [
  [{ zh: '公钥', en: 'Public Key' }, 'id'],
  [{ zh: '私钥', en: 'Private Key' }, 'secret'],
];
const keyAndSecret: readonly Line[] = [
  ['access_key_id', 'id'],
  ['access_key_secret', 'secret'],
];

/** Products and tools that take keys of other vendors' platforms and name them in words of their own. */
export const PRODUCTS: readonly Naming[] = [
  {
    id: 'tencent-vod',
    name: { zh: '腾讯云点播 VOD', en: 'Tencent VOD' },
    form: lines,
    by: alike(
      ['aliyun', 'aws'],
      [
        ['Access ID', 'id'],
        ['Access Key', 'secret'],
      ],
    ),
    source:
      'Tencent VOD, instructions for keys of Alibaba Cloud OSS and AWS S3 (table of configuration items)',
  },
  {
    id: 'cloudpods-form',
    name: { zh: 'Cloudpods 新建云账号', en: 'Cloudpods, new cloud account' },
    form: lines,
    by: {
      ...alike(
        ['aliyun', 'aws', 'huawei', 'tencent', 'ctyun', 'ecloud', 'jdcloud', 'zstack', 'apsara', 'cloudpods'],
        keyIdAndPassword,
      ),
      ucloud: publicAndPrivate,
      azure: [
        [{ zh: '客户端ID', en: 'Client ID' }, 'id'],
        [{ zh: '客户端密码', en: 'Client Password' }, 'secret'],
      ],
      gcp: [
        ['private_key_id', 'id'],
        ['private_key', 'secret'],
      ],
    },
    source: 'github yunionio/dashboard containers/Cloudenv/views/cloudaccount/constants.js, locales',
  },
  {
    id: 'cloudpods-api',
    name: { zh: 'Cloudpods 云账号 API', en: 'Cloudpods cloud account API' },
    form: { kind: 'json' },
    by: {
      ...alike(['aliyun', 'aws', 'huawei', 'ucloud', 'jdcloud', 'ctyun', 'ecloud'], keyAndSecret),
      tencent: [
        ['secret_id', 'id'],
        ['secret_key', 'secret'],
        ['app_id', field('app_id')],
      ],
      azure: [
        ['directory_id', field('tenant_id')],
        ['client_id', 'id'],
        ['client_secret', 'secret'],
      ],
      gcp: [
        ['gcp_project_id', field('project_id')],
        ['gcp_client_email', field('client_email')],
        ['gcp_private_key_id', 'id'],
        ['gcp_private_key', 'secret'],
      ],
      zstack: [['auth_url', { endpoint: 'api', part: 'url' }], ...keyAndSecret],
      apsara: [
        ['endpoint', { endpoint: 'api', part: 'url' }],
        ...keyAndSecret,
        ['organization_id', field('organization_id')],
      ],
    },
    source:
      'github yunionio/cloudmux pkg/cloudprovider/cloudprovider.go, pkg/multicloud/*/provider/provider.go',
  },
  {
    id: 'cloudmux-shell',
    name: { zh: 'cloudmux 命令行环境变量', en: 'cloudmux shell environment' },
    form: env,
    by: {
      aliyun: shell('ALIYUN'),
      aws: shell('AWS'),
      azure: [
        ['AZURE_DIRECTORY_ID', field('tenant_id')],
        ['AZURE_SUBSCRIPTION_ID', field('subscription_id')],
        ['AZURE_APPLICATION_ID', 'id'],
        ['AZURE_APPLICATION_KEY', 'secret'],
      ],
      gcp: [
        ['GOOGLE_CLIENT_EMAIL', field('client_email')],
        ['GOOGLE_PROJECT_ID', field('project_id')],
        ['GOOGLE_PRIVATE_KEY_ID', 'id'],
        ['GOOGLE_PRIVATE_KEY', 'secret'],
      ],
      huawei: shell('HUAWEI'),
      tencent: [
        ['QCLOUD_SECRET_ID', 'id'],
        ['QCLOUD_SECRET_KEY', 'secret'],
        ['QCLOUD_REGION', 'region'],
      ],
      ucloud: [...shell('UCLOUD'), ['UCLOUD_PROJECT', field('project_id')]],
      jdcloud: shell('JDCLOUD'),
      ctyun: shell('CTYUN'),
      ecloud: shell('ECLOUD'),
      zstack: [
        ['ZSTACK_AUTH_URL', { endpoint: 'api', part: 'url' }],
        ['ZSTACK_USERNAME', 'id'],
        ['ZSTACK_PASSWORD', 'secret'],
      ],
      apsara: [...shell('APSARA'), ['APSARA_ENDPOINT', { endpoint: 'api', part: 'url' }]],
      cloudpods: [
        ['CLOUDPODS_AUTH_URL', { endpoint: 'api', part: 'url' }],
        ['CLOUDPODS_ACCESS_KEY', 'id'],
        ['CLOUDPODS_ACCESS_SECRET', 'secret'],
      ],
    },
    source: 'github yunionio/cloudmux pkg/multicloud/*/provider/provider.go',
  },
  {
    id: 'rclone',
    name: { zh: 'rclone', en: 'rclone' },
    at: '~/.config/rclone/rclone.conf',
    form: { kind: 'ini', section: 'remote' },
    by: {
      aliyun: rclone('Alibaba'),
      aws: rclone('AWS'),
      huawei: rclone('HuaweiOBS'),
      tencent: rclone('TencentCOS'),
      azure: [
        ['type', { fixed: 'azureblob' }],
        ['tenant', field('tenant_id')],
        ['client_id', 'id'],
        ['client_secret', 'secret'],
      ],
    },
    source:
      'github rclone/rclone backend/s3/s3.go, backend/s3/provider/*.yaml, backend/azureblob/auth/auth.go',
  },
  {
    id: 's3cmd',
    name: { zh: 's3cmd', en: 's3cmd' },
    at: '~/.s3cfg',
    form: { kind: 'ini', section: 'default' },
    by: {
      aws: [
        ['access_key', 'id'],
        ['secret_key', 'secret'],
        ['access_token', 'token'],
      ],
    },
    source: 'github s3tools/s3cmd S3/Config.py',
  },
  {
    id: 'jenkins-aws',
    name: { zh: 'Jenkins 的 AWS 凭据', en: 'AWS credentials in Jenkins' },
    form: lines,
    by: {
      aws: [
        ['Access Key ID', 'id'],
        ['Secret Access Key', 'secret'],
      ],
    },
    source:
      'github jenkinsci/aws-credentials-plugin src/main/resources/com/cloudbees/jenkins/plugins/awscredentials/AWSCredentialsImpl/credentials.jelly',
  },
  {
    id: 'serverless-devs',
    name: { zh: 'Serverless Devs', en: 'Serverless Devs' },
    form: lines,
    by: {
      aliyun: [
        ['AccessKeyID', 'id'],
        ['AccessKeySecret', 'secret'],
        ['SecurityToken', 'token'],
      ],
      ...alike(
        ['aws', 'huawei'],
        [
          ['AccessKeyID', 'id'],
          ['SecretAccessKey', 'secret'],
        ],
      ),
      tencent: [
        ['SecretID', 'id'],
        ['SecretKey', 'secret'],
      ],
    },
    source: 'https://www.npmjs.com/package/@serverless-devs/credential',
  },
];
