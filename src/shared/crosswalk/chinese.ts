import type { Naming } from './types.ts';

const env = { kind: 'env' } as const;
const json = { kind: 'json' } as const;
const ini = (section: string | null) => ({ kind: 'ini', section }) as const;
const field = (key: string) => ({ field: key }) as const;

/** The vendors' own tools of Tencent Cloud, Huawei Cloud, UCloud, JD Cloud, Ctyun and ECloud. */
export const CHINESE: readonly Naming[] = [
  {
    id: 'tencent-env',
    name: {
      zh: '腾讯云 CLI、SDK 与 Terraform 环境变量',
      en: 'Tencent Cloud CLI, SDK and Terraform environment',
    },
    form: env,
    by: {
      tencent: [
        ['TENCENTCLOUD_SECRET_ID', 'id'],
        ['TENCENTCLOUD_SECRET_KEY', 'secret'],
        // The CLI, the SDKs and Terraform each read another name, so all three are written.
        ['TENCENTCLOUD_TOKEN', 'token'],
        ['TENCENTCLOUD_SESSION_TOKEN', 'token'],
        ['TENCENTCLOUD_SECURITY_TOKEN', 'token'],
        ['TENCENTCLOUD_REGION', 'region'],
      ],
    },
    source:
      'github TencentCloud/tencentcloud-cli README.md; npm tencentcloud-sdk-nodejs-common; github tencentcloudstack/terraform-provider-tencentcloud',
  },
  {
    id: 'tencent-cli',
    name: { zh: '腾讯云 CLI（tccli）', en: 'Tencent Cloud CLI (tccli)' },
    at: '~/.tccli/default.credential',
    form: json,
    by: {
      tencent: [
        ['secretId', 'id'],
        ['secretKey', 'secret'],
        ['token', 'token'],
      ],
    },
    source: 'github TencentCloud/tencentcloud-cli tccli/credentials.py',
  },
  {
    id: 'tencent-credentials',
    name: { zh: '腾讯云 SDK 凭证文件', en: 'Tencent Cloud SDK credentials file' },
    at: '~/.tencentcloud/credentials',
    form: ini('default'),
    by: {
      tencent: [
        ['secret_id', 'id'],
        ['secret_key', 'secret'],
        ['token', 'token'],
      ],
    },
    source: 'npm tencentcloud-sdk-nodejs-common tencentcloud/common',
  },
  {
    id: 'tencent-cos-env',
    name: { zh: '腾讯云 COS 示例环境变量', en: 'Tencent Cloud COS environment of the samples' },
    form: env,
    by: {
      tencent: [
        ['COS_SECRET_ID', 'id'],
        ['COS_SECRET_KEY', 'secret'],
      ],
    },
    source: 'npm tencentcloud-sdk-nodejs-common; github tencentyun/coscli',
  },
  {
    id: 'tencent-coscli',
    name: { zh: 'coscli', en: 'coscli' },
    at: '~/.cos.yaml',
    form: { kind: 'yaml', under: ['cos', 'base'] },
    by: {
      tencent: [
        ['secretid', 'id'],
        ['secretkey', 'secret'],
        ['sessiontoken', 'token'],
        ['mode', { fixed: 'SecretKey' }],
        // Otherwise it takes the three above for encoded ones.
        ['disableencryption', { fixed: 'true' }],
      ],
    },
    source: 'github tencentyun/coscli util/types.go',
  },
  {
    id: 'huawei-env',
    name: { zh: '华为云 SDK 环境变量', en: 'Huawei Cloud SDK environment' },
    form: env,
    by: {
      huawei: [
        ['HUAWEICLOUD_SDK_AK', 'id'],
        ['HUAWEICLOUD_SDK_SK', 'secret'],
        ['HUAWEICLOUD_SDK_SECURITY_TOKEN', 'token'],
        ['HUAWEICLOUD_SDK_PROJECT_ID', { field: 'project_ids', entry: 'region' }],
        ['HUAWEICLOUD_SDK_DOMAIN_ID', field('domain_id')],
      ],
    },
    source:
      'npm @huaweicloud/huaweicloud-sdk-core auth, utils/constant.js; github huaweicloud/huaweicloud-sdk-python-v3 README_CN.md',
  },
  {
    id: 'huawei-terraform',
    name: { zh: 'Terraform huaweicloud', en: 'Terraform huaweicloud' },
    form: env,
    by: {
      huawei: [
        ['HW_ACCESS_KEY', 'id'],
        ['HW_SECRET_KEY', 'secret'],
        ['HW_SECURITY_TOKEN', 'token'],
        ['HW_REGION_NAME', 'region'],
        ['HW_DOMAIN_ID', field('domain_id')],
      ],
    },
    source: 'github huaweicloud/terraform-provider-huaweicloud docs/index.md, huaweicloud/provider.go',
  },
  {
    id: 'huawei-obs-env',
    name: { zh: '华为云 OBS 示例环境变量', en: 'Huawei Cloud OBS environment of the samples' },
    form: env,
    by: {
      huawei: [
        ['ACCESS_KEY_ID', 'id'],
        ['SECRET_ACCESS_KEY', 'secret'],
      ],
    },
    source: 'npm esdk-obs-nodejs lib',
  },
  {
    id: 'huawei-obsutil',
    name: { zh: 'obsutil', en: 'obsutil' },
    at: '~/.obsutilconfig',
    form: ini(null),
    by: {
      huawei: [
        ['ak', 'id'],
        ['sk', 'secret'],
        ['token', 'token'],
      ],
    },
    source: 'https://support.huaweicloud.com/intl/en-us/utiltg-obs/obs_11_0005.html',
    unconfirmed: true,
  },
  {
    id: 'ucloud-env',
    name: { zh: 'UCloud SDK 与 Terraform 环境变量', en: 'UCloud SDK and Terraform environment' },
    form: env,
    by: {
      ucloud: [
        ['UCLOUD_PUBLIC_KEY', 'id'],
        ['UCLOUD_PRIVATE_KEY', 'secret'],
        ['UCLOUD_PROJECT_ID', field('project_id')],
        ['UCLOUD_REGION', 'region'],
        ['UCLOUD_API_BASE_URL', { endpoint: 'api', part: 'url' }],
      ],
    },
    source: 'github ucloud/ucloud-sdk-go external/env_config.go; github ucloud/terraform-provider-ucloud',
  },
  {
    id: 'ucloud-cli',
    name: { zh: 'UCloud CLI', en: 'UCloud CLI' },
    at: '~/.ucloud/credential.json',
    form: { kind: 'json', list: true },
    by: {
      ucloud: [
        ['public_key', 'id'],
        ['private_key', 'secret'],
        ['profile', { fixed: 'default' }],
      ],
    },
    source: 'github ucloud/ucloud-cli cmd/internal/platform/config.go',
  },
  {
    id: 'jdcloud-cli',
    name: { zh: '京东云 CLI（jdc）', en: 'JD Cloud CLI (jdc)' },
    at: '~/.jdc/config',
    form: ini('default'),
    by: {
      jdcloud: [
        ['access_key', 'id'],
        ['secret_key', 'secret'],
        ['region_id', 'region'],
      ],
    },
    source: 'github jdcloud-api/jdcloud-cli jdcloud_cli/config.py',
  },
  {
    id: 'jdcloud-terraform',
    name: { zh: 'Terraform jdcloud', en: 'Terraform jdcloud' },
    form: { kind: 'hcl', head: 'provider "jdcloud"' },
    by: {
      jdcloud: [
        ['access_key', 'id'],
        ['secret_key', 'secret'],
        ['region', 'region'],
      ],
    },
    source:
      'https://github.com/hashicorp/terraform-provider-jdcloud/blob/stable-website/website/docs/index.html.markdown',
  },
  {
    id: 'ctyun-env',
    name: { zh: '天翼云 SDK 与 Terraform 环境变量', en: 'Ctyun SDK and Terraform environment' },
    form: env,
    by: {
      ctyun: [
        ['CTYUN_AK', 'id'],
        ['CTYUN_SK', 'secret'],
        ['CTYUN_REGION_ID', 'region'],
      ],
    },
    source: 'github ctyun-it/terraform-provider-ctyun docs/index.md, internal/core/core/credential.go',
  },
  {
    id: 'ctyun-cli',
    name: { zh: 'ctyun-cli（第三方）', en: 'ctyun-cli (third party)' },
    at: '~/.ctyun/config',
    // Its `region` is a name such as cn-north-1, not the id of a resource pool that is kept here.
    form: ini('default'),
    by: {
      ctyun: [
        ['access_key', 'id'],
        ['secret_key', 'secret'],
      ],
    },
    source: 'github fengyucn/ctyun-cli src/config/settings.py',
  },
  {
    id: 'ctyun-cli-env',
    name: { zh: 'ctyun-cli 环境变量（第三方）', en: 'ctyun-cli environment (third party)' },
    form: env,
    by: {
      ctyun: [
        ['CTYUN_ACCESS_KEY', 'id'],
        ['CTYUN_SECRET_KEY', 'secret'],
      ],
    },
    source: 'github fengyucn/ctyun-cli docs/COMMAND_MANUAL.md',
  },
  {
    id: 'ecloud-scripts',
    name: { zh: '移动云脚本常用环境变量', en: 'ECloud environment of scripts' },
    form: env,
    by: {
      ecloud: [
        ['ECLOUD_ACCESS_KEY', 'id'],
        ['ECLOUD_SECRET_KEY', 'secret'],
        ['ECLOUD_REGION', 'region'],
      ],
    },
    source: 'seen in one public script',
    unconfirmed: true,
  },
];
