import type { CliApp } from '../../../src/cli/app.ts';
import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { type Envelope, KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { EventName } from '../../../src/shared/ipc/events.ts';
import { type TicketId, ticketId } from '../../../src/shared/model/ids.ts';
import { NO_POLICY } from '../../../src/shared/model/managed-policy.ts';
import { DEFAULT_VAULT_SETTINGS } from '../../../src/shared/model/settings.ts';
import type { VaultStatus } from '../../../src/shared/model/vault.ts';

/** What a test wants a channel to answer; a thrown KeyturnError becomes the error. */
export type Answers = {
  readonly [C in ChannelName]?: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};

export interface FakeApp {
  readonly app: CliApp;
  /** Every call so far, by channel. */
  readonly calls: { readonly channel: ChannelName; readonly input: unknown }[];
  readonly inputs: (channel: ChannelName) => readonly unknown[];
  /** Folders that the app was composed for; null is the default. */
  readonly opened: (string | null)[];
  readonly closed: () => number;
}

export const PASSWORD = 'correct horse battery';
export const TICKET: TicketId = ticketId.parse('t1cket0000000000');

export const LOCKED: VaultStatus = {
  state: 'locked',
  problem: null,
  folder: '/home/somebody/vault',
  keychain: 'unavailable',
  recoveryConfirmed: true,
  auditBroken: false,
  openedByRecovery: false,
  retryAt: null,
  systemProof: 'none',
};

/** An app with a locked vault that `PASSWORD` opens, and nothing in it. `answers` add to that or replace it. */
export function fakeApp(answers: Answers = {}): FakeApp {
  const calls: { channel: ChannelName; input: unknown }[] = [];
  const opened: (string | null)[] = [];
  const listeners = new Set<(name: EventName) => void>();
  let closed = 0;
  const all: Answers = {
    'app.info': () => ({ version: '0.1.0', platform: 'linux', locale: 'en', home: null }),
    'preferences.get': () => ({
      locale: 'zh-CN',
      theme: 'system',
      density: 'comfortable',
      contentProtection: true,
      notifications: true,
      quietHours: null,
      updates: 'off',
      onClose: 'ask',
      broker: true,
      copyAs: null,
      guide: 'shown',
    }),
    'handOuts.list': () => [],
    'vault.status': () => LOCKED,
    'policy.get': () => ({ source: null, state: 'none', rules: NO_POLICY, problem: null, detail: null }),
    'vault.unlock': (method) => {
      if (method.kind === 'password' && method.password !== PASSWORD)
        throw new KeyturnError('wrong-password');
      return {};
    },
    'settings.get': () => DEFAULT_VAULT_SETTINGS,
    'verification.status': () => ({ running: null, last: null }),
    'verification.cancel': () => ({}),
    'credentials.list': () => ({ total: 0, rows: [] }),
    'credentials.get': () => {
      throw new KeyturnError('not-found');
    },
    ...answers,
  };
  const app: CliApp = {
    async handle<C extends ChannelName>(channel: C, input: Input<C>): Promise<Envelope<Output<C>>> {
      calls.push({ channel, input });
      if (channel === 'verification.start')
        for (const listener of listeners) listener('verification.changed');
      const answer = all[channel];
      if (answer === undefined) throw new Error(`The fake has no answer for ${channel}`);
      try {
        return { ok: true, value: await answer(input) };
      } catch (error) {
        if (!(error instanceof KeyturnError)) throw error;
        return { ok: false, error: { code: error.code, params: error.params } };
      }
    },
    async ticketFor(path) {
      calls.push({ channel: 'import.pick', input: path });
      return { ok: true, value: { ticket: TICKET } };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed += 1;
    },
  };
  return {
    app,
    calls,
    inputs: (channel) => calls.filter((call) => call.channel === channel).map((call) => call.input),
    opened,
    closed: () => closed,
  };
}
