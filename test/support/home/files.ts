import type { CloudId } from '../../../src/shared/model/cloud.ts';
import type { FileKind } from '../../../src/shared/model/consumer.ts';

/** The platforms whose keys some file of a tool holds. */
export const PLANTED_CLOUDS = [
  'aws',
  'aliyun',
  'tencent',
  'huawei',
  'azure',
  'gcp',
  'ucloud',
  'jdcloud',
  'ctyun',
] as const satisfies readonly CloudId[];
export type PlantedCloud = (typeof PLANTED_CLOUDS)[number];

/** What a file has to say of a key. */
export interface PlantedKey {
  readonly publicId: string;
  readonly secret: string;
  /** The open fields besides the public id, by the catalogue's names. */
  readonly fields: Readonly<Record<string, string>>;
}

/** One file of a kind in its vendor's documented form, with one key. */
export interface PlantedFile {
  readonly kind: FileKind;
  /** Below the home folder. */
  readonly path: string;
  readonly cloud: PlantedCloud;
  readonly entry: (key: PlantedKey) => string;
  readonly text: (key: PlantedKey) => string;
}

type Text = PlantedFile['text'];

const file = (
  kind: FileKind,
  path: string,
  cloud: PlantedCloud,
  entry: string | PlantedFile['entry'],
  text: Text,
): PlantedFile => ({
  ...{ kind, path, cloud, text },
  entry: typeof entry === 'string' ? () => entry : entry,
});

const windows =
  (text: Text): Text =>
  (key) =>
    text(key).replaceAll('\n', '\r\n');

const json = (value: string): string => JSON.stringify(value).slice(1, -1);

