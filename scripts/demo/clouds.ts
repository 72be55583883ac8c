import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AliyunCloud,
  type AwsCloud,
  type CloudStore,
  startAliyunCloud,
  startAwsCloud,
} from '../../test/clouds/index.ts';
import { type StorageCloud, startStorageCloud } from '../../test/clouds/storage/index.ts';

const DAY_MS = 86_400_000;

/** The keys of the story. They were never given to anybody. */
export const AWS_KEY = {
  publicId: 'AKIAQ3EGRIMWKEYTURN7',
  secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNdemo0',
};
export const ALIYUN_KEY = { publicId: 'LTAI5tKeyturnDemoKey1234', secret: 'KeyturnDemoSecret1234567890abc' };
/** The key of the bucket that backups go to. */
export const BUCKET_KEY = {
  publicId: 'AKIAQ3EGRIMWBACKUPS2',
  secret: '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',
};
export const BUCKET = 'keyturn-backups';

/** The user of the story whose two places for keys are both taken, and the key that takes the second. */
const CROWDED = 'ci';
export const FORGOTTEN_KEY = 'AKIAQ3EGRIMWFORGOT22';

/** More keys, as they lie in people's profile files: name, cloud, age in days. */
const PROFILES = [
  { name: 'billing-report', principal: 'billing', cloud: 'aws', ageDays: 12 },
  { name: '日志归档', principal: 'log-archive', cloud: 'aliyun', ageDays: 41 },
  { name: 'terraform-prod', principal: 'terraform', cloud: 'aws', ageDays: 71 },
  { name: '短信通知', principal: 'sms', cloud: 'aliyun', ageDays: 88 },
  { name: 'ci-runner', principal: CROWDED, cloud: 'aws', ageDays: 97 },
  { name: '镜像仓库', principal: 'registry', cloud: 'aliyun', ageDays: 3 },
] as const;

export interface PastedKey {
  readonly cloud: 'aws' | 'aliyun';
  readonly name: string;
  readonly publicId: string;
  readonly secret: string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A made-up key of the form that this cloud gives out, the same at each run. */
function pastedKey({ name, cloud }: (typeof PROFILES)[number], n: number): PastedKey {
  const text = (length: number, step: number): string =>
    [...Array(length).keys()].map((i) => LETTERS[(i * step + n * 7 + ((i * n) >> 1)) % 32]).join('');
  return cloud === 'aws'
    ? { name, cloud, publicId: `AKIA${text(16, 11)}`, secret: `${text(36, 5)}+d/${n}` }
    : { name, cloud, publicId: `LTAI5t${text(18, 13)}`, secret: text(30, 9) };
}

/** A user who may look after its own keys. */
const user = (store: CloudStore, accountId: string, name: string, service: 'iam' | 'ram') =>
  store.addPrincipal({ kind: 'user', accountId, name, allow: [`${service}:*AccessKey*@self`] });

/** The same keys as a text that somebody copied out of a profile file. */
function profileText(keys: readonly PastedKey[]): string {
  return keys
    .map(({ name, cloud, publicId, secret }) =>
      cloud === 'aws'
        ? `[${name}]\naws_access_key_id = ${publicId}\naws_secret_access_key = ${secret}\n`
        : `[${name}]\naccess_key_id = ${publicId}\naccess_key_secret = ${secret}\n`,
    )
    .join('\n');
}

/** Local clouds that know these keys, a bucket, and the CSV files that the consoles would give out. */
export interface DemoClouds {
  readonly aws: AwsCloud;
  readonly aliyun: AliyunCloud;
  readonly storage: StorageCloud;
  readonly awsCsv: string;
  readonly aliyunCsv: string;
  readonly pasted: readonly PastedKey[];
  readonly pastedText: string;
  close(): Promise<void>;
}

/** Starts all of them: one key is 83 days old and in use, the other is 124 days old. */
export async function startDemoClouds(folder: string): Promise<DemoClouds> {
  const aws = await startAwsCloud();
  const aliyun = await startAliyunCloud();
  const storage = await startStorageCloud();
  storage.addKey(BUCKET_KEY.publicId, BUCKET_KEY.secret);
  storage.addBucket(BUCKET);
  const now = Date.now();
  const deployer = user(aws.store, '210987654321', 'deploy-bot', 'iam');
  aws.store.addKey(deployer, {
    ...AWS_KEY,
    createdAt: now - 83 * DAY_MS,
    lastUsed: { at: now - 3_600_000, service: 's3', region: 'eu-central-1' },
  });
  const backup = user(aliyun.store, '1234567890123456', 'oss-backup', 'ram');
  aliyun.store.addKey(backup, {
    ...ALIYUN_KEY,
    createdAt: now - 124 * DAY_MS,
    lastUsed: { at: now - 2 * DAY_MS, service: 'Oss', region: 'cn-hangzhou' },
  });
  const pasted = PROFILES.map(pastedKey);
  PROFILES.forEach(({ cloud, principal, ageDays }, n) => {
    const { publicId = '', secret = '' } = pasted[n] ?? {};
    const { store } = cloud === 'aws' ? aws : aliyun;
    const owner =
      cloud === 'aws'
        ? user(store, '210987654321', principal, 'iam')
        : user(store, '1234567890123456', principal, 'ram');
    store.addKey(owner, { publicId, secret, createdAt: now - ageDays * DAY_MS });
    // One user has no room for a new key: its second one was disabled and forgotten.
    if (principal === CROWDED) {
      store.addKey(owner, {
        publicId: FORGOTTEN_KEY,
        secret: 'nobody remembers this one',
        status: 'Inactive',
        createdAt: now - 400 * DAY_MS,
      });
    }
  });
  const awsCsv = join(folder, 'deploy-bot_accessKeys.csv');
  const aliyunCsv = join(folder, 'AccessKey.csv');
  await writeFile(
    awsCsv,
    `\uFEFFAccess key ID,Secret access key\r\n${AWS_KEY.publicId},${AWS_KEY.secret}\r\n`,
  );
  await writeFile(aliyunCsv, `AccessKey ID,AccessKey Secret\n${ALIYUN_KEY.publicId},${ALIYUN_KEY.secret}\n`);
  return {
    aws,
    aliyun,
    storage,
    awsCsv,
    aliyunCsv,
    pasted,
    pastedText: profileText(pasted),
    async close() {
      await aws.close();
      await aliyun.close();
      await storage.close();
    },
  };
}
