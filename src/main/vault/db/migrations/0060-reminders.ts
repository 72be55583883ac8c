/**
 * Version 60: what was told of a key's dates and of waiting rotations, snoozes, and what devices know while the vault is
 * locked.
 *
 * `reminder_seed` makes the opaque ids under which keys appear outside of the vault. It is random and no key of the
 * vault's, so that the ids outlive a change of the vault's key. A stage is the days of a lead time, 0 for due, -1 for
 * expired. `rotation_told` names rotations that a merge may write anew, hence no foreign key: what was told stays told.
 */
export const sql = `
CREATE TABLE reminder_seed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seed BLOB NOT NULL
) STRICT;

INSERT INTO reminder_seed (one, seed) VALUES (1, randomblob(32));

CREATE TABLE reminder_told (
  credential_id TEXT NOT NULL REFERENCES credentials(id) ON DELETE CASCADE,
  date INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (credential_id, date, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder_snoozes (
  credential_id TEXT PRIMARY KEY REFERENCES credentials(id) ON DELETE CASCADE,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rotation_told (
  rotation_id TEXT NOT NULL,
  moment TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (rotation_id, moment)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder_schedules (
  device_key TEXT PRIMARY KEY,
  serial INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  tampered_at INTEGER
) STRICT, WITHOUT ROWID;
`;
