import type { Account } from '../../../src/shared/model/account.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';
import type { CredentialDetail, Health } from '../../../src/shared/model/credential.ts';
import type { CloudFailure } from '../../../src/shared/model/failure.ts';
import {
  type AccountId,
  accountId,
  type CredentialId,
  credentialId,
  ID_ALPHABET,
} from '../../../src/shared/model/ids.ts';
import { DEFAULT_LEAD_TIMES } from '../../../src/shared/model/reminder.ts';

const DAY = 86_400_000;

/** The id of the n-th thing, in the vault's alphabet. */
export function idOf(n: number, letter: 'a' | 'c' | 'r'): string {
  let rest = n;
  let text = '';
  for (let place = 0; place < 15; place += 1) {
    text = `${ID_ALPHABET[rest % 32] ?? '0'}${text}`;
    rest = Math.floor(rest / 32);
  }
  return `${letter}${text}`;
}

export const credentialIdOf = (n: number): CredentialId => credentialId.parse(idOf(n, 'c'));
export const accountIdOf = (n: number): AccountId => accountId.parse(idOf(n, 'a'));

/** An account as the vault would hold it. */
export function accountOf(n: number, over: Partial<Account> = {}): Account {
  const cloud = over.cloud ?? 'aws';
  return {
    id: accountIdOf(n),
    cloud,
    label: `account-${n}`,
    site: cloud === 'aws' ? 'aws' : 'china',
    environment: null,
    owner: null,
    note: '',
    tags: [],
    endpoints: {},
    proxy: null,
    proxyUser: null,
    pins: [],
    plainHttp: false,
    hasProxyPassword: false,
    periodDays: null,
    ...over,
  };
}

export interface KeyDraft {
  readonly n: number;
  readonly label: string;
  readonly account: Account;
  /** Days since the cloud made it; null is unknown. */
  readonly ageDays: number | null;
  readonly health?: 'unverified' | 'proven' | CloudFailure['kind'];
  readonly principal?: { readonly kind: 'user' | 'root'; readonly name: string };
  readonly expiresInDays?: number;
  readonly note?: string;
  readonly removed?: boolean;
}

const failureOf = (kind: CloudFailure['kind'], cloud: CloudId): CloudFailure => ({
  kind,
  vendorCode: cloud === 'aws' ? 'SignatureDoesNotMatch' : 'SignatureDoesNotMatch',
  requestId: 'c6104cbe-af31-11e0-8154-cbc7ccf896c7',
  httpStatus: 403,
  host: cloud === 'aws' ? 'sts.us-east-1.amazonaws.com' : 'sts.aliyuncs.com',
  clockAheadMs: null,
});

function healthOf(draft: KeyDraft, now: number): Health {
  const health = draft.health ?? 'proven';
  if (health === 'unverified') return { kind: 'unverified' };
  const at = now - 2 * 3_600_000;
  if (health === 'proven') return { kind: 'proven', at };
  return { kind: 'failed', at, failure: failureOf(health, draft.account.cloud) };
}

/** A key of the given age, as `credentials.get` would answer it at `now`. */
export function keyOf(draft: KeyDraft, now: number): CredentialDetail {
  const { account, n } = draft;
  const digits = String(1000 + n);
  const publicId =
    account.cloud === 'aws'
      ? `AKIAIOSFODNN7EXA${digits.replaceAll(/[01]/g, 'X')}`
      : `LTAI5tExampleExample${digits}`;
  const health = healthOf(draft, now);
  const principal = draft.principal ?? { kind: 'user' as const, name: 'deployer' };
  return {
    id: credentialIdOf(n),
    accountId: account.id,
    accountLabel: account.label,
    environment: account.environment,
    cloud: account.cloud,
    label: draft.label,
    publicId,
    kind: 'access-key',
    state: 'active',
    createdAt: draft.ageDays === null ? null : now - draft.ageDays * DAY,
    expiresAt: draft.expiresInDays === undefined ? null : now + draft.expiresInDays * DAY,
    periodDays: account.periodDays ?? 90,
    leadTimes: DEFAULT_LEAD_TIMES,
    health,
    removedAt: draft.removed === true ? now - 3 * DAY : null,
    snoozedUntil: null,
    account,
    note: draft.note ?? '',
    ownPeriodDays: null,
    ownLeadTimes: null,
    fields: { access_key_id: publicId, ...(account.cloud === 'aws' ? { region: 'eu-central-1' } : {}) },
    secretFields: [account.cloud === 'aws' ? 'secret_access_key' : 'access_key_secret'],
    identity:
      health.kind === 'proven'
        ? {
            accountId: account.cloud === 'aws' ? '123456789012' : '1234567890123456',
            principalKind: principal.kind,
            principal: principal.name,
            arn:
              account.cloud === 'aws'
                ? `arn:aws:iam::123456789012:${principal.kind === 'root' ? 'root' : `user/${principal.name}`}`
                : `acs:ram::1234567890123456:user/${principal.name}`,
            at: health.at,
          }
        : null,
    lastUsed:
      health.kind === 'proven'
        ? { kind: 'used', at: now - 3 * 3_600_000, service: 's3', region: 'eu-central-1' }
        : null,
    addedAt: now - 20 * DAY,
  };
}

/** A dozen keys in the states that matter, for looking at. */
export function sampleKeys(now: number): readonly CredentialDetail[] {
  const shop = accountOf(1, { label: 'shop-production', environment: 'production' });
  const data = accountOf(2, { label: 'data-platform', environment: 'staging' });
  const hangzhou = accountOf(3, { cloud: 'aliyun', label: '杭州生产', environment: '生产', periodDays: 60 });
  const sandbox = accountOf(4, { cloud: 'aliyun', label: 'sandbox', environment: null });
  const china = accountOf(5, { label: 'aws-cn-ops', site: 'aws-cn', environment: 'production' });
  return [
    keyOf({ n: 1, label: 'deploy pipeline', account: shop, ageDays: 84 }, now),
    keyOf({ n: 2, label: 'terraform', account: shop, ageDays: 132 }, now),
    keyOf(
      {
        n: 3,
        label: '对象存储上传',
        account: hangzhou,
        ageDays: 57,
        note: '给前端静态站点上传用，只有 oss:PutObject。',
      },
      now,
    ),
    keyOf(
      {
        n: 4,
        label: 'root key of the old account',
        account: data,
        ageDays: 400,
        principal: { kind: 'root', name: 'root' },
      },
      now,
    ),
    keyOf({ n: 5, label: 'etl worker', account: data, ageDays: 12 }, now),
    keyOf({ n: 6, label: '短信发送', account: hangzhou, ageDays: 5 }, now),
    keyOf({ n: 7, label: 'log shipper', account: sandbox, ageDays: null, health: 'unverified' }, now),
    keyOf({ n: 8, label: 'billing export', account: china, ageDays: 40, health: 'wrong-secret' }, now),
    keyOf({ n: 9, label: 'backup to glacier', account: shop, ageDays: 30 }, now),
    keyOf({ n: 10, label: 'dns updates', account: sandbox, ageDays: 21, health: 'network' }, now),
    keyOf({ n: 11, label: 'one-off migration', account: data, ageDays: 300, removed: true }, now),
  ];
}
