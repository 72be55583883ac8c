import type { Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import {
  type CredentialDetail,
  type CredentialSummary,
  credentialDetail,
} from '../../../src/shared/model/credential.ts';
import type { Answers } from './fake-app.ts';
import { FAKE_NOW } from './fake-io.ts';

const DAY = 86_400_000;

/** A key whose age at `FAKE_NOW` is 30 days of 90, unless told otherwise. */
export function sampleKey(changes: Readonly<Record<string, unknown>> = {}): CredentialDetail {
  const account = {
    id: 'acc0000000000001',
    cloud: 'aws',
    label: 'prod',
    site: 'aws',
    environment: 'production',
    owner: null,
    note: '',
    tags: [],
    endpoints: { sts: 'https://sts.example' },
    proxy: null,
    proxyUser: null,
    pins: [],
    plainHttp: false,
    hasProxyPassword: false,
    periodDays: null,
  };
  return credentialDetail.parse({
    id: 'aaaa000000000001',
    accountId: account.id,
    accountLabel: account.label,
    environment: account.environment,
    cloud: 'aws',
    label: '部署 deploy',
    publicId: 'AKIAQ3EGRIMWKEYTURN7',
    kind: 'access-key',
    state: 'active',
    createdAt: FAKE_NOW - 30 * DAY,
    expiresAt: null,
    periodDays: 90,
    leadTimes: [30, 14, 7, 1],
    health: { kind: 'unverified' },
    removedAt: null,
    snoozedUntil: null,
    account,
    note: '',
    ownPeriodDays: null,
    ownLeadTimes: null,
    fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN7' },
    secretFields: ['secret_access_key'],
    identity: null,
    lastUsed: null,
    addedAt: FAKE_NOW - DAY,
    ...changes,
  });
}

/** Answers of a vault that holds these keys; the views sort out the bin and nothing else. */
export function vaultOf(...keys: readonly CredentialDetail[]): Answers {
  const kept = (key: CredentialSummary): boolean => key.removedAt === null;
  return {
    'credentials.list': ({ view, search, offset = 0, limit = 100 }): Output<'credentials.list'> => {
      const inView = keys.filter((key) => kept(key) === (view.kind !== 'bin'));
      const found = inView.filter((key) => `${key.label}${key.publicId}`.includes(search ?? ''));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'credentials.get': ({ id }) => {
      const key = keys.find((candidate) => candidate.id === id);
      if (key === undefined) throw new KeyturnError('not-found');
      return key;
    },
  };
}
