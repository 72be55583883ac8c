/**
 * Version 70: the team digest. Where it goes (the address is a secret and sealed whole), what became of each message, and
 * which dates were given to a calendar, so that those that are gone can be taken back. What a person chose for it lies
 * among the settings.
 */
export const sql = `
CREATE TABLE digest_targets (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  host TEXT NOT NULL,
  signed INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  added_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE digest_runs (
  id TEXT PRIMARY KEY,
  target_id TEXT NOT NULL,
  occasion TEXT NOT NULL,
  week TEXT,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX digest_runs_once_a_week ON digest_runs(target_id, week) WHERE week IS NOT NULL;
CREATE INDEX digest_runs_by_target ON digest_runs(target_id, seq);

CREATE TABLE digest_events (
  uid TEXT PRIMARY KEY,
  date TEXT NOT NULL,
  gone_at INTEGER
) STRICT, WITHOUT ROWID;
`;
