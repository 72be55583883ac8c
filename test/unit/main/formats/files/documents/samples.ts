import { createCipheriv } from 'node:crypto';
import type { CloudId } from '../../../../../../src/shared/model/cloud.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';

/** A file of each kind in its vendor's documented form, as its tool writes it. Every secret is made up. */
export interface Sample {
  readonly kind: FileKind;
  readonly name: string;
  readonly text: string;
  readonly entry: string;
  readonly cloud: CloudId;
  readonly publicId: string;
  readonly secret: string;
}

export const GUID = '11111111-2222-4333-8444-555555555555';
export const TENANT = '99999999-8888-4777-8666-555555555555';
export const PEM = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0B'.repeat(5)}\n-----END PRIVATE KEY-----\n`;
const [TENCENT_ID, TENCENT_SECRET] = [
  'AKIDz8krbsJ5yKBZQpn74WFkmLPx3abcdefg',
  'Gu5t9xGARNpq86cd98joQYCN3abcdefg',
];

export const ALIYUN = `{
	"current": "default",
	"profiles": [
		{
			"name": "default",
			"mode": "AK",
			"access_key_id": "LTAI5tKeyturnExample1234",
			"access_key_secret": "kEyTuRn0123456789abcdefABCDEFx",
			"region_id": "cn-hangzhou",
			"output_format": "json",
			"language": "zh"
		},
		{
			"name": "role",
			"mode": "RamRoleArn",
			"access_key_id": "LTAI5tKeyturnExample5678",
			"access_key_secret": "roLe0123456789abcdefABCDEFxyzA",
			"ram_role_arn": "acs:ram::1:role/r",
			"ram_session_name": "s",
			"region_id": "cn-hangzhou"
		}
	],
	"meta_path": ""
}
`;

export const COS = `cos:
  base:
    secretid: ${TENCENT_ID} # mine
    secretkey: "${TENCENT_SECRET}"
    sessiontoken: ''
    protocol: https
    mode: SecretKey
    cvmrolename: ""
    closeautoswitchhost: ""
    disableencryption: "true"
  buckets:
    - name: b-1250000000
      alias: b
      region: ""
      endpoint: cos.ap-guangzhou.myqcloud.com
      ofs: false
`;

/** The same values as coscli encodes them by default. */
export function encodedCos(): string {
  const key = Buffer.concat([Buffer.from('coscli-secret')], 16);
  const encode = (text: string) => {
    const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    const padded = Buffer.concat([Buffer.from(text)], text.length + 16 - (text.length % 16));
    return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
  };
  return COS.replace(TENCENT_ID, encode(TENCENT_ID))
    .replace(TENCENT_SECRET, encode(TENCENT_SECRET))
    .replace('disableencryption: "true"', 'disableencryption: ""');
}

export const HCLOUD = `{
  "authEncrypt": "false",
  "language": "en",
  "offline": "false",
  "agreePrivacy": "true",
  "current": "default",
  "profiles": [
    {
      "name": "default",
      "mode": "AKSK",
      "accessKeyId": "HPUAKEYTURN000000001",
      "secretAccessKey": "abcdefghijklmnopqrstuvwxyz0123456789ABCD",
      "securityToken": "",
      "region": "cn-north-4",
      "projectId": "",
      "domainId": "0123456789abcdef0123456789abcdef",
      "skipSecureVerify": "false",
      "readTimeout": 10
    }
  ]
}`;

export const GOOGLE = `${JSON.stringify(
  {
    type: 'service_account',
    project_id: 'my-project',
    private_key_id: '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d',
    private_key: PEM,
    client_email: 'deployer@my-project.iam.gserviceaccount.com',
    client_id: '112233445566778899001',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    universe_domain: 'googleapis.com',
  },
  null,
  2,
)}\n`;

export const MINIO = `{
	"version": "10",
	"aliases": {
		"gcs": {
			"url": "https://storage.googleapis.com",
			"accessKey": "YOUR-ACCESS-KEY-HERE",
			"secretKey": "YOUR-SECRET-KEY-HERE",
			"api": "S3v2",
			"path": "dns"
		},
		"local": { "url": "http://localhost:9000", "accessKey": "minioadmin", "secretKey": "minioadmin", "api": "S3v4", "path": "auto" },
		"oss": {
			"url": "https://oss-cn-hangzhou.aliyuncs.com",
			"accessKey": "LTAI5tKeyturnExample1234",
			"secretKey": "kEyTuRn0123456789abcdefABCDEFx",
			"api": "S3v4",
			"path": "auto"
		}
	}
}
`;

