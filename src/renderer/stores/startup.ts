import type { StartupState } from '../../shared/model/shell.ts';
import type { Client } from '../bridge/client.ts';
import { type Asked, createAsked } from './asked.ts';

/** Whether Keyturn starts with the session; the system keeps it, and may say no. */
export interface StartupStore extends Asked<StartupState> {
  /** Rejects with `KeyturnError`; the state is then what the system says. */
  change(enabled: boolean): Promise<void>;
}

/** Creates the store; nothing is asked before `refresh`. */
export function createStartup(client: Client): StartupStore {
  const first: StartupState = { supported: true, enabled: false, awaitsApproval: false };
  const asked = createAsked<StartupState>(first, () => client.call('shell.startup', {}));
  return {
    ...asked,
    async change(enabled) {
      try {
        await client.call('shell.setStartup', { enabled });
      } finally {
        await asked.refresh();
      }
    },
  };
}
