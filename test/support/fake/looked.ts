import type { CloudId } from '../../../src/shared/model/cloud.ts';
import { type ConsumerId, consumerId, type FileKind } from '../../../src/shared/model/consumer.ts';
import { ID_ALPHABET } from '../../../src/shared/model/ids.ts';
import type { ImportRow } from '../../../src/shared/model/import.ts';
import type { LookedKey, LookedPlace, LookView } from '../../../src/shared/model/look.ts';
import { PLAIN, ticket } from './import-preview.ts';
import { credentialIdOf } from './keys.ts';

/** The n-th place that the fake remembers. */
export const consumerIdOf = (n: number): ConsumerId =>
  consumerId.parse(`${'0'.repeat(14)}${ID_ALPHABET[Math.floor(n / 32)] ?? '0'}${ID_ALPHABET[n % 32] ?? '0'}`);

const HOME = '/home/li';

interface Key {
  readonly entry: string;
  readonly cloud: CloudId;
  readonly publicId: string;
  readonly label?: string;
  readonly sure?: ImportRow['sure'];
  readonly alike?: readonly CloudId[];
  readonly status?: ImportRow['status'];
  readonly stale?: LookedKey['stale'];
  readonly consumer?: number;
  readonly verdict?: LookedKey['verdict'];
}

interface Place {
  readonly path: string | null;
  readonly file: FileKind | null;
  readonly access?: LookedPlace['access'];
  readonly problems?: LookedPlace['problems'];
  readonly leak?: true;
  readonly scrub?: LookedKey['scrub'];
  readonly keys?: readonly Key[];
}

const failure = {
  kind: 'wrong-secret',
  vendorCode: 'SignatureDoesNotMatch',
  requestId: null,
  httpStatus: 403,
  host: 'sts.us-east-1.amazonaws.com',
  clockAheadMs: null,
} as const;
const problem = (kind: LookedPlace['problems'][number]['kind'], line: number | null = null) => ({
  kind,
  line,
});

const TERRAFORM = { id: credentialIdOf(3), label: 'terraform' };
const RUNNER = { id: credentialIdOf(1), label: 'ci-runner' };

