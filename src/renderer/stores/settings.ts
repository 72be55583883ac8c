import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_VAULT_SETTINGS, type VaultSettings } from '../../shared/model/settings.ts';
import type { Client } from '../bridge/client.ts';
import { createLatest } from './latest.ts';

/** The open vault's own settings: default policy, lead time, clipboard time. */
export interface SettingsStore {
  readonly state: StoreApi<VaultSettings>;
  refresh(): Promise<void>;
  /** Saves some of them; the rest stays. Rejects with `KeyturnError`. */
  change(patch: Partial<VaultSettings>): Promise<void>;
  reset(): void;
}

/** Creates the store with the defaults in place until main answers. */
export function createSettings(client: Client): SettingsStore {
  const state = createStore<VaultSettings>(() => DEFAULT_VAULT_SETTINGS);
  const latest = createLatest();
  return {
    state,
    async refresh() {
      const current = latest.begin();
      const answer = await client.call('settings.get', {});
      if (current()) state.setState(answer);
    },
    async change(patch) {
      const current = latest.begin();
      const answer = await client.call('settings.set', patch);
      if (current()) state.setState(answer);
    },
    reset() {
      latest.drop();
      state.setState(DEFAULT_VAULT_SETTINGS, true);
    },
  };
}
