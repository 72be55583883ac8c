/**
 * Version 80: how far a person came with the guide to a kind of key. `done` is a JSON array of the ids of steps. A program
 * of before has no room for it and keeps it among the settings, from where it comes back here.
 */
export const sql = `
CREATE TABLE guide_progress (
  cloud TEXT NOT NULL,
  kind TEXT NOT NULL,
  site TEXT NOT NULL,
  done TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (cloud, kind, site)
) STRICT, WITHOUT ROWID;

INSERT INTO guide_progress (cloud, kind, site, done, at)
SELECT kept.value ->> 'cloud', kept.value ->> 'kind', kept.value ->> 'site', kept.value ->> 'done', kept.value ->> 'at'
FROM settings, json_each(settings.value) AS kept WHERE settings.key = 'guideProgress';

DELETE FROM settings WHERE key = 'guideProgress';
`;