/** A home folder as people have them: twelve files and the environment, with every state that a key or a file may be in. */
const PLACES: readonly Place[] = [
  {
    path: `${HOME}/.aws/credentials`,
    file: 'aws-credentials',
    access: 'group',
    scrub: 'command',
    keys: [
      {
        entry: 'default',
        cloud: 'aws',
        publicId: 'AKIA…4X9Q',
        verdict: { kind: 'proven', principal: 'deploy' },
      },
      { entry: 'prod', cloud: 'aws', publicId: 'AKIA…URN1', status: { kind: 'duplicate', ...TERRAFORM } },
      { entry: 'legacy', cloud: 'aws', publicId: 'AKIA…0LDK', verdict: { kind: 'failed', failure } },
    ],
  },
  {
    path: `${HOME}/.aliyun/config.json`,
    file: 'aliyun-cli',
    scrub: 'command',
    keys: [
      {
        entry: 'default',
        cloud: 'aliyun',
        publicId: 'LTAI…urn1',
        status: { kind: 'duplicate', ...RUNNER },
        consumer: 40,
      },
      { entry: '杭州测试', cloud: 'aliyun', publicId: 'LTAI…7kQ2', label: '杭州测试' },
    ],
  },
  {
    path: `${HOME}/.ossutilconfig`,
    file: 'ossutil',
    access: 'open',
    scrub: 'remove',
    keys: [
      {
        entry: 'Credentials',
        cloud: 'aliyun',
        publicId: 'LTAI…urn1',
        status: { kind: 'duplicate', ...RUNNER },
        stale: { id: RUNNER.id, newer: RUNNER.id },
      },
    ],
  },
  {
    path: `${HOME}/.tccli/default.credential`,
    file: 'tccli',
    scrub: 'remove',
    keys: [
      { entry: '', cloud: 'tencent', publicId: 'AKID…9dW3', label: 'tccli', verdict: { kind: 'asking' } },
    ],
  },
  {
    path: `${HOME}/.config/rclone/rclone.conf`,
    file: 'rclone',
    scrub: 'remove',
    problems: [problem('encrypted')],
  },
  {
    path: `${HOME}/.s3cfg`,
    file: 's3cmd',
    scrub: 'remove',
    keys: [
      {
        entry: 'default',
        cloud: 'aws',
        publicId: 'Q3EG…8ZPL',
        label: 's3cmd',
        sure: 'guess',
        alike: ['aliyun', 'jdcloud'],
      },
    ],
  },
  {
    path: `${HOME}/.config/gcloud/application_default_credentials.json`,
    file: 'google-key',
    scrub: 'remove',
    keys: [
      {
        entry: '',
        cloud: 'gcp',
        publicId: 'dep…com',
        label: 'deployer@shop-prod.iam.gserviceaccount.com',
      },
    ],
  },
  {
    path: `${HOME}/.obsutilconfig`,
    file: 'obsutil',
    access: 'foreign',
    problems: [problem('denied')],
  },
  {
    path: `${HOME}/.bashrc`,
    file: 'shell-profile',
    scrub: 'remove',
    problems: [problem('repeated', 118)],
    keys: [
      {
        entry: 'AWS_ACCESS_KEY_ID',
        cloud: 'aws',
        publicId: 'AKIA…4X9Q',
        status: { kind: 'repeated', sameSecret: true },
      },
    ],
  },
  {
    path: `${HOME}/.zsh_history`,
    file: 'shell-history',
    leak: true,
    scrub: 'remove',
    keys: [
      {
        entry: 'HW_ACCESS_KEY',
        cloud: 'huawei',
        publicId: 'H7QX…M2VB',
        label: 'HW_ACCESS_KEY',
        sure: 'likely',
      },
    ],
  },
  {
    path: `${HOME}/code/customers/northwind/infrastructure/environments/production/eu-central-1/network/secrets.auto.tfvars`,
    file: 'tfvars',
    scrub: 'remove',
    keys: [
      {
        entry: 'access_key',
        cloud: 'aws',
        publicId: 'AKIA…URN2',
        status: { kind: 'other-secret', id: credentialIdOf(4), label: 'deploy' },
      },
    ],
  },
  {
    path: `${HOME}/code/shop/.env`,
    file: 'dotenv',
    access: 'group',
    scrub: 'remove',
    keys: [
      {
        entry: 'OSS_ACCESS_KEY_ID',
        cloud: 'aliyun',
        publicId: 'LTAI…b1Nx',
        status: { kind: 'in-bin', id: credentialIdOf(9), label: 'upload' },
      },
      { entry: 'COS_SECRET_ID', cloud: 'tencent', publicId: 'AKID…2mPz', label: 'shop COS' },
    ],
  },
  {
    path: null,
    file: null,
    access: 'unknown',
    keys: [{ entry: 'ARM_CLIENT_ID', cloud: 'azure', publicId: '6f1c…20d7', label: 'ARM_CLIENT_ID' }],
  },
];

const rowOf = (key: Key, index: number): ImportRow => ({
  index,
  cloud: key.cloud,
  sure: key.sure ?? 'certain',
  alike: [...(key.alike ?? [])],
  site: null,
  fields: {},
  held: [],
  label: key.label ?? key.entry,
  publicId: key.publicId,
  line: null,
  ...PLAIN,
  status: key.status ?? { kind: 'new' },
});

/** A look of these places. */
export function lookOf(places: readonly Place[], n = 1): LookView {
  const keys: LookedKey[] = [];
  places.forEach((place, at) => {
    for (const key of place.keys ?? []) {
      keys.push({
        row: rowOf(key, keys.length),
        place: at,
        entry: key.entry,
        consumer: key.consumer === undefined ? null : consumerIdOf(key.consumer),
        stale: key.stale ?? null,
        leak: place.leak === true,
        scrub: place.scrub ?? null,
        verdict: key.verdict ?? null,
      });
    }
  });
  return {
    look: ticket(50 + n),
    running: false,
    files: 1240,
    folders: 310,
    cut: 'no',
    places: places.map(({ path, file, access, problems }, index) => ({
      index,
      kind: path === null ? 'environment' : 'file',
      path,
      file,
      access: access ?? 'own',
      problems: [...(problems ?? [])],
    })),
    keys,
  };
}

/** What the fake window finds, with what clouds said already. */
export const homeLook = (): LookView => lookOf(PLACES);

/** A look of so many files with so many keys in each. */
export const largeLook = (files: number, each: number): LookView =>
  lookOf(
    Array.from({ length: files }, (_, file) => ({
      path: `${HOME}/code/project-${file}/.env`,
      file: 'dotenv',
      scrub: 'remove',
      keys: Array.from({ length: each }, (_, key) => ({
        entry: `KEY_${key}`,
        cloud: 'aws',
        publicId: `AKIA…${String(file).padStart(2, '0')}${String(key).padStart(2, '0')}`,
      })),
    })),
  );
