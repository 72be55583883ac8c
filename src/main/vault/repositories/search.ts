import { catalogue } from '../../../shared/catalogue/index.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { Identity } from '../../../shared/model/identity.ts';
import type { SqlValue } from '../db/handles.ts';

/** Folds case and full-width forms, so that what looks alike is found alike. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The text that a credential is found by: everything a person may remember, nothing confidential. */
export function searchText(key: {
  readonly label: string;
  readonly publicId: string;
  readonly note: string;
  readonly account: Account;
  readonly identity: Identity | null;
}): string {
  const { account, identity } = key;
  const name = catalogue[account.cloud].name;
  return fold(
    [
      key.label,
      account.label,
      key.publicId,
      account.environment,
      account.owner,
      account.tags.join(' '),
      name.zh,
      name.en,
      identity?.accountId,
      identity?.principal,
      key.note,
      account.note,
    ]
      .filter((part) => part)
      .join('\n'),
  );
}

/** A condition on `credentials c`, with its parameters. */
export interface SearchCondition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/**
 * Every word must occur somewhere. Words of three characters and more use the trigram index; it cannot see
 * shorter ones (most Chinese words have two), so those are looked for by LIKE in the same text.
 */
export function searchCondition(query: string): SearchCondition {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  const long = words.filter((word) => [...word].length >= 3);
  const short = words.filter((word) => [...word].length < 3);
  const parts: string[] = short.map(() => "c.search_text LIKE ? ESCAPE '\\'");
  const params: SqlValue[] = short.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  if (long.length > 0) {
    parts.push('c.row IN (SELECT rowid FROM credential_search WHERE credential_search MATCH ?)');
    params.push(long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' '));
  }
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), params };
}
