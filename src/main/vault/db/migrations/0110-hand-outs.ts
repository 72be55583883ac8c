/**
 * Version 110: how keys left the vault. One row of `hand_outs` for each key, way, receiver and computer; `version` is that
 * of the secret that went last. `consents` are the words that hold until they are taken back. A request for a hand-over has
 * the private half of its pair sealed; a hand-over that was sent has the SHA-256 of the acknowledgement that proves it came.
 */
export const sql = `
CREATE TABLE hand_outs (
  id TEXT PRIMARY KEY,
  credential_id TEXT NOT NULL REFERENCES credentials(id) ON DELETE CASCADE,
  public_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  way TEXT NOT NULL,
  receiver TEXT NOT NULL,
  script TEXT NOT NULL,
  device TEXT NOT NULL,
  device_name TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  count INTEGER NOT NULL,
  UNIQUE (credential_id, way, receiver, script, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE consents (
  id TEXT PRIMARY KEY,
  credential_id TEXT NOT NULL REFERENCES credentials(id) ON DELETE CASCADE,
  program TEXT NOT NULL,
  script TEXT NOT NULL,
  device TEXT NOT NULL,
  at INTEGER NOT NULL,
  last_at INTEGER,
  count INTEGER NOT NULL,
  UNIQUE (credential_id, program, script, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE hand_over_requests (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  used INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hand_overs (
  id TEXT PRIMARY KEY,
  credential_id TEXT NOT NULL REFERENCES credentials(id) ON DELETE CASCADE,
  public_id TEXT NOT NULL,
  person TEXT NOT NULL,
  way TEXT NOT NULL,
  at INTEGER NOT NULL,
  proof BLOB NOT NULL,
  acknowledged_at INTEGER
) STRICT, WITHOUT ROWID;
`;
