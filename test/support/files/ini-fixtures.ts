import type { KeyValues } from '../../../src/main/formats/files/file-kind.ts';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';
import type { FileKind } from '../../../src/shared/model/consumer.ts';
import { SERVICE_ACCOUNT } from './service-account.ts';

/** A key that a fixture holds: entry, cloud, public id, secret, and the token of a temporary one. */
type Held = readonly [entry: string, cloud: CloudId, id: string, secret: string, token?: string];

/** A file of one kind in its vendor's documented form. */
export interface IniFixture {
  readonly kind: FileKind;
  /** Where it lies in a home folder; `null` where it lies outside. */
  readonly path: string | null;
  readonly text: string;
  readonly keys: readonly Held[];
}

const HEX_ID = '9A0B1C2D3E4F5A6B7C8D9E0F1A2B3C4D';
const HEX_SECRET = '0F1E2D3C4B5A69788796A5B4C3D2E1F0';
const TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLETOKEN0123456789abcdefghijklmnop+/=';
const HUAWEI_ID = 'HPUAEXAMPLE012345678';
const HUAWEI_SECRET = 'hWsEcReT0123456789abcdefghijABCDEFGHIJ01';
const TENCENT_ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE';
const TENCENT_SECRET = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';
const ALI_ID = 'LTAI5tKeyturnExample1234';
const ALI_SECRET = 'kEyTuRn0123456789abcdefABCDEFx';
const AWS_ID = 'AKIAIOSFODNN7EXAMPLE';
const AWS_SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const GUID = '6f1c1a52-4c0f-4d5e-9f3a-0123456789ab';

