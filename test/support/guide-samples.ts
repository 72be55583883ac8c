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

/** A label of a console's page in the language that it is shown in. */
type Label = readonly [zh: string, en: string];

/**
 * What is at hand at the end of the guide to a kind of key, as the console of that language prints it: a panel with its
 * labels, the file that it had downloaded, the answer of a call.
 */
export function consoleShows(
  cloud: CloudId,
  kindId: string,
  name: string,
  language: 'en-US' | 'zh-CN' = 'en-US',
): string {
  const temporary = catalogue[cloud].kinds.find(({ id }) => id === kindId)?.kind === 'temporary';
  const mixed = (what: string, length: number) => made(`${cloud} ${name} ${what}`, length, MIXED);
  const hex = (what: string, length: number) => made(`${cloud} ${name} ${what}`, length, HEX);
  const upper = (what: string, length: number) => made(`${cloud} ${name} ${what}`, length, UPPER);
  const token = mixed('token', 200);
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  const csv = (...rows: readonly (readonly string[])[]): string =>
    `\ufeff${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;
  const say = ([zh, en]: Label): string => (language === 'zh-CN' ? zh : en);
  /** Labels above their values, as a page that was marked with the mouse is copied. */
  const panel = (...rows: readonly (readonly [label: string | Label, value: string])[]): string =>
    rows.map(([label, value]) => `${typeof label === 'string' ? label : say(label)}\n${value}`).join('\n');

  const shows: Readonly<Record<CloudId, () => string>> = {
    aliyun: () => {
      const [id, secret] = [`LTAI5t${mixed('id', 18)}`, mixed('secret', 30)];
      if (temporary) {
        const Expiration = '2031-01-01T00:00:00Z';
        const AccessKeyId = `STS.N${mixed('id', 24)}`;
        return json({
          Credentials: { AccessKeyId, AccessKeySecret: secret, Expiration, SecurityToken: `CAIS${token}` },
        });
      }
      return kindId === 'main-account'
        ? panel(['AccessKey ID', id], ['AccessKey Secret', secret])
        : csv(['AccessKey ID', 'AccessKey Secret'], [id, secret]);
    },
    aws: () => {
      const id = `${temporary ? 'ASIA' : 'AKIA'}${upper('id', 16)}`;
      const secret = mixed('secret', 40);
      // The access portal has a block for a shell to copy.
      return temporary
        ? [
            `export AWS_ACCESS_KEY_ID="${id}"`,
            `export AWS_SECRET_ACCESS_KEY="${secret}"`,
            `export AWS_SESSION_TOKEN="IQoJ${token}"`,
          ].join('\n')
        : csv(['Access key ID', 'Secret access key'], [id, secret]);
    },
    azure: () =>
      panel(
        [['应用程序(客户端) ID', 'Application (client) ID'], guid(`client ${name}`)],
        [['目录(租户) ID', 'Directory (tenant) ID'], guid(`tenant ${name}`)],
        [['客户端密码的值', 'Client secret value'], `${mixed('a', 3)}8Q~${mixed('b', 34)}`],
      ),
    gcp: () =>
      json({
        type: 'service_account',
        project_id: `lab-${hex('project', 6)}`,
        private_key_id: hex('id', 40),
        private_key: `-----BEGIN PRIVATE KEY-----\n${[1, 2, 3, 4, 5, 6, 7, 8]
          .map((line) => `${line === 1 ? 'MII' : mixed(`start ${line}`, 3)}${mixed(`line ${line}`, 61)}`)
          .join('\n')}\n-----END PRIVATE KEY-----\n`,
        client_email: `robot@lab-${hex('project', 6)}.iam.gserviceaccount.com`,
        client_id: `1${made(name, 20, '0123456789')}`,
        token_uri: 'https://oauth2.googleapis.com/token',
      }),
    huawei: () => {
      const [access, secret] = [`${temporary ? 'HST3' : 'HPUA'}${upper('id', 16)}`, mixed('secret', 40)];
      return temporary
        ? json({ credential: { access, secret, expires_at: '2031-01-01T00:00:00Z', securitytoken: token } })
        : csv(['User Name', 'Access Key Id', 'Secret Access Key'], ['"lin"', access, secret]);
    },
    tencent: () => {
      const [id, secret] = [`AKID${mixed('id', temporary ? 60 : 32)}`, mixed('secret', 32)];
      if (temporary) return json({ Credentials: { Token: token, TmpSecretId: id, TmpSecretKey: secret } });
      return kindId === 'main-account'
        ? panel(['SecretId', id], ['SecretKey', secret])
        : `${say(['SecretId：', 'SecretId: '])}${id}\n${say(['SecretKey：', 'SecretKey: '])}${secret}`;
    },
    ucloud: () =>
      panel([['公钥', 'Public key'], mixed('id', 40)], [['私钥', 'Private key'], mixed('secret', 44)]),
    jdcloud: () =>
      panel(['Access Key ID', `JDC_${upper('id', 28)}`], ['Access Key Secret', upper('secret', 32)]),
    ctyun: () => panel(['AccessKey', hex('id', 32)], ['SecurityKey', hex('secret', 32)]),
    ecloud: () => panel(['Access Key', hex('id', 32)], ['Secret Key', hex('secret', 32)]),
    // Here, and for Cloudpods, the page's name above the pair is what tells it from other systems' pairs.
    zstack: () =>
      `ZStack Cloud\n${panel(['AccessKey ID：', mixed('id', 20)], ['AccessKey Secret：', mixed('secret', 40)])}`,
    apsara: () => panel(['AccessKey ID', mixed('id', 16)], ['AccessKey Secret', mixed('secret', 30)]),
    cloudpods: () =>
      `Cloudpods AccessKey\n${panel(['ID', hex('id', 32)], ['Client Secret', mixed('secret', 44)])}`,
  };
  return shows[cloud]();
}
