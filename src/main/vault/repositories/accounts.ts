import { type Account, account } from '../../../shared/model/account.ts';
import { type CloudId, cloudId } from '../../../shared/model/cloud.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

interface Row {
  readonly id: string;
  readonly cloud: string;
  readonly site: string;
  readonly label: string;
  readonly environment: string | null;
  readonly owner: string | null;
  readonly note: string;
  readonly tags: string;
  readonly endpoints: string;
  readonly proxy: string | null;
  readonly period_days: number | null;
  readonly proxy_user: string | null;
  readonly pins: string;
  readonly plain_http: number;
  readonly has_password: number;
}

const COLUMNS = '*, EXISTS (SELECT 1 FROM proxy_passwords p WHERE p.id = accounts.id) AS has_password';

function fromRow({ period_days, proxy_user, plain_http, has_password, ...row }: Row): Account {
  return account.parse({
    ...row,
    tags: JSON.parse(row.tags),
    endpoints: JSON.parse(row.endpoints),
    periodDays: period_days,
    proxyUser: proxy_user,
    pins: JSON.parse(row.pins),
    plainHttp: plain_http === 1,
    hasProxyPassword: has_password === 1,
  });
}

const values = (entry: Account) =>
  [
    entry.cloud,
    entry.site,
    entry.label,
    entry.environment,
    entry.owner,
    entry.note,
    JSON.stringify(entry.tags),
    JSON.stringify(entry.endpoints),
    entry.proxy,
    entry.periodDays,
    entry.proxyUser,
    JSON.stringify(entry.pins),
    entry.plainHttp ? 1 : 0,
  ] as const;

/** All accounts, those with the same label in order of their ids. */
export function listAccounts(db: ReadDb): Account[] {
  return db.all<Row>(`SELECT ${COLUMNS} FROM accounts ORDER BY label COLLATE NOCASE, id`).map(fromRow);
}

/** Null when there is no such account. */
export function getAccount(db: ReadDb, id: AccountId): Account | null {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM accounts WHERE id = ?`, id);
  return row === undefined ? null : fromRow(row);
}

export function insertAccount(db: WriteDb, entry: Account): void {
  db.run(
    `INSERT INTO accounts (cloud, site, label, environment, owner, note, tags, endpoints, proxy, period_days,
       proxy_user, pins, plain_http, id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...values(entry),
    entry.id,
  );
}

/** Writes all that can change; false when there is no such account. */
export function updateAccount(db: WriteDb, entry: Account): boolean {
  return (
    db.run(
      `UPDATE accounts SET cloud = ?, site = ?, label = ?, environment = ?, owner = ?, note = ?, tags = ?,
         endpoints = ?, proxy = ?, period_days = ?, proxy_user = ?, pins = ?, plain_http = ? WHERE id = ?`,
      ...values(entry),
      entry.id,
    ) > 0
  );
}

/** Removes accounts that no credential, in the bin or out of it, belongs to any more. */
export function deleteEmptyAccounts(db: WriteDb): void {
  db.run('DELETE FROM accounts WHERE NOT EXISTS (SELECT 1 FROM credentials WHERE account_id = accounts.id)');
}

/** One user of a cloud that proofs named for keys of an account. An account with keys of several has a row for each. */
export interface ProvenAccount {
  readonly id: AccountId;
  readonly cloud: CloudId;
  readonly site: string;
  /** As the cloud names them. */
  readonly accountId: string;
  readonly principalKind: string;
  readonly principal: string;
  /** The place of the first of these keys in the order in which keys came into the vault. */
  readonly place: number;
  /** Whether one of them is not in the bin. */
  readonly live: boolean;
}

/** Whose keys each account holds, as far as proofs tell. Roles are left out: nobody rotates their keys. */
export function provenAccounts(db: ReadDb): ProvenAccount[] {
  return db
    .all<Omit<ProvenAccount, 'cloud' | 'live'> & { readonly cloud: string; readonly live: number }>(
      `SELECT a.id, a.cloud, a.site, c.identity ->> 'accountId' AS accountId,
         c.identity ->> 'principalKind' AS principalKind, c.identity ->> 'principal' AS principal,
         min(c.row) AS place, max(c.removed_at IS NULL) AS live
       FROM credentials c JOIN accounts a ON a.id = c.account_id
       WHERE c.identity IS NOT NULL AND principalKind IN ('user', 'root')
       GROUP BY a.id, accountId, principalKind, principal`,
    )
    .map(({ live, ...row }) => ({ ...row, cloud: cloudId.parse(row.cloud), live: live === 1 }));
}