/** One file of each kind of sections or lines, as the documents that src/main/formats/files/ini names show it. */
export const INI_FIXTURES: readonly IniFixture[] = [
  {
    kind: 'aws-credentials',
    path: '.aws/credentials',
    text: `# made by hand
[default]
aws_access_key_id = ${AWS_ID}
aws_secret_access_key = ${AWS_SECRET}
region = us-east-1

[session]
aws_access_key_id=ASIAIOSFODNN7EXAMPLE
aws_secret_access_key=aws+${AWS_SECRET.slice(4)}
aws_session_token=${TOKEN}
`,
    keys: [
      ['default', 'aws', AWS_ID, AWS_SECRET],
      ['session', 'aws', 'ASIAIOSFODNN7EXAMPLE', `aws+${AWS_SECRET.slice(4)}`, TOKEN],
    ],
  },
  {
    kind: 'aws-config',
    path: '.aws/config',
    text: `[default]
region = us-west-2
s3 =
  max_concurrent_requests = 20
  aws_access_key_id = not-a-key
output = json

[profile work]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY
region = eu-west-1

[profile role]
role_arn = arn:aws:iam::123456789012:role/testing
source_profile = work

[services testing]
dynamodb =
  endpoint_url = http://localhost:8000
`,
    keys: [['work', 'aws', 'AKIAI44QH8DHBEXAMPLE', 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY']],
  },
  {
    kind: 'alibabacloud-credentials',
    path: '.alibabacloud/credentials',
    text: `[default]                          # default setting
enable = true                      # Enable，Enabled by default if this option is not present
type = access_key                  # Certification type: access_key
access_key_id = ${ALI_ID}
access_key_secret = ${ALI_SECRET}

[role]
type = ram_role_arn
region_id = cn-test
access_key_id = LTAI5tKeyturnExample5678
access_key_secret = role${ALI_SECRET.slice(4)}
role_arn = acs:ram::1:role/x
role_session_name = session_name

[ecs]
type = ecs_ram_role
role_name = EcsRamRoleTest
`,
    keys: [
      ['default', 'aliyun', ALI_ID, ALI_SECRET],
      ['role', 'aliyun', 'LTAI5tKeyturnExample5678', `role${ALI_SECRET.slice(4)}`],
    ],
  },
  {
    kind: 'ossutil',
    path: '.ossutilconfig',
    text: `[Credentials]
language=CH
endpoint=oss-cn-hangzhou.aliyuncs.com
accessKeyID=${ALI_ID}
accessKeySecret=${ALI_SECRET}
[Bucket-Endpoint]
bucket1=oss-cn-shanghai.aliyuncs.com

[default]
access-key-id=LTAI5tKeyturnExample5678
access-key-secret=two${ALI_SECRET.slice(3)}
region=cn-hangzhou

[profile dev]
mode=StsToken
accessKeyId=STS.NUr5xKeyturnExample1
accessKeySecret=dev${ALI_SECRET.slice(3)}
stsToken=${TOKEN}
region=cn-beijing
`,
    keys: [
      ['Credentials', 'aliyun', ALI_ID, ALI_SECRET],
      ['default', 'aliyun', 'LTAI5tKeyturnExample5678', `two${ALI_SECRET.slice(3)}`],
      ['dev', 'aliyun', 'STS.NUr5xKeyturnExample1', `dev${ALI_SECRET.slice(3)}`, TOKEN],
    ],
  },
  {
    kind: 'tencentcloud-credentials',
    path: '.tencentcloud/credentials',
    text: `[default]
secret_id = ${TENCENT_ID}
secret_key = ${TENCENT_SECRET}
`,
    keys: [['default', 'tencent', TENCENT_ID, TENCENT_SECRET]],
  },
  {
    kind: 'coscmd',
    path: '.cos.conf',
    text: `[common]
secret_id = ${TENCENT_ID}
secret_key = ${TENCENT_SECRET}
bucket = examplebucket-1250000000
region = ap-beijing
max_thread = 5
part_size = 1
schema = https
verify = md5
anonymous = False
`,
    keys: [['', 'tencent', TENCENT_ID, TENCENT_SECRET]],
  },
  {
    kind: 'obsutil',
    path: '.obsutilconfig',
    text: `endpoint=https://obs.cn-north-4.myhuaweicloud.com
ak=${HUAWEI_ID}
sk=${HUAWEI_SECRET}
token=
maxConnections=1000
defaultBigfileThreshold=52428800
`,
    keys: [['', 'huawei', HUAWEI_ID, HUAWEI_SECRET]],
  },
  {
    kind: 'huaweicloud-credentials',
    path: '.huaweicloud/credentials',
    text: `[basic]
ak = ${HUAWEI_ID}
sk = ${HUAWEI_SECRET}
project_id = 0123456789abcdef0123456789abcdef

[global]
ak = HPUAEXAMPLE987654321
sk = gL${HUAWEI_SECRET.slice(2)}
domain_id = fedcba9876543210fedcba9876543210
`,
    keys: [
      ['basic', 'huawei', HUAWEI_ID, HUAWEI_SECRET],
      ['global', 'huawei', 'HPUAEXAMPLE987654321', `gL${HUAWEI_SECRET.slice(2)}`],
    ],
  },
  {
    kind: 'jdc',
    path: '.jdc/config',
    text: `[default]
access_key = ${HEX_ID}
secret_key = ${HEX_SECRET}
region_id = cn-north-1
endpoint = www.jdcloud-api.com
scheme = https
timeout = 20

`,
    keys: [['default', 'jdcloud', HEX_ID, HEX_SECRET]],
  },
  {
    kind: 'ctyun-cli',
    path: '.ctyun/config',
    text: `[default]
access_key = ${HEX_ID.toLowerCase()}
secret_key = ${HEX_SECRET.toLowerCase()}
region = cn-north-1
endpoint = https://api.ctyun.cn
`,
    keys: [['default', 'ctyun', HEX_ID.toLowerCase(), HEX_SECRET.toLowerCase()]],
  },
  {
    kind: 'rclone',
    path: '.config/rclone/rclone.conf',
    text: `[aws]
type = s3
provider = AWS
access_key_id = ${AWS_ID}
secret_access_key = ${AWS_SECRET}
region = us-east-1

[oss]
type = s3
provider = Alibaba
access_key_id = ${ALI_ID}
secret_access_key = ${ALI_SECRET}
endpoint = oss-cn-hangzhou.aliyuncs.com
acl = private

[cos]
type = s3
provider = TencentCOS
env_auth = false
access_key_id = ${TENCENT_ID}
secret_access_key = ${TENCENT_SECRET}
endpoint = cos.ap-guangzhou.myqcloud.com

[obs]
type = s3
provider = HuaweiOBS
access_key_id = ${HUAWEI_ID}
secret_access_key = ${HUAWEI_SECRET}
endpoint = obs.af-south-1.myhuaweicloud.com

[us3]
type = s3
provider = Other
access_key_id = ucloudPublicKeyExample0123456789
secret_access_key = ucloudPrivateKeyExample0123456789
endpoint = https://s3-cn-bj.ufileos.com

[minio]
type = s3
provider = Minio
access_key_id = USWUXHGYZQYFYFFIT3RE
secret_access_key = MOJRH0mkL1IPauahWITSVvyDrQbEEIwljvmxdq03
endpoint = http://192.168.1.106:9000

[blob]
type = azureblob
account = storageaccount
tenant = 0123abcd-4c0f-4d5e-9f3a-0123456789ab
client_id = ${GUID}
client_secret = abc8Q~KeyturnExampleSecret0123456789abcd

[gcs]
type = google cloud storage
service_account_credentials = ${SERVICE_ACCOUNT.json}

[box]
type = crypt
remote = aws:bucket
password = obscured
`,
    keys: [
      ['aws', 'aws', AWS_ID, AWS_SECRET],
      ['oss', 'aliyun', ALI_ID, ALI_SECRET],
      ['cos', 'tencent', TENCENT_ID, TENCENT_SECRET],
      ['obs', 'huawei', HUAWEI_ID, HUAWEI_SECRET],
      ['us3', 'ucloud', 'ucloudPublicKeyExample0123456789', 'ucloudPrivateKeyExample0123456789'],
      ['blob', 'azure', GUID, 'abc8Q~KeyturnExampleSecret0123456789abcd'],
      ['gcs', 'gcp', SERVICE_ACCOUNT.keyId, SERVICE_ACCOUNT.privateKey],
    ],
  },
  {
    kind: 's3cmd',
    path: '.s3cfg',
    text: `[default]
access_key = ${AWS_ID}
access_token = 
add_encoding_exts = 
bucket_location = US
host_base = s3.amazonaws.com
host_bucket = %(bucket)s.s3.amazonaws.com
secret_key = ${AWS_SECRET}
use_https = True
`,
    keys: [['', 'aws', AWS_ID, AWS_SECRET]],
  },
  {
    kind: 'boto',
    path: '.boto',
    text: `[Credentials]
aws_access_key_id = ${AWS_ID}
aws_secret_access_key = ${AWS_SECRET}
gs_access_key_id = GOOGTS7C7FUP3AIRVJTE2BCD
gs_secret_access_key = bGoa+V7g/yqDXvKRqq+JTFn4uQZbPiQJo4pf9RzJ

[profile name_goes_here]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY

[Boto]
https_validate_certificates = True
`,
    keys: [
      ['Credentials', 'aws', AWS_ID, AWS_SECRET],
      ['name_goes_here', 'aws', 'AKIAI44QH8DHBEXAMPLE', 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'],
    ],
  },
  {
    kind: 'passwd-s3fs',
    path: '.passwd-s3fs',
    text: `# all buckets
${AWS_ID}:${AWS_SECRET}
photos:${ALI_ID}:${ALI_SECRET}
`,
    keys: [
      ['', 'aws', AWS_ID, AWS_SECRET],
      ['photos', 'aliyun', ALI_ID, ALI_SECRET],
    ],
  },
  {
    kind: 'passwd-ossfs',
    path: '.passwd-ossfs',
    text: `bucket-test-1:${ALI_ID}:${ALI_SECRET}
bucket-test-2:LTAI5tKeyturnExample5678:two${ALI_SECRET.slice(3)}
`,
    keys: [
      ['bucket-test-1', 'aliyun', ALI_ID, ALI_SECRET],
      ['bucket-test-2', 'aliyun', 'LTAI5tKeyturnExample5678', `two${ALI_SECRET.slice(3)}`],
    ],
  },
];

/** The values of a key as a writer takes them. */
export function valuesOf(cloud: CloudId, id: string, secret: string, token?: string): KeyValues {
  const { publicIdField, secretField, tokenField } = catalogue[cloud];
  return {
    cloud,
    fields: { [publicIdField]: id },
    secrets: {
      [secretField]: secret,
      ...(tokenField === null || token === undefined ? {} : { [tokenField]: token }),
    },
  };
}
