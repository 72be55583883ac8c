import type { Worklist } from '../../../shared/model/recovery-kit.ts';
import type { Clock } from '../../ports/clock.ts';
import { getWorklist, putWorklist } from '../../vault/repositories/worklist.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';
import { worklistView } from './keys.ts';

/** The keys that were in copies which somebody else may read. */
export interface WorklistService {
  /** Null when none is open. */
  get(): Worklist | null;
  /** A person is done with it. */
  close(): void;
}

export function createWorklist(deps: {
  readonly session: VaultSession;
  readonly events: Events;
  readonly clock: Clock;
}): WorklistService {
  const { session, events, clock } = deps;
  return {
    get: () =>
      session.vault().read((db) => {
        const list = getWorklist(db);
        return list === null ? null : worklistView(db, list, clock.now());
      }),
    close() {
      const vault = session.vault();
      vault.write((db) => {
        const list = getWorklist(db);
        if (list === null) return;
        const left = worklistView(db, list, clock.now()).items.filter(({ state }) => state === 'waiting');
        putWorklist(db, null);
        const detail = { keys: String(list.keys.length), waiting: String(left.length) };
        vault.audit(db, { action: 'vault.worklist-closed', credentialId: null, detail });
      });
      events.emit('vault.changed', {});
    },
  };
}