const AWS_FILES = [
  file(
    'aws-credentials',
    '.aws/credentials',
    'aws',
    'prod',
    ({ publicId, secret }) =>
      `# made by hand; keep the order\n[default]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = prod\n\n[prod] ; deployed\nregion=us-east-1\naws_access_key_id     = ${publicId}\naws_secret_access_key = ${secret}\ncli_pager =`,
  ),
  file(
    'aws-config',
    '.aws/config',
    'aws',
    'work',
    ({ publicId, secret }) =>
      `[default]\nregion = us-east-1\ns3 =\n  max_concurrent_requests = 20\noutput = json\n\n[profile work]\naws_access_key_id = ${publicId}\naws_secret_access_key = ${secret}\nregion = us-east-1\n\n[services testing]\ndynamodb =\n  endpoint_url = http://localhost:8000\n`,
  ),
  file(
    'rclone',
    '.config/rclone/rclone.conf',
    'aws',
    'aws',
    ({ publicId, secret }) =>
      `[aws]\ntype = s3\nprovider = AWS\naccess_key_id = ${publicId}\nsecret_access_key = ${secret}\nregion = us-east-1\n\n[minio]\ntype = s3\nprovider = Minio\naccess_key_id = minioadmin\nsecret_access_key = minioadmin\nendpoint = http://192.168.1.106:9000\n\n[box]\ntype = crypt\nremote = aws:bucket\npassword = obscured\n`,
  ),
  file(
    's3cmd',
    '.s3cfg',
    'aws',
    '',
    ({ publicId, secret }) =>
      `[default]\naccess_key = ${publicId}\naccess_token = \nbucket_location = US\nhost_base = s3.amazonaws.com\nhost_bucket = %(bucket)s.s3.amazonaws.com\nsecret_key = ${secret}\nuse_https = True\n`,
  ),
  file(
    'boto',
    '.boto',
    'aws',
    'Credentials',
    windows(
      ({ publicId, secret }) =>
        `[Credentials]\naws_access_key_id = ${publicId}\naws_secret_access_key = ${secret}\n\n[Boto]\nhttps_validate_certificates = True\n`,
    ),
  ),
  file(
    'passwd-s3fs',
    '.passwd-s3fs',
    'aws',
    '',
    ({ publicId, secret }) => `# all buckets\n${publicId}:${secret}\n`,
  ),
  file(
    'minio-client',
    '.mc/config.json',
    'aws',
    's3',
    ({ publicId, secret }) =>
      `{\n\t"version": "10",\n\t"aliases": {\n\t\t"local": { "url": "http://localhost:9000", "accessKey": "minioadmin", "secretKey": "minioadmin", "api": "S3v4", "path": "auto" },\n\t\t"s3": {\n\t\t\t"url": "https://s3.amazonaws.com",\n\t\t\t"accessKey": "${publicId}",\n\t\t\t"secretKey": "${secret}",\n\t\t\t"api": "S3v4",\n\t\t\t"path": "dns"\n\t\t}\n\t}\n}\n`,
  ),
  file(
    'tfvars',
    'code/infra/prod.tfvars',
    'aws',
    'aws_secret_key',
    ({ publicId, secret }) =>
      `# Who pays for what\nregion = "us-east-1"\ncount  = 3\nzones  = ["a", "b"]\n\naws_access_key = "${publicId}"\naws_secret_key = "${secret}" // the build's\n\nnote = <<-EOT\n  secret_key = "not read"\n  EOT\n`,
  ),
  file(
    'dotenv',
    'code/api/.env',
    'aws',
    'AWS_ACCESS_KEY_ID',
    windows(
      ({ publicId, secret }) =>
        `# of the service\nPORT=8080\nAWS_ACCESS_KEY_ID=${publicId}\nAWS_SECRET_ACCESS_KEY="${secret}" # of the deployer\nGREETING="it's me"\n`,
    ),
  ),
  file(
    'shell-profile',
    '.zshrc',
    'aws',
    'AWS_ACCESS_KEY_ID',
    ({ publicId, secret }) =>
      `# If not running interactively, don't do anything\n[[ $- == *i* ]] || return\nalias ll='ls -l'\nif [ -d ~/work ]; then\n  export AWS_ACCESS_KEY_ID=${publicId} AWS_SECRET_ACCESS_KEY='${secret}'\nfi\nPS1="%n %# "`,
  ),
  file(
    'fish',
    '.config/fish/config.fish',
    'aws',
    'AWS_ACCESS_KEY_ID',
    ({ publicId, secret }) =>
      `if status is-interactive\n    set -gx AWS_ACCESS_KEY_ID ${publicId}\n    set -gx AWS_SECRET_ACCESS_KEY "${secret}" # mine\nend\nfish_add_path ~/bin\n`,
  ),
  file(
    'powershell',
    '.config/powershell/profile.ps1',
    'aws',
    'AWS_ACCESS_KEY_ID',
    windows(
      ({ publicId, secret }) =>
        `Set-Alias g git\n$env:AWS_ACCESS_KEY_ID = '${publicId}'\n$env:AWS_SECRET_ACCESS_KEY = "${secret}"\nfunction prompt { "PS $PWD> " }\n`,
    ),
  ),
  file(
    'cmd',
    'code/deploy.cmd',
    'aws',
    'AWS_ACCESS_KEY_ID',
    windows(
      ({ publicId, secret }) =>
        `@echo off\nrem Puts it there\nset AWS_ACCESS_KEY_ID=${publicId}\nset "AWS_SECRET_ACCESS_KEY=${secret}"\naws s3 sync . s3://site\n`,
    ),
  ),
  file(
    'shell-history',
    '.zsh_history',
    'aws',
    'AWS_ACCESS_KEY_ID',
    ({ publicId, secret }) =>
      `: 1700000000:0;cd work\n: 1700000001:0;AWS_ACCESS_KEY_ID=${publicId} AWS_SECRET_ACCESS_KEY=${secret} aws s3 ls\n: 1700000002:0;for i in 1 2; do\\\necho $i\\\ndone\n: 1700000003:0;export AWS_SECRET_ACCESS_KEY=${secret}\n: 1700000004:0;ls\n`,
  ),
  file(
    'powershell-history',
    '.local/share/powershell/PSReadLine/ConsoleHost_history.txt',
    'aws',
    'AWS_ACCESS_KEY_ID',
    ({ publicId, secret }) =>
      `Get-ChildItem\n$env:AWS_ACCESS_KEY_ID = '${publicId}'\n$env:AWS_SECRET_ACCESS_KEY = '${secret}'\nif ($true) {\`\n  dir\`\n}\n`,
  ),
];

