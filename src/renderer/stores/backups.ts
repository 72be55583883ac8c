import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Output } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { BackupTarget, TargetId } from '../../shared/model/backup.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** The places where backups go, as main last told them. */
export interface BackupsState {
  /** Null until the first answer. */
  readonly targets: readonly BackupTarget[] | null;
  readonly status: Output<'backup.status'> | null;
  /** Those that are being backed up to because a person asked. */
  readonly busy: ReadonlySet<TargetId>;
  /** Why the last request of this session was refused. */
  readonly refused: ReadonlyMap<TargetId, WireError>;
  readonly selected: TargetId | null;
  /** Why they could not be asked for. */
  readonly error: WireError | null;
}

/** Backups and their places. `run` never rejects: a refusal becomes part of the state. */
export interface Backups {
  readonly state: StoreApi<BackupsState>;
  refresh(): Promise<void>;
  run(id: TargetId): Promise<void>;
  dismissWarning(): Promise<void>;
  select(id: TargetId | null): void;
  reset(): void;
}

const INITIAL: BackupsState = {
  targets: null,
  status: null,
  busy: new Set(),
  refused: new Map(),
  selected: null,
  error: null,
};

/** Creates the store; nothing is asked before `refresh`. */
export function createBackups(client: Client): Backups {
  const state = createStore<BackupsState>(() => INITIAL);
  const latest = createLatest();
  const session = createLatest();
  let open = session.begin();

  async function refresh(): Promise<void> {
    const current = latest.begin();
    try {
      const [targets, status] = [
        await client.call('backup.targets', {}),
        await client.call('backup.status', {}),
      ];
      if (current()) state.setState({ targets, status, error: null });
    } catch (thrown) {
      if (current()) state.setState({ error: toWireError(thrown) });
    }
  }

  function mark(id: TargetId, busy: boolean, refused: WireError | null): void {
    const before = state.getState();
    const working = new Set(before.busy);
    if (busy) working.add(id);
    else working.delete(id);
    const refusals = new Map(before.refused);
    if (refused === null) refusals.delete(id);
    else refusals.set(id, refused);
    state.setState({ busy: working, refused: refusals });
  }

  return {
    state,
    refresh,
    async run(id) {
      if (state.getState().busy.has(id)) return;
      const still = open;
      mark(id, true, null);
      let refused: WireError | null = null;
      try {
        await client.call('backup.run', { id });
      } catch (thrown) {
        refused = toWireError(thrown);
      }
      if (!still()) return;
      mark(id, false, refused);
      await refresh();
    },
    async dismissWarning() {
      await client.call('backup.dismissWarning', {});
      await refresh();
    },
    select: (selected) => state.setState({ selected }),
    reset() {
      latest.drop();
      open = session.begin();
      state.setState(INITIAL, true);
    },
  };
}
