import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { CredentialDetail } from '../../../src/shared/model/credential.ts';
import { accountId, ticketId } from '../../../src/shared/model/ids.ts';
import type {
  BackupRelation,
  Comparison,
  ComparisonOutcome,
  KeptCopy,
  MergePlan,
  PreviewKey,
  RestorePreview,
} from '../../../src/shared/model/restore.ts';
import { rotationId } from '../../../src/shared/model/rotation.ts';
import type { VaultStatus } from '../../../src/shared/model/vault.ts';
import { FAKE_PASSWORD, type FakeBridge } from './bridge.ts';
import { accountOf, credentialIdOf, idOf, keyOf } from './keys.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const TICKET = ticketId.parse('r000000000000001');

const ACCOUNTS = [
  accountOf(1, { label: '生产 production', cloud: 'aliyun', environment: 'production' }),
  accountOf(2, { label: 'payments', environment: 'production' }),
  accountOf(3, { label: 'sandbox' }),
];

const NAMES = [
  ['ci-runner', 0, 'LTAI5tQ8hC2pWm4ZxKeyturn'],
  ['oss-backup', 0, 'LTAI5tR1nB7kVd9YpKeyturn'],
  ['terraform', 1, 'AKIAQ3EGRIMWKEYTURN1'],
  ['deploy', 1, 'AKIAQ3EGRIMWKEYTURN2'],
  ['log-shipper', 1, 'AKIAQ3EGRIMWKEYTURN3'],
  ['playground', 2, 'AKIAQ3EGRIMWKEYTURN4'],
] as const;

/** The keys of the vault that is here. */
export const sampleKeys = (now = Date.now()): CredentialDetail[] =>
  NAMES.map(([label, place], index) =>
    keyOf({ n: index + 1, label, account: accountAt(place), ageDays: 20 + index * 15 }, now),
  );

const accountAt = (place: number) => ACCOUNTS[place] ?? accountOf(place);

const KEYS: readonly PreviewKey[] = NAMES.map(([label, place, publicId], index) => ({
  id: credentialIdOf(index + 1),
  cloud: accountAt(place).cloud,
  accountLabel: accountAt(place).label,
  label,
  publicId,
  state: 'active',
}));

const COPIES: readonly KeptCopy[] = [
  { name: 'copy-1', at: Date.now() - 2 * DAY, reason: 'key-change', bytes: 412_000, schema: 30 },
  { name: 'copy-2', at: Date.now() - 21 * DAY, reason: 'restore', bytes: 398_000, schema: 30 },
  { name: 'copy-3', at: Date.now() - 70 * DAY, reason: 'migration', bytes: 240_000, schema: 20 },
];

function previewOf(scene: Scene): RestorePreview {
  const relation = relationIn(scene);
  const looked = scene !== 'damaged' && scene !== 'locked';
  const apart = relation === 'diverged' || relation === 'other';
  return {
    restore: TICKET,
    vaultId: 'k3v9d0w2m4p6q8rs',
    madeAt: Date.now() - 3 * DAY - 5 * HOUR,
    device: 'atlas',
    relation,
    keys: KEYS,
    accounts: ACCOUNTS.length,
    rotations: relation === 'older' ? 1 : 0,
    missing: looked && (apart || relation === 'older') ? KEYS.slice(2, 4) : [],
    extra: apart || relation === 'newer' ? KEYS.slice(4, 5) : [],
  };
}

const plan = (now: number): MergePlan => ({
  restore: TICKET,
  added: 2,
  changed: 1,
  removed: 0,
  conflicts: [
    {
      kind: 'credential',
      id: credentialIdOf(4),
      label: 'deploy',
      cloud: 'aws',
      here: { at: now - 3 * HOUR, gone: false },
      there: { at: now - 2 * DAY, gone: false },
      fields: [
        { name: 'label', here: 'deploy', there: 'deploy-old' },
        {
          name: 'note',
          here: null,
          there: 'Used by the pipeline on the second runner; ask Lin before rotating it.',
        },
        { name: 'periodDays', here: '60', there: '90' },
      ],
      secrets: true,
      newer: 'here',
    },
    {
      kind: 'account',
      id: accountId.parse(idOf(2, 'a')),
      label: 'payments',
      cloud: 'aws',
      here: { at: now - 9 * DAY, gone: false },
      there: { at: now - 4 * DAY, gone: false },
      fields: [
        { name: 'owner', here: 'Mara', there: 'Jonas' },
        { name: 'endpoint sts', here: null, there: 'https://sts.eu-central-1.amazonaws.com' },
      ],
      secrets: false,
      newer: 'there',
    },
    {
      kind: 'setting',
      id: 'idleMinutes',
      label: 'idleMinutes',
      cloud: null,
      here: { at: now - DAY, gone: false },
      there: { at: now - 6 * DAY, gone: false },
      fields: [{ name: 'idleMinutes', here: '10', there: '30' }],
      secrets: false,
      newer: 'here',
    },
  ],
});

