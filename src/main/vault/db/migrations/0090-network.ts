/**
 * Version 90: how a vault's calls leave this computer. What a person chose for all of it lies among the settings; authorities
 * that it trusts beside the system's, passwords for proxies (sealed; `id` is an account's, or `vault`) and what an account
 * has of its own lie here.
 *
 * A password belongs to one proxy and one user: another one never gets it, whoever writes the account.
 */
export const sql = `
ALTER TABLE accounts ADD COLUMN proxy_user TEXT;
ALTER TABLE accounts ADD COLUMN pins TEXT NOT NULL DEFAULT '[]';
ALTER TABLE accounts ADD COLUMN plain_http INTEGER NOT NULL DEFAULT 0;

CREATE TABLE authorities (
  id TEXT PRIMARY KEY,
  pem TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE proxy_passwords (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER proxy_password_other_proxy AFTER UPDATE OF proxy, proxy_user ON accounts
  WHEN (old.proxy, old.proxy_user) IS NOT (new.proxy, new.proxy_user)
BEGIN
  DELETE FROM proxy_passwords WHERE id = old.id;
END;
CREATE TRIGGER proxy_password_no_account AFTER DELETE ON accounts BEGIN
  DELETE FROM proxy_passwords WHERE id = old.id;
END;

DROP TRIGGER account_log_update;
CREATE TRIGGER account_log_update AFTER UPDATE ON accounts
  WHEN (old.site, old.label, old.environment, old.owner, old.note, old.tags, old.endpoints, old.proxy, old.period_days,
      old.proxy_user, old.pins, old.plain_http)
    IS NOT (new.site, new.label, new.environment, new.owner, new.note, new.tags, new.endpoints, new.proxy, new.period_days,
      new.proxy_user, new.pins, new.plain_http)
BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('account', new.id, randomblob(16), 0, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;
`;
