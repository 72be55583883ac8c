/** Version 20: the journal of rotations and the lines of their receipts. */
export const sql = `
CREATE TABLE rotations (
  id TEXT PRIMARY KEY,
  credential_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  cloud TEXT NOT NULL,
  label TEXT NOT NULL,
  principal TEXT NOT NULL,
  phase TEXT NOT NULL,
  record TEXT NOT NULL,
  owner TEXT,
  inbox_key BLOB,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX rotations_running ON rotations(principal) WHERE ended_at IS NULL;
CREATE INDEX rotations_by_credential ON rotations(credential_id);

CREATE TABLE rotation_events (
  rotation_id TEXT NOT NULL REFERENCES rotations(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  phase TEXT NOT NULL,
  what TEXT NOT NULL,
  public_id TEXT,
  detail TEXT NOT NULL,
  PRIMARY KEY (rotation_id, seq)
) STRICT, WITHOUT ROWID;
`;
