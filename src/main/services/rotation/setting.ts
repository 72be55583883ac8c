import { z } from 'zod';
import { regionOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Cloud, CloudContext, KeyManagement, KeyOwner, ListedKey } from '../../clouds/cloud.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { resolveContext } from '../../clouds/context.ts';
import type { Http } from '../../clouds/http/http.ts';
import { clouds } from '../../clouds/registry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import type { JournalRow } from '../../vault/repositories/rotations.ts';
import type { RotationTime } from './time.ts';

/** Where the calls about one key go. */
export interface Setting {
  readonly account: Account;
  readonly region: string | null;
}

/** Throws `not-found`. */
export function settingOf(db: ReadDb, id: CredentialId): Setting {
  const key = getCredential(db, id);
  const account = key && getAccount(db, key.accountId);
  if (key === null || account === null) throw new KeyturnError('not-found');
  return { account, region: regionOf(account.cloud, key.fields) };
}

/** A cloud whose keys can be managed. */
export type WithKeys = Cloud & { readonly keys: KeyManagement };

/** The cloud of an account; null where it has no way to manage keys. */
export function cloudOf(account: Pick<Account, 'cloud'>): WithKeys | null {
  const cloud: Cloud = clouds[account.cloud];
  return cloud.keys === undefined ? null : { ...cloud, keys: cloud.keys };
}

/** The way out for one call, which tells `time` what the cloud's clock says. */
export function contextOf(
  { account, region }: Setting,
  deps: {
    readonly http: Http;
    readonly clock: Clock;
    readonly signal: AbortSignal;
    readonly time?: RotationTime;
  },
): CloudContext {
  const { http, clock, signal, time } = deps;
  const watched: Http = {
    ...http,
    exchange: async (request, options) => {
      const answer = await http.exchange(request, options);
      if (answer.clockAheadMs !== null) time?.saw(answer.clockAheadMs);
      return answer;
    },
  };
  return resolveContext(account, { http: watched, clock, signal, region });
}

const ownerSchema = z.object({ kind: z.enum(['user', 'root']), name: z.string().nullable() });

/** The owner that a journal row names. A rotation whose old key never proved has none, and needs none. */
export const ownerOfRow = ({ owner }: JournalRow): KeyOwner =>
  owner === null ? { kind: 'user', name: null } : ownerSchema.parse(JSON.parse(owner));

/** Adds to listed keys when each was last used, where the cloud tells: what a person needs to choose between them. */
export async function withLastUse(
  listed: readonly ListedKey[],
  lastUsed: (publicId: string) => Promise<ListedKey['lastUsed']>,
): Promise<readonly ListedKey[]> {
  return Promise.all(
    listed.map(async (key) => ({
      ...key,
      lastUsed: key.lastUsed ?? (await lastUsed(key.publicId).catch(notTold)),
    })),
  );
}

const notTold = (error: unknown): null => {
  if (error instanceof CloudError) return null;
  throw error;
};
