/**
 * Version 40: drafts of forms, backups, what merging needs to know, what stays of purged keys, earlier audit keys.
 *
 * `record_log` gives each change that a person would miss a random mark, written by triggers so that no change is
 * forgotten: a copy whose newest mark of a record is in another copy's log is an ancestor of it. Health, last use and
 * due dates are no such changes: they are asked anew.
 */
export const sql = `
CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  subject TEXT,
  fields TEXT NOT NULL,
  held TEXT NOT NULL,
  sealed BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_targets (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  device TEXT,
  config TEXT NOT NULL,
  sealed BLOB,
  schedule TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_runs (
  id TEXT PRIMARY KEY,
  target_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX backup_runs_by_target ON backup_runs(target_id, at);

CREATE TABLE purged_credentials (
  id TEXT PRIMARY KEY,
  cloud TEXT NOT NULL,
  label TEXT NOT NULL,
  public_id TEXT NOT NULL,
  account_label TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  purged_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_by_action ON audit(action, seq);
CREATE INDEX audit_by_time ON audit(at, seq);

CREATE TABLE audit_epochs (
  first_seq INTEGER PRIMARY KEY,
  sealed_key BLOB NOT NULL
) STRICT;

CREATE TABLE record_log (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  mark BLOB NOT NULL,
  gone INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX record_log_by_record ON record_log(kind, id, seq);

INSERT INTO record_log (kind, id, mark, gone, at)
  SELECT 'account', id, CAST('initial:' || id AS BLOB), 0, 0 FROM accounts
  UNION ALL SELECT 'credential', id, CAST('initial:' || id AS BLOB), 0, added_at FROM credentials;

CREATE TRIGGER account_log_insert AFTER INSERT ON accounts BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('account', new.id, randomblob(16), 0, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;
CREATE TRIGGER account_log_update AFTER UPDATE ON accounts
  WHEN (old.site, old.label, old.environment, old.owner, old.note, old.tags, old.endpoints, old.proxy, old.period_days)
    IS NOT (new.site, new.label, new.environment, new.owner, new.note, new.tags, new.endpoints, new.proxy, new.period_days)
BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('account', new.id, randomblob(16), 0, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;
CREATE TRIGGER account_log_delete AFTER DELETE ON accounts BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('account', old.id, randomblob(16), 1, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;

CREATE TRIGGER credential_log_insert AFTER INSERT ON credentials BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('credential', new.id, randomblob(16), 0, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;
CREATE TRIGGER credential_log_update AFTER UPDATE ON credentials
  WHEN (old.account_id, old.label, old.public_id, old.kind, old.state, old.period_days, old.fields, old.note, old.removed_at)
    IS NOT (new.account_id, new.label, new.public_id, new.kind, new.state, new.period_days, new.fields, new.note, new.removed_at)
BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('credential', new.id, randomblob(16), 0, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;
CREATE TRIGGER credential_log_delete AFTER DELETE ON credentials BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('credential', old.id, randomblob(16), 1, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;
CREATE TRIGGER secret_log_insert AFTER INSERT ON secrets BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('credential', new.credential_id, randomblob(16), 0, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;
`;
