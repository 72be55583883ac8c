/**
 * Version 100: where keys were handed to. `place` and `seen` are JSON of `shared/model/consumer`. A file of the person's is
 * kept, sealed, before it is changed; `state` begins as `begun`, so that a change that was cut short is found again, and
 * `after` is the SHA-256 of what was to be written. `deliveries` are the places of a rotation.
 */
export const sql = `
CREATE TABLE consumers (
  id TEXT PRIMARY KEY,
  credential_id TEXT NOT NULL REFERENCES credentials(id) ON DELETE CASCADE,
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  restart TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX consumers_by_credential ON consumers(credential_id);

CREATE TABLE kept_files (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  device TEXT NOT NULL,
  device_name TEXT NOT NULL,
  why TEXT NOT NULL,
  consumer_id TEXT,
  at INTEGER NOT NULL,
  mode INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  state TEXT NOT NULL,
  temporary TEXT NOT NULL,
  after BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
  rotation_id TEXT NOT NULL REFERENCES rotations(id) ON DELETE CASCADE,
  consumer_id TEXT NOT NULL,
  direction TEXT NOT NULL,
  state TEXT NOT NULL,
  problem TEXT,
  at INTEGER,
  PRIMARY KEY (rotation_id, consumer_id, direction)
) STRICT, WITHOUT ROWID;

CREATE INDEX secrets_by_fingerprint ON secrets(fingerprint);
`;