export const TFVARS = `# Who pays for what
region = "eu-central-1"
count  = 3
zones  = ["a", "b"]

aws_access_key = "AKIAQWERTYUIOPASDFGH"
aws_secret_key = "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" // the build's

note = <<-EOT
  secret_key = "not read"
  EOT

prod = {
  access_key = "LTAI5tKeyturnExample1234", secret_key = "kEyTuRn0123456789abcdefABCDEFx"
  # Hangzhou
  region : "cn-hangzhou"
}
`;

export const SAMPLES: readonly Sample[] = [
  {
    ...{ kind: 'aliyun-cli', name: 'config.json', text: ALIYUN, entry: 'default', cloud: 'aliyun' },
    ...{ publicId: 'LTAI5tKeyturnExample1234', secret: 'kEyTuRn0123456789abcdefABCDEFx' },
  },
  {
    ...{ kind: 'tccli', name: 'default.credential', entry: '', cloud: 'tencent' },
    text: `{\n  "secretId": "${TENCENT_ID}",\n  "secretKey": "${TENCENT_SECRET}"\n}`,
    ...{ publicId: TENCENT_ID, secret: TENCENT_SECRET },
  },
  {
    ...{ kind: 'coscli', name: '.cos.yaml', text: COS, entry: '', cloud: 'tencent' },
    ...{ publicId: TENCENT_ID, secret: TENCENT_SECRET },
  },
  {
    ...{ kind: 'hcloud', name: 'config.json', text: HCLOUD, entry: 'default', cloud: 'huawei' },
    ...{ publicId: 'HPUAKEYTURN000000001', secret: 'abcdefghijklmnopqrstuvwxyz0123456789ABCD' },
  },
  {
    ...{ kind: 'google-key', name: 'my-project-0a1b2c3d4e5f.json', text: GOOGLE, entry: '', cloud: 'gcp' },
    ...{ publicId: '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d', secret: PEM },
  },
  {
    ...{ kind: 'azure-rbac', name: 'sp.json', entry: '', cloud: 'azure' },
    text: `{\n  "appId": "${GUID}",\n  "displayName": "deployer",\n  "password": "abc8Q~keyturn.made_up-0123456789abcdefgh",\n  "tenant": "${TENANT}"\n}\n`,
    ...{ publicId: GUID, secret: 'abc8Q~keyturn.made_up-0123456789abcdefgh' },
  },
  {
    ...{ kind: 'azure-auth', name: 'my.azureauth', entry: '', cloud: 'azure' },
    text: `{\n  "clientId": "${GUID}",\n  "clientSecret": "abc8Q~keyturn.made_up-0123456789abcdefgh",\n  "subscriptionId": "${GUID}",\n  "tenantId": "${TENANT}",\n  "activeDirectoryEndpointUrl": "https://login.microsoftonline.com",\n  "resourceManagerEndpointUrl": "https://management.azure.com/"\n}\n`,
    ...{ publicId: GUID, secret: 'abc8Q~keyturn.made_up-0123456789abcdefgh' },
  },
  {
    ...{
      kind: 'azure-cli',
      name: 'service_principal_entries.json',
      entry: `${TENANT}/${GUID}`,
      cloud: 'azure',
    },
    text: `[{"client_id": "other", "tenant": "t", "certificate": "/c.pem"}, {"client_id": "${GUID}", "tenant": "${TENANT}", "client_secret": "abc8Q~keyturn.made_up-0123456789abcdefgh"}]`,
    ...{ publicId: GUID, secret: 'abc8Q~keyturn.made_up-0123456789abcdefgh' },
  },
  {
    ...{ kind: 'ucloud-cli', name: 'credential.json', entry: 'default', cloud: 'ucloud' },
    text: '[{"public_key":"4eZxUexample1296235120","private_key":"b1a2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4","cookie":"","csrf_token":"","profile":"default"}]',
    ...{ publicId: '4eZxUexample1296235120', secret: 'b1a2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4' },
  },
  {
    ...{ kind: 'minio-client', name: 'config.json', text: MINIO, entry: 'oss', cloud: 'aliyun' },
    ...{ publicId: 'LTAI5tKeyturnExample1234', secret: 'kEyTuRn0123456789abcdefABCDEFx' },
  },
  {
    ...{ kind: 'tfvars', name: 'prod.auto.tfvars', text: TFVARS, entry: 'aws_secret_key', cloud: 'aws' },
    ...{ publicId: 'AKIAQWERTYUIOPASDFGH', secret: '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' },
  },
  {
    ...{ kind: 'tfvars', name: 'terraform.tfvars.json', entry: 'hw.secret_key', cloud: 'huawei' },
    text: '{\r\n  "region": "cn-north-4",\r\n  "hw": {"access_key": "HPUAKEYTURN000000001", "secret_key": "abcdefghijklmnopqrstuvwxyz0123456789ABCD"}\r\n}\r\n',
    ...{ publicId: 'HPUAKEYTURN000000001', secret: 'abcdefghijklmnopqrstuvwxyz0123456789ABCD' },
  },
];
