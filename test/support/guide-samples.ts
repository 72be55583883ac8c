import { createHash } from 'node:crypto';
import { catalogue } from '../../src/shared/catalogue/index.ts';
import type { CloudId } from '../../src/shared/model/cloud.ts';

const HEX = '0123456789abcdef';
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const MIXED = `${UPPER}abcdefghijkmnopqrstuvwxyz`;

/** A text of this length that nobody was ever given, the same for the same name. */
function made(name: string, length: number, alphabet: string): string {
  let text = '';
  for (let round = 0; text.length < length; round += 1) {
    for (const byte of createHash('sha256').update(`${name} ${round}`).digest())
      text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, length);
}

const guid = (name: string): string => {
  const hex = made(name, 30, HEX);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(12, 15)}`, `a${hex.slice(15, 18)}`];
  return [...parts, hex.slice(18)].join('-');
};

/** What the console of a platform shows of a new key, or its file holds, for a kind of key. */
export function consoleShows(cloud: CloudId, kindId: string, name: string): string {
  const temporary = catalogue[cloud].kinds.find(({ id }) => id === kindId)?.kind === 'temporary';
  const mixed = (what: string, length: number) => made(`${cloud} ${name} ${what}`, length, MIXED);
  const hex = (what: string, length: number) => made(`${cloud} ${name} ${what}`, length, HEX);
  const upper = (what: string, length: number) => made(`${cloud} ${name} ${what}`, length, UPPER);
  const token = mixed('token', 200);
  const lines: Readonly<Record<CloudId, () => readonly string[]>> = {
    aliyun: () => [
      `ALIBABA_CLOUD_ACCESS_KEY_ID=${temporary ? `STS.N${mixed('id', 24)}` : `LTAI5t${mixed('id', 18)}`}`,
      `ALIBABA_CLOUD_ACCESS_KEY_SECRET=${mixed('secret', 30)}`,
      ...(temporary ? [`ALIBABA_CLOUD_SECURITY_TOKEN=CAIS${token}`] : []),
    ],
    aws: () => [
      `AWS_ACCESS_KEY_ID=${temporary ? 'ASIA' : 'AKIA'}${upper('id', 16)}`,
      `AWS_SECRET_ACCESS_KEY=${mixed('secret', 40)}`,
      ...(temporary ? [`AWS_SESSION_TOKEN=IQoJ${token}`] : []),
    ],
    azure: () => [
      `AZURE_TENANT_ID=${guid(`tenant ${name}`)}`,
      `AZURE_CLIENT_ID=${guid(`client ${name}`)}`,
      `AZURE_CLIENT_SECRET=${mixed('a', 3)}8Q~${mixed('b', 34)}`,
    ],
    gcp: () => [
      JSON.stringify(
        {
          type: 'service_account',
          project_id: `lab-${hex('project', 6)}`,
          private_key_id: hex('id', 40),
          private_key: `-----BEGIN PRIVATE KEY-----\n${[1, 2, 3, 4, 5, 6, 7, 8]
            .map((line) => `${line === 1 ? 'MII' : mixed(`start ${line}`, 3)}${mixed(`line ${line}`, 61)}`)
            .join('\n')}\n-----END PRIVATE KEY-----\n`,
          client_email: `robot@lab-${hex('project', 6)}.iam.gserviceaccount.com`,
          client_id: `1${made(name, 20, '0123456789')}`,
          token_uri: 'https://oauth2.googleapis.com/token',
        },
        null,
        2,
      ),
    ],
    huawei: () => [
      `HUAWEICLOUD_SDK_AK=${temporary ? 'HST3' : 'HPUA'}${upper('id', 16)}`,
      `HUAWEICLOUD_SDK_SK=${mixed('secret', 40)}`,
      ...(temporary ? [`HUAWEICLOUD_SDK_SECURITY_TOKEN=${token}`] : []),
    ],
    tencent: () => [
      `TENCENTCLOUD_SECRET_ID=AKID${mixed('id', temporary ? 60 : 32)}`,
      `TENCENTCLOUD_SECRET_KEY=${mixed('secret', 32)}`,
      ...(temporary ? [`TENCENTCLOUD_SECURITY_TOKEN=${token}`] : []),
    ],
    ucloud: () => [`UCLOUD_PUBLIC_KEY=${mixed('id', 40)}`, `UCLOUD_PRIVATE_KEY=${mixed('secret', 44)}`],
    jdcloud: () => [`JDCLOUD_ACCESS_KEY=JDC_${upper('id', 28)}`, `JDCLOUD_SECRET_KEY=${upper('secret', 32)}`],
    ctyun: () => [`CTYUN_AK=${hex('id', 32)}`, `CTYUN_SK=${hex('secret', 32)}`],
    ecloud: () => [`ECLOUD_ACCESS_KEY=${hex('id', 32)}`, `ECLOUD_SECRET_KEY=${hex('secret', 32)}`],
    zstack: () => [
      `ZSTACK_ACCESS_KEY_ID=${mixed('id', 20)}`,
      `ZSTACK_ACCESS_KEY_SECRET=${mixed('secret', 40)}`,
    ],
    apsara: () => [
      `APSARASTACK_ACCESS_KEY=${mixed('id', 16)}`,
      `APSARASTACK_SECRET_KEY=${mixed('secret', 30)}`,
      'APSARASTACK_REGION=cn-xxxxx-env00-d01',
    ],
    cloudpods: () => [`OS_ACCESS_KEY=${hex('id', 32)}`, `OS_SECRET_KEY=${mixed('secret', 32)}`],
  };
  return lines[cloud]().join('\n');
}
