/** Version 10: accounts, credentials with sealed secrets, search, settings, audit. */
export const sql = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  cloud TEXT NOT NULL,
  site TEXT NOT NULL,
  label TEXT NOT NULL,
  environment TEXT,
  owner TEXT,
  note TEXT NOT NULL,
  tags TEXT NOT NULL,
  endpoints TEXT NOT NULL,
  proxy TEXT,
  period_days INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE credentials (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts(id),
  cloud TEXT NOT NULL,
  label TEXT NOT NULL,
  public_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER,
  expires_at INTEGER,
  period_days INTEGER,
  due_at INTEGER,
  health TEXT NOT NULL,
  health_at INTEGER,
  failure TEXT,
  identity TEXT,
  last_used TEXT,
  fields TEXT NOT NULL,
  note TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  removed_at INTEGER,
  search_text TEXT NOT NULL
) STRICT;

CREATE INDEX credentials_by_account ON credentials(account_id);
CREATE INDEX credentials_by_public_id ON credentials(public_id);

CREATE TABLE secrets (
  credential_id TEXT NOT NULL REFERENCES credentials(id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  version INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  fingerprint BLOB NOT NULL,
  stored_at INTEGER NOT NULL,
  PRIMARY KEY (credential_id, field, version)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE credential_search USING fts5(
  search_text, content='credentials', content_rowid='row', tokenize='trigram'
);

CREATE TRIGGER credentials_search_insert AFTER INSERT ON credentials BEGIN
  INSERT INTO credential_search(rowid, search_text) VALUES (new.row, new.search_text);
END;
CREATE TRIGGER credentials_search_delete AFTER DELETE ON credentials BEGIN
  INSERT INTO credential_search(credential_search, rowid, search_text) VALUES ('delete', old.row, old.search_text);
END;
CREATE TRIGGER credentials_search_update AFTER UPDATE OF search_text ON credentials BEGIN
  INSERT INTO credential_search(credential_search, rowid, search_text) VALUES ('delete', old.row, old.search_text);
  INSERT INTO credential_search(rowid, search_text) VALUES (new.row, new.search_text);
END;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  credential_id TEXT,
  detail TEXT NOT NULL,
  os_user TEXT NOT NULL,
  device TEXT NOT NULL,
  via TEXT NOT NULL,
  mac BLOB NOT NULL
) STRICT;

CREATE INDEX audit_by_credential ON audit(credential_id, seq);
`;
