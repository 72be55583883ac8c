/**
 * Version 50: several lead times, of the vault and of single keys, and from when a key counts as due.
 *
 * The vault's one lead time becomes the first of several. Its old name stays beside the new one for programs of older
 * versions; where such a program changed it since, it holds. Keys that went through an older version find their own lead
 * times among the settings.
 */
export const sql = `
ALTER TABLE credentials ADD COLUMN lead_times TEXT;
ALTER TABLE credentials ADD COLUMN due_from INTEGER;

DROP TRIGGER credential_log_update;

UPDATE settings SET value = json_set(value, '$.leadTimes', json((
    SELECT json_group_array(days ORDER BY days DESC) FROM (
      SELECT value ->> '$.leadDays' AS days
      UNION SELECT column1 FROM (VALUES (30), (14), (7), (1)) WHERE column1 < value ->> '$.leadDays'
    ) WHERE days > 0
  )))
  WHERE key = 'vault' AND value ->> '$.leadDays' IS NOT NULL
    AND (value ->> '$.leadTimes' IS NULL OR coalesce(value ->> '$.leadTimes[0]', 0) <> value ->> '$.leadDays');

UPDATE credentials SET lead_times = (
    SELECT json_extract(value, '$."' || credentials.id || '"') FROM settings WHERE key = 'leadTimes'
  );
DELETE FROM settings WHERE key = 'leadTimes';

UPDATE credentials SET due_from = max(
    due_at - 86400000 * CASE
      WHEN lead_times IS NOT NULL THEN coalesce(lead_times ->> '$[0]', 0)
      WHEN (SELECT value ->> '$.leadTimes' FROM settings WHERE key = 'vault') IS NOT NULL
        THEN coalesce((SELECT value ->> '$.leadTimes[0]' FROM settings WHERE key = 'vault'), 0)
      ELSE 30
    END,
    coalesce(min(created_at, due_at), -9223372036854775807)
  ) WHERE due_at IS NOT NULL;

CREATE TRIGGER credential_log_update AFTER UPDATE ON credentials
  WHEN (old.account_id, old.label, old.public_id, old.kind, old.state, old.period_days, old.lead_times, old.fields,
      old.note, old.removed_at)
    IS NOT (new.account_id, new.label, new.public_id, new.kind, new.state, new.period_days, new.lead_times, new.fields,
      new.note, new.removed_at)
BEGIN
  INSERT INTO record_log (kind, id, mark, gone, at)
    VALUES ('credential', new.id, randomblob(16), 0, CAST(unixepoch('subsec') * 1000 AS INTEGER));
END;
`;
