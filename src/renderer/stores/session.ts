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
  /** The screen that stays although the vault is open already, until its last step is done. */
  readonly held: 'setup' | 'unlock' | null;
  /** Main is loading the page anew: the lock screen shows, and what is typed would be lost. */
  readonly leaving: boolean;
  /** The older format that the vault was made one of by this window; null once it is open again. */
  readonly wentBackTo: number | null;
  /** Why the status could not be asked for. */
  readonly error: WireError | null;
}

/** The one screen that fits the session. */
export type Screen = 'starting' | 'unreachable' | 'setup' | 'unlock' | 'problem' | 'workspace';

/** Derives the screen; closed over every state that main reports. */
export function screenOf(session: SessionState): Screen {
  if (session.leaving) return 'unlock';
  if (session.status === null) return session.error === null ? 'starting' : 'unreachable';
  if (session.held !== null) return session.held;
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
  /**
   * Opens by the recovery code and sets a new password with the same code, so that it is typed once. Resolves to the
   * code that replaces it; the screen stays until `finishRecovery`, and where the password was refused until another
   * try or a lock.
   */
  recover(code: string, next: string): Promise<string>;
  /** The new code was asked back: lets the workspace in. */
  finishRecovery(): void;
  /** The vault was locked as one of an older format: the lock screen says which program is to open it. */
  wentBack(schema: number): void;
  /** Shows the lock screen until the page is gone. */
  leave(): void;
  lock(): Promise<void>;
  changePassword(input: Input<'vault.changePassword'>): Promise<void>;
  setKeychain(enabled: boolean): Promise<void>;
  renewRecovery(password: string): Promise<string>;
  /** Whether the groups were those of the code. */
  confirmRecovery(groups: Input<'vault.confirmRecovery'>['groups']): Promise<boolean>;
}

const INITIAL: SessionState = { status: null, held: null, leaving: false, wentBackTo: null, error: null };

/** Creates the session store; nothing is asked before `refresh`. `beforeLock` saves what would be lost. */
export function createSession(client: Client, beforeLock: () => Promise<void>): Session {
  const state = createStore<SessionState>(() => INITIAL);
  const latest = createLatest();

  async function refresh(): Promise<void> {
    const current = latest.begin();
    try {
      const status = await client.call('vault.status', {});
      if (!current()) return;
      const before = state.getState();
      // A lock ends every walk: what it showed belongs to the open vault.
      const ended = before.status?.state === 'unlocked' && status.state !== 'unlocked';
      state.setState({
        ...{ status, error: null, held: ended ? null : before.held },
        ...(status.state === 'unlocked' ? { wentBackTo: null } : {}),
      });
    } catch (thrown) {
      if (current()) state.setState({ error: toWireError(thrown) });
    }
  }

  return {
    state,
    refresh,
    async create(input) {
      // Before the call: main announces the new vault while it is still answering.
      state.setState({ held: 'setup' });
      try {
        return await client.call('vault.create', input);
      } catch (thrown) {
        state.setState({ held: null });
        throw thrown;
      } finally {
        await refresh();
      }
    },
    finishSetup: () => state.setState({ held: null }),
    async unlock(method) {
      try {
        await client.call('vault.unlock', method);
      } finally {
        // After a wrong password too: it may be some time until the next one is looked at.
        await refresh();
      }
    },
    async recover(code, next) {
      state.setState({ held: 'unlock' });
      try {
        // Open already where the password was refused before: the code proves itself with the next one.
        if (state.getState().status?.state !== 'unlocked')
          await client.call('vault.unlock', { kind: 'recovery', code });
        await client.call('vault.changePassword', { proof: { kind: 'recovery', code }, next });
        const { recoveryCode } = await client.call('vault.renewRecovery', { password: next });
        await refresh();
        return recoveryCode;
      } catch (thrown) {
        await refresh();
        // Once the code has opened it the screen stays, with the reason and for another try.
        if (state.getState().status?.state !== 'unlocked') state.setState({ held: null });
        throw thrown;
      }
    },
    finishRecovery: () => state.setState({ held: null }),
    wentBack: (wentBackTo) => state.setState({ wentBackTo }),
    leave: () => state.setState({ leaving: true }),
    async lock() {
      await beforeLock();
      await client.call('vault.lock', {});
      state.setState({ held: null });
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
