import { DEFAULT_VAULT_SETTINGS, type VaultSettings, vaultSettings } from '../../../shared/model/settings.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

const KEY = 'vault';

/** The vault's settings; what an older version did not store yet has its default. */
export function getSettings(db: ReadDb): VaultSettings {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', KEY);
  if (row === undefined) return DEFAULT_VAULT_SETTINGS;
  return vaultSettings.parse({ ...DEFAULT_VAULT_SETTINGS, ...JSON.parse(row.value) });
}

/** Writes the settings, the first lead time under its name of before version 50 too: going back must not lose it. */
export function putSettings(db: WriteDb, settings: VaultSettings): void {
  db.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    KEY,
    JSON.stringify({ ...settings, leadDays: settings.leadTimes[0] ?? 0 }),
  );
}
