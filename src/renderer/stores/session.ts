import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { UnlockMethod, VaultStatus } from '../../shared/model/vault.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** Where the person stands with the vault. Holds no password and no code. */
export interface SessionState {
  /** Null until main has answered once. */
  readonly status: VaultStatus | null;
  /** The first start is under way: its screens stay until the recovery code was dealt with. */
  readonly settingUp: boolean;
  /** Why the status could not be asked for. */
  readonly error: WireError | null;
}

/** The one screen that fits the session. */
export type Screen = 'starting' | 'unreachable' | 'setup' | 'unlock' | 'problem' | 'workspace';

/** Derives the screen; closed over every state that main reports. */
export function screenOf(session: SessionState): Screen {
  if (session.status === null) return session.error === null ? 'starting' : 'unreachable';
  if (session.settingUp) return 'setup';
  const screens = { absent: 'setup', locked: 'unlock', unlocked: 'workspace', problem: 'problem' } as const;
  return screens[session.status.state];
}

/** The vault's session: every action rejects with `KeyturnError` for the form that asked. */
export interface Session {
  readonly state: StoreApi<SessionState>;
  refresh(): Promise<void>;
  create(input: Input<'vault.create'>): Promise<Output<'vault.create'>>;
  /** Ends the first start and lets the workspace in. */
  finishSetup(): void;
  unlock(method: UnlockMethod): Promise<void>;
  /** Opens by the recovery code and sets a new password with the same code, so that it is typed once. */
  recover(code: string, next: string): Promise<void>;
  lock(): Promise<void>;
  changePassword(input: Input<'vault.changePassword'>): Promise<void>;
  setKeychain(enabled: boolean): Promise<void>;
  renewRecovery(password: string): Promise<string>;
  /** Whether the groups were those of the code. */
  confirmRecovery(groups: Input<'vault.confirmRecovery'>['groups']): Promise<boolean>;
}

const INITIAL: SessionState = { status: null, settingUp: false, error: null };

/** Creates the session store; nothing is asked before `refresh`. */
export function createSession(client: Client): Session {
  const state = createStore<SessionState>(() => INITIAL);
  const latest = createLatest();

  async function refresh(): Promise<void> {
    const current = latest.begin();
    try {
      const status = await client.call('vault.status', {});
      if (current()) state.setState({ status, error: null });
    } catch (thrown) {
      if (current()) state.setState({ error: toWireError(thrown) });
    }
  }

  return {
    state,
    refresh,
    async create(input) {
      // Before the call: main announces the new vault while it is still answering.
      state.setState({ settingUp: true });
      try {
        return await client.call('vault.create', input);
      } catch (thrown) {
        state.setState({ settingUp: false });
        throw thrown;
      } finally {
        await refresh();
      }
    },
    finishSetup: () => state.setState({ settingUp: false }),
    async unlock(method) {
      await client.call('vault.unlock', method);
      await refresh();
    },
    async recover(code, next) {
      await client.call('vault.unlock', { kind: 'recovery', code });
      try {
        await client.call('vault.changePassword', { proof: { kind: 'recovery', code }, next });
      } finally {
        await refresh();
      }
    },
    async lock() {
      await client.call('vault.lock', {});
      state.setState({ settingUp: false });
      await refresh();
    },
    async changePassword(input) {
      await client.call('vault.changePassword', input);
      await refresh();
    },
    async setKeychain(enabled) {
      try {
        await client.call('vault.setKeychain', { enabled });
      } finally {
        await refresh();
      }
    },
    async renewRecovery(password) {
      const { recoveryCode } = await client.call('vault.renewRecovery', { password });
      return recoveryCode;
    },
    async confirmRecovery(groups) {
      const { correct } = await client.call('vault.confirmRecovery', { groups });
      await refresh();
      return correct;
    },
  };
}