const ALIYUN_FILES = [
  file(
    'alibabacloud-credentials',
    '.alibabacloud/credentials',
    'aliyun',
    'default',
    ({ publicId, secret }) =>
      `# default setting\n[default]\nenable = true                      # Enable，Enabled by default if this option is not present\ntype = access_key                  # Certification type: access_key\naccess_key_id = ${publicId}\naccess_key_secret = ${secret}\n\n[ecs]\ntype = ecs_ram_role\nrole_name = EcsRamRoleTest\n`,
  ),
  file(
    'ossutil',
    '.ossutilconfig',
    'aliyun',
    'Credentials',
    windows(
      ({ publicId, secret }) =>
        `[Credentials]\nlanguage=CH\nendpoint=oss-cn-hangzhou.aliyuncs.com\naccessKeyID=${publicId}\naccessKeySecret=${secret}\n[Bucket-Endpoint]\nbucket1=oss-cn-shanghai.aliyuncs.com\n`,
    ),
  ),
  file(
    'passwd-ossfs',
    '.passwd-ossfs',
    'aliyun',
    'bucket-1',
    ({ publicId, secret }) => `bucket-1:${publicId}:${secret}\n`,
  ),
  file(
    'aliyun-cli',
    '.aliyun/config.json',
    'aliyun',
    'default',
    ({ publicId, secret }) =>
      `{\n\t"current": "default",\n\t"profiles": [\n\t\t{\n\t\t\t"name": "default",\n\t\t\t"mode": "AK",\n\t\t\t"access_key_id": "${publicId}",\n\t\t\t"access_key_secret": "${secret}",\n\t\t\t"region_id": "cn-hangzhou",\n\t\t\t"output_format": "json",\n\t\t\t"language": "zh"\n\t\t},\n\t\t{\n\t\t\t"name": "server",\n\t\t\t"mode": "EcsRamRole",\n\t\t\t"ram_role_name": "deployer"\n\t\t}\n\t],\n\t"meta_path": ""\n}\n`,
  ),
];