const OUTCOMES: readonly ComparisonOutcome[] = [
  'gone',
  'same',
  'same',
  'not-proven',
  'unreachable',
  'changed',
];

function comparisonOf(found: boolean): Comparison {
  const stranger = { ...accountAt(1), publicId: 'AKIAQ3EGRIMWKEYTURN9' };
  return {
    reason: 'restored',
    since: Date.now() - HOUR,
    running: false,
    keys: [
      ...KEYS.map((key, index) => ({
        key,
        accountId: accountAt(NAMES[index]?.[1] ?? 0).id,
        outcome: found ? (OUTCOMES[index] ?? 'same') : ('waiting' as const),
      })),
      ...(found
        ? [
            {
              key: {
                id: credentialIdOf(90),
                cloud: 'aws' as const,
                accountLabel: stranger.label,
                label: stranger.publicId,
                publicId: stranger.publicId,
                state: 'active' as const,
              },
              accountId: stranger.id,
              outcome: 'changed' as const,
              stranger: true,
            },
          ]
        : []),
    ],
    rotations: [
      {
        id: rotationId.parse(idOf(1, 'r')),
        label: 'ci-runner',
        outcome: found ? 'changed' : 'waiting',
      },
    ],
  };
}

const SCENES = ['absent', 'same', 'older', 'newer', 'diverged', 'other', 'locked', 'damaged'] as const;
/** How the backup stands to the vault that is here, and how that one stands. */
export type Scene = (typeof SCENES)[number];

export const isScene = (text: string): text is Scene => SCENES.some((scene) => scene === text);

const relationIn = (scene: Scene): BackupRelation => {
  if (scene === 'absent') return 'no-vault';
  return scene === 'locked' || scene === 'damaged' ? 'diverged' : scene;
};

const STATUS: Partial<Record<Scene, Partial<VaultStatus>>> = {
  absent: { state: 'absent' },
  locked: { state: 'locked' },
  damaged: { state: 'problem', problem: 'vault-damaged' },
};

/** A vault, a backup beside it, and two copies that were kept, all in memory. */
export function fakeRestores(scene: Scene): {
  readonly status: Partial<VaultStatus>;
  readonly answers: (fake: FakeBridge) => void;
} {
  let due: Comparison | null = null;
  let opened = false;
  const needOpened = (): void => {
    if (!opened) throw new KeyturnError('ticket-expired');
  };
  return {
    status: STATUS[scene] ?? {},
    answers(fake) {
      fake.override('restore.pick', () => ({
        ticket: TICKET,
        name: 'keyturn-k3v9d0w2m4p6q8rs-20261119-081500-7xk2.keyturn-backup',
      }));
      fake.override('restore.copies', () => [...COPIES]);
      fake.override('restore.listBucket', ({ key }) => {
        if (key.kind === 'typed' && key.secret === 'wrong')
          throw new KeyturnError('target-refused', { reason: 'key', vendorCode: 'SignatureDoesNotMatch' });
        return {
          ticket: TICKET,
          versions: [1, 2, 9, 38].map((days) => ({
            name: `keyturn-k3v9d0w2m4p6q8rs-${days}.keyturn-backup`,
            at: Date.now() - days * DAY,
            bytes: 380_000 + days * 1000,
            vaultId: days === 38 ? null : 'k3v9d0w2m4p6q8rs',
            version: null,
          })),
        };
      });
      fake.override('restore.open', ({ by }) => {
        if (by.kind === 'password' && by.password !== FAKE_PASSWORD) throw new KeyturnError('wrong-password');
        opened = true;
        return previewOf(scene);
      });
      fake.override('restore.discard', () => {
        opened = false;
        return {};
      });
      fake.override('restore.replace', async ({ carryOver }) => {
        needOpened();
        const { missing } = previewOf(scene);
        if (missing.length > 0 && !carryOver)
          throw new KeyturnError('would-lose-secrets', {
            keys: missing.map(({ label }) => label).join(', '),
          });
        due = comparisonOf(false);
        await fake.bridge.call['vault.unlock']({ kind: 'password', password: FAKE_PASSWORD });
        return {};
      });
      fake.override('restore.planMerge', () => {
        needOpened();
        return plan(Date.now());
      });
      fake.override('restore.merge', ({ choices = [] }) => {
        needOpened();
        due = { ...comparisonOf(false), reason: 'merged' };
        fake.emit('vault.changed', {});
        return { added: 2, changed: 1 + choices.filter(({ take }) => take === 'there').length, removed: 0 };
      });
      fake.override('comparison.get', () => due ?? NOTHING);
      fake.override('comparison.run', () => {
        due = due === null ? null : { ...comparisonOf(true), reason: due.reason };
        return due ?? NOTHING;
      });
      fake.override('comparison.release', () => {
        due = null;
        return {};
      });
    },
  };
}

const NOTHING: Comparison = { reason: null, since: null, running: false, keys: [], rotations: [] };
