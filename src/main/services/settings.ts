import { type ManagedPolicy, NO_POLICY } from '../../shared/model/managed-policy.ts';
import { DEFAULT_VAULT_SETTINGS, type VaultSettings } from '../../shared/model/settings.ts';
import { refreshDueDates } from '../vault/repositories/due-dates.ts';
import { getSettings, putSettings } from '../vault/repositories/settings.ts';
import type { Events } from './events.ts';
import type { VaultSession } from './vault-session.ts';

/** The choices that travel with the vault. */
export interface Settings {
  get(): VaultSettings;
  set(changes: Partial<VaultSettings>): VaultSettings;
  /** Idle minutes until the vault locks, by its own setting or by the managed policy: whichever is fewer. */
  idleMinutes(): number;
}

export function createSettings(
  session: VaultSession,
  events: Events,
  policy: () => ManagedPolicy = () => NO_POLICY,
): Settings {
  let idle = DEFAULT_VAULT_SETTINGS.idleMinutes;

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
    idleMinutes() {
      try {
        if (session.isOpen()) idle = session.vault().read(getSettings).idleMinutes;
      } catch {
        // A database that is busy now: what held before holds.
      }
      return Math.min(idle, policy().maxIdleMinutes ?? idle);
    },
  };
}
