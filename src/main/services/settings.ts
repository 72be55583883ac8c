import type { VaultSettings } from '../../shared/model/settings.ts';
import { refreshDueDates } from '../vault/repositories/due-dates.ts';
import { getSettings, putSettings } from '../vault/repositories/settings.ts';
import type { Events } from './events.ts';
import type { VaultSession } from './vault-session.ts';

/** The choices that travel with the vault. */
export interface Settings {
  get(): VaultSettings;
  set(changes: Partial<VaultSettings>): VaultSettings;
}

export function createSettings(session: VaultSession, events: Events): Settings {
  return {
    get: () => session.vault().read(getSettings),
    set(changes) {
      const vault = session.vault();
      const next = vault.write((db) => {
        const merged = { ...getSettings(db), ...changes };
        putSettings(db, merged);
        refreshDueDates(db, null);
        vault.audit(db, {
          action: 'vault.settings-changed',
          credentialId: null,
          detail: { changed: Object.keys(changes).join(', ') },
        });
        return merged;
      });
      events.emit('credentials.changed', { ids: [] });
      return next;
    },
  };
}
