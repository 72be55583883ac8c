import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { Pin } from '../../shared/model/certificate.ts';
import type { ReachReport } from '../../shared/model/reach.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';

/** Whose addresses are to be tried, and what follows from that. */
export interface ReachRequest {
  /** The account's name; empty for one that has none yet. */
  readonly label: string;
  readonly cloud: Input<'credentials.add'>['cloud'];
  /** Called before each test: a form is read as it is then, a typed password with it, and nothing of it is kept. */
  readonly target: () => Input<'reach.test'>['target'];
  /** Takes a certificate that the person compared, in place of another one of its address. */
  readonly pin: (pin: Pin) => Promise<void>;
  /** Over a form it must not lead away from there. */
  readonly over: 'form' | 'window';
}

/** One test of addresses, under way or over. */
export interface ReachState {
  readonly request: ReachRequest | null;
  /** What was found so far. */
  readonly report: ReachReport | null;
  readonly running: boolean;
  /** Why it could not even begin. */
  readonly error: WireError | null;
}

/** The test whose steps are in sight. */
export interface Reach {
  readonly state: StoreApi<ReachState>;
  open(request: ReachRequest): void;
  /** Tries once more, with what is set by now. */
  again(): Promise<void>;
  /** Ends it where it is; what was found stays. */
  stop(): void;
  close(): void;
  /** Main has found more. */
  refresh(run: string): Promise<void>;
}

const IDLE: ReachState = { request: null, report: null, running: false, error: null };

/** Creates the store. */
export function createReach(client: Client): Reach {
  const state = createStore<ReachState>(() => IDLE);
  let run: string | null = null;

  const stop = (): void => {
    if (run !== null && state.getState().running) client.call('reach.stop', { run }).catch(() => undefined);
  };

  const again = async (): Promise<void> => {
    const { request } = state.getState();
    if (request === null) return;
    stop();
    const own = crypto.randomUUID();
    run = own;
    state.setState({ report: null, running: true, error: null });
    try {
      const report = await client.call('reach.test', { run: own, target: request.target() });
      if (run === own) state.setState({ report, running: false });
    } catch (thrown) {
      if (run === own) state.setState({ running: false, error: toWireError(thrown) });
    }
  };

  return {
    state,
    open(request) {
      state.setState({ ...IDLE, request });
      void again();
    },
    again,
    stop,
    close() {
      stop();
      run = null;
      state.setState(IDLE);
    },
    async refresh(changed) {
      if (changed !== run) return;
      const report = await client.call('reach.get', { run: changed });
      // The last answer comes from the test itself.
      if (changed === run && state.getState().running) state.setState({ report });
    },
  };
}
