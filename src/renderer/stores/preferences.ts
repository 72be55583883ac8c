import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../shared/ipc/contract.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/model/settings.ts';
import type { Client } from '../bridge/client.ts';

/** How the window looks and speaks; known before any vault is open. */
export interface PreferencesState {
  readonly preferences: Preferences;
  /** Null until main has answered. */
  readonly app: Output<'app.info'> | null;
}

/** Preferences live in main; the store keeps a copy of the last answer. */
export interface PreferencesStore {
  readonly state: StoreApi<PreferencesState>;
  refresh(): Promise<void>;
  /** Saves some of them; the rest stays. Rejects when they could not be written. */
  change(patch: Partial<Preferences>): Promise<void>;
}

/** Creates the preferences store with the defaults in place until main answers. */
export function createPreferences(client: Client): PreferencesStore {
  const state = createStore<PreferencesState>(() => ({ preferences: DEFAULT_PREFERENCES, app: null }));

  async function refresh(): Promise<void> {
    const [preferences, app] = await Promise.all([
      client.call('preferences.get', {}),
      client.call('app.info', {}),
    ]);
    state.setState({ preferences, app });
  }

  return {
    state,
    refresh,
    async change(patch) {
      await client.call('preferences.set', patch);
      await refresh();
    },
  };
}