const OTHER_FILES = [
  file(
    'tencentcloud-credentials',
    '.tencentcloud/credentials',
    'tencent',
    'default',
    ({ publicId, secret }) => `[default]\nsecret_id = ${publicId}\nsecret_key = ${secret}\n`,
  ),
  file(
    'coscmd',
    '.cos.conf',
    'tencent',
    '',
    ({ publicId, secret }) =>
      `[common]\nsecret_id = ${publicId}\nsecret_key = ${secret}\nbucket = examplebucket-1250000000\nregion = ap-beijing\nmax_thread = 5\nanonymous = False\n`,
  ),
  file(
    'tccli',
    '.tccli/default.credential',
    'tencent',
    '',
    ({ publicId, secret }) => `{\n  "secretId": "${publicId}",\n  "secretKey": "${secret}"\n}`,
  ),
  file(
    'coscli',
    '.cos.yaml',
    'tencent',
    '',
    ({ publicId, secret }) =>
      `cos:\n    base:\n        secretid: ${publicId} # mine\n        secretkey: "${secret}"\n        sessiontoken: ''\n        protocol: https\n        mode: SecretKey\n        cvmrolename: ""\n        closeautoswitchhost: ""\n        disableencryption: "true"\n    buckets:\n        - name: b-1250000000\n          alias: b\n          endpoint: cos.ap-guangzhou.myqcloud.com\n`,
  ),
  file(
    'obsutil',
    '.obsutilconfig',
    'huawei',
    '',
    ({ publicId, secret }) =>
      `endpoint=https://obs.cn-north-4.myhuaweicloud.com\nak=${publicId}\nsk=${secret}\ntoken=\nmaxConnections=1000\n`,
  ),
  file(
    'huaweicloud-credentials',
    '.huaweicloud/credentials',
    'huawei',
    'basic',
    ({ publicId, secret }) =>
      `[basic]\nak = ${publicId}\nsk = ${secret}\nproject_id = 0123456789abcdef0123456789abcdef\n`,
  ),
  file(
    'hcloud',
    '.hcloud/config.json',
    'huawei',
    'default',
    ({ publicId, secret }) =>
      `{\n  "authEncrypt": "false",\n  "language": "en",\n  "current": "default",\n  "profiles": [\n    {\n      "name": "default",\n      "mode": "AKSK",\n      "accessKeyId": "${publicId}",\n      "secretAccessKey": "${secret}",\n      "securityToken": "",\n      "region": "cn-north-4",\n      "readTimeout": 10\n    }\n  ]\n}`,
  ),
  file(
    'jdc',
    '.jdc/config',
    'jdcloud',
    'default',
    ({ publicId, secret }) =>
      `[default]\naccess_key = ${publicId}\nsecret_key = ${secret}\nregion_id = cn-north-1\nendpoint = www.jdcloud-api.com\nscheme = https\ntimeout = 20\n\n`,
  ),
  file(
    'ctyun-cli',
    '.ctyun/config',
    'ctyun',
    'default',
    ({ publicId, secret }) =>
      `[default]\naccess_key = ${publicId}\nsecret_key = ${secret}\nregion = cn-north-1\nendpoint = https://api.ctyun.cn\n`,
  ),
  file(
    'google-key',
    'code/my-project-0a1b2c3d4e5f.json',
    'gcp',
    '',
    ({ publicId, secret, fields }) =>
      `${JSON.stringify(
        {
          ...{ type: 'service_account', project_id: fields.project_id, private_key_id: publicId },
          ...{ private_key: secret, client_email: fields.client_email, client_id: '112233445566778899001' },
          token_uri: 'https://oauth2.googleapis.com/token',
          universe_domain: 'googleapis.com',
        },
        null,
        2,
      )}\n`,
  ),
  file(
    'azure-rbac',
    'code/sp.json',
    'azure',
    '',
    ({ publicId, secret, fields }) =>
      `{\n  "appId": "${publicId}",\n  "displayName": "deployer",\n  "password": "${json(secret)}",\n  "tenant": "${fields.tenant_id}"\n}\n`,
  ),
  file(
    'azure-auth',
    'code/my.azureauth',
    'azure',
    '',
    windows(
      ({ publicId, secret, fields }) =>
        `{\n  "clientId": "${publicId}",\n  "clientSecret": "${json(secret)}",\n  "subscriptionId": "11111111-2222-4333-8444-555555555555",\n  "tenantId": "${fields.tenant_id}",\n  "activeDirectoryEndpointUrl": "https://login.microsoftonline.com"\n}\n`,
    ),
  ),
  file(
    'azure-cli',
    '.azure/service_principal_entries.json',
    'azure',
    ({ publicId, fields }) => `${fields.tenant_id}/${publicId}`,
    ({ publicId, secret, fields }) =>
      `[{"client_id": "other", "tenant": "t", "certificate": "/c.pem"}, {"client_id": "${publicId}", "tenant": "${fields.tenant_id}", "client_secret": "${json(secret)}"}]`,
  ),
  file(
    'ucloud-cli',
    '.ucloud/credential.json',
    'ucloud',
    'default',
    ({ publicId, secret }) =>
      `[{"public_key":"${publicId}","private_key":"${secret}","cookie":"","csrf_token":"","profile":"default"}]`,
  ),
];

/** One file of each kind, none of them with more than one key of a platform. */
export const PLANTED_FILES: readonly PlantedFile[] = [...AWS_FILES, ...ALIYUN_FILES, ...OTHER_FILES];
