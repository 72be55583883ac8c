import type { KeyturnBridge } from '../../../src/preload/api.ts';
import { CHANNELS, type ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { type Envelope, KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { EventName, EventPayloads } from '../../../src/shared/ipc/events.ts';
import type { AuditAction, AuditEntry } from '../../../src/shared/model/audit.ts';
import type { CredentialDetail, CredentialSummary } from '../../../src/shared/model/credential.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { LookView } from '../../../src/shared/model/look.ts';
import {
  DEFAULT_PREFERENCES,
  DEFAULT_VAULT_SETTINGS,
  type Preferences,
} from '../../../src/shared/model/settings.ts';
import type { VaultStatus } from '../../../src/shared/model/vault.ts';
import type { View } from '../../../src/shared/model/view.ts';
import { createFakeAccounts } from './account-handlers.ts';
import { type AskFor, createFakeBroker } from './broker-handlers.ts';
import { createFakeConsumers } from './consumer-handlers.ts';
import { createFakeGuides } from './guide-handlers.ts';
import { previewOf, ticket, unlockedDatabase } from './import-preview.ts';
import { inView } from './in-view.ts';
import { accountOf, credentialIdOf, keyOf } from './keys.ts';
import { createFakeLooks } from './look-handlers.ts';
import { createFakeNetwork } from './network-handlers.ts';
import { createFakeRotations } from './rotation-handlers.ts';
import type { FakeRotation } from './rotations.ts';
import { createFakeScripts } from './script-handlers.ts';
import { calmHandlers } from './trust-handlers.ts';
import { updateHandlers } from './update-handlers.ts';
import { createFakeVerification } from './verification-handlers.ts';

/** The password that opens the fake vault. */
export const FAKE_PASSWORD = 'correct horse battery';
/** The code that the fake vault hands out. */
export const FAKE_RECOVERY = 'H7KD-2MNP-9QRS-4TVW-X3YZ-6ABC-8DEF-5GHJ-0K1M';

type Handlers = { readonly [C in ChannelName]: (input: Input<C>) => Output<C> };

export interface FakeOptions {
  readonly status?: Partial<VaultStatus>;
  readonly keys?: readonly CredentialDetail[];
  readonly rotations?: readonly FakeRotation[];
  readonly preferences?: Partial<Preferences>;
  /** What a look around finds; a home folder with twelve files when left out. */
  readonly finds?: () => LookView;
  readonly now?: () => number;
}

/** What a test holds of the fake: the bridge, the calls that were made, and ways to interfere. */
export interface FakeBridge {
  readonly bridge: KeyturnBridge;
  readonly calls: readonly { readonly channel: ChannelName; readonly input: unknown }[];
  emit<E extends EventName>(event: E, payload: EventPayloads[E]): void;
  /** Answers this channel in another way from now on; may throw `KeyturnError`. */
  override<C extends ChannelName>(
    channel: C,
    handler: (input: Input<C>) => Output<C> | Promise<Output<C>>,
  ): void;
  /** Puts a rotation in place of the one with its id and tells the window. */
  putRotation(rotation: FakeRotation): void;
  /** Has programs ask for keys, in place of those that asked before. */
  readonly askFor: AskFor;
  /** How many listeners an event has. */
  listeners(event: EventName): number;
}

/**
 * A stand-in for everything behind `window.keyturn`, with one vault in memory. It keeps to the contract's types
 * and to nothing of main's insides: for the stores' unit tests and for looking at screens.
 */
export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const now = options.now ?? Date.now;
  let keys = [...(options.keys ?? [])];
  let preferences: Preferences = { ...DEFAULT_PREFERENCES, ...options.preferences };
  let settings = DEFAULT_VAULT_SETTINGS;
  let status: VaultStatus = {
    state: 'unlocked',
    problem: null,
    folder: '/home/li/.local/share/keyturn',
    keychain: 'available',
    recoveryConfirmed: true,
    auditBroken: false,
    openedByRecovery: false,
    retryAt: null,
    systemProof: 'none',
    ...options.status,
  };
  const calls: { channel: ChannelName; input: unknown }[] = [];
  const history = new Map<CredentialId, AuditEntry[]>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  let seq = 0;

  const emit: FakeBridge['emit'] = (event, payload) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const changed = (...ids: CredentialId[]) => emit('credentials.changed', { ids });
  const record = (id: CredentialId, action: AuditAction, detail: Record<string, string> = {}) => {
    seq += 1;
    const entry = {
      seq,
      at: now() - 1000,
      action,
      credentialId: id,
      detail,
      osUser: 'li',
      device: 'atlas',
      via: 'app',
    } as const;
    history.set(id, [entry, ...(history.get(id) ?? [])]);
  };
  const find = (id: CredentialId): CredentialDetail => {
    const key = keys.find((candidate) => candidate.id === id);
    if (key === undefined) throw new KeyturnError('not-found');
    return key;
  };
  const replace = (id: CredentialId, over: Partial<CredentialDetail>): CredentialDetail => {
    const next = { ...find(id), ...over };
    keys = keys.map((key) => (key.id === id ? next : key));
    return next;
  };
  const setStatus = (over: Partial<VaultStatus>) => {
    status = { ...status, ...over };
    emit('vault.changed', {});
  };
  const rotations = createFakeRotations({
    initial: options.rotations ?? [],
    now,
    find,
    placesOf: (id) => consumers.of(id),
    changed: (id) => emit('rotations.changed', { ids: [id] }),
  });
  const broker = createFakeBroker({ keys: () => keys, now, tell: (event) => emit(event, {}) });
  const looks = createFakeLooks({ now, tell: (event) => emit(event, {}), finds: options.finds });
  const consumers = createFakeConsumers({
    looked: looks.views,
    scrub: looks.handlers['plaintext.scrub'],
    publicIdOf: (id) => find(id).publicId,
    now,
    changed: () => emit('consumers.changed', {}),
  });
  for (const key of keys) {
    record(key.id, 'credential.imported');
    if (key.health.kind === 'proven') record(key.id, 'credential.verified');
    if (key.health.kind === 'failed')
      record(key.id, 'credential.verify-failed', { kind: key.health.failure.kind });
  }

  const handlers: { -readonly [C in ChannelName]: (input: Input<C>) => Output<C> | Promise<Output<C>> } = {
    ...looks.handlers,
    ...consumers.handlers,
    ...createFakeScripts((id) => find(id).account.cloud),
    ...broker.handlers,
    'app.info': () => ({
      version: '0.1.0',
      platform: 'linux',
      locale: preferences.locale === 'system' ? 'en' : preferences.locale,
      home: '/home/li',
    }),
    'preferences.get': () => preferences,
    'preferences.set': (patch) => {
      preferences = { ...preferences, ...(patch as Partial<Preferences>) };
      emit('preferences.changed', {});
      return preferences;
    },
    // As across a border of processes: each answer is another object.
    'vault.status': () => ({ ...status }),
    'vault.create': ({ keychain }) => {
      setStatus({ state: 'unlocked', recoveryConfirmed: false, keychain: keychain ? 'ready' : 'available' });
      return { recoveryCode: FAKE_RECOVERY, keychain };
    },
    'vault.confirmRecovery': ({ groups }) => {
      const all = FAKE_RECOVERY.split('-');
      const correct = groups.every(({ index, text }) => all[index] === text.toUpperCase());
      if (correct) setStatus({ recoveryConfirmed: true });
      return { correct };
    },
    'vault.renewRecovery': ({ password }) => {
      if (password !== FAKE_PASSWORD) throw new KeyturnError('wrong-password');
      setStatus({ recoveryConfirmed: false });
      return { recoveryCode: FAKE_RECOVERY };
    },
    'vault.unlock': (method) => {
      if (method.kind === 'password' && method.password !== FAKE_PASSWORD)
        throw new KeyturnError('wrong-password');
      if (method.kind === 'recovery' && method.code !== FAKE_RECOVERY)
        throw new KeyturnError('wrong-recovery-code');
      setStatus({ state: 'unlocked', openedByRecovery: method.kind === 'recovery' });
      return {};
    },
    'vault.lock': () => {
      setStatus({ state: 'locked' });
      return {};
    },
    'vault.changePassword': () => {
      setStatus({ openedByRecovery: false });
      return {};
    },
    'vault.setKeychain': ({ enabled }) => {
      setStatus({ keychain: enabled ? 'ready' : 'available' });
      return {};
    },
    'settings.get': () => settings,
    'settings.set': (patch) => {
      settings = { ...settings, ...(patch as Partial<typeof settings>) };
      keys = keys.map((key) => ({ ...key, leadTimes: key.ownLeadTimes ?? settings.leadTimes }));
      changed();
      return settings;
    },
    ...createFakeAccounts(
      () => keys,
      (next) => {
        keys = next;
        changed();
      },
    ),
    ...createFakeNetwork(
      () => emit('network.changed', {}),
      (id) => keys.find((key) => key.account.id === id)?.account ?? accountOf(0),
    ),
    'credentials.list': ({ view, search = '', offset = 0, limit = 100 }) => {
      const words = search.toLowerCase();
      const all = keys.filter(
        (key) =>
          inView(key, view, now()) &&
          `${key.label} ${key.accountLabel} ${key.publicId} ${key.note}`.toLowerCase().includes(words),
      );
      const urgency = (key: CredentialSummary) =>
        key.createdAt === null ? -1 : key.createdAt + key.periodDays * 86_400_000;
      all.sort((a, b) => urgency(a) - urgency(b));
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
    'credentials.counts': () => {
      const count = (view: View) => keys.filter((key) => inView(key, view, now())).length;
      const clouds = {
        aws: count({ kind: 'cloud', cloud: 'aws' }),
        aliyun: count({ kind: 'cloud', cloud: 'aliyun' }),
      };
      return {
        all: count({ kind: 'all' }),
        due: count({ kind: 'due' }),
        overdue: count({ kind: 'overdue' }),
        unverified: count({ kind: 'unverified' }),
        bin: count({ kind: 'bin' }),
        clouds,
      };
    },
    'credentials.get': ({ id }) => find(id as CredentialId),
    'credentials.add': (input) => {
      const n = 500 + keys.length;
      const account =
        input.account.kind === 'new'
          ? accountOf(n, { ...(input.account.draft as object), cloud: input.cloud })
          : (keys.find((key) => key.accountId === (input.account as { id: string }).id)?.account ??
            accountOf(n));
      keys.push(keyOf({ n, label: input.label, account, ageDays: null, health: 'unverified' }, now()));
      record(credentialIdOf(n), 'credential.added');
      changed(credentialIdOf(n));
      return { id: credentialIdOf(n) };
    },
    'credentials.edit': ({ id, changes }) => {
      const { label, note, periodDays, leadTimes } = changes;
      record(id as CredentialId, 'credential.edited');
      const next = replace(id as CredentialId, {
        ...(label === undefined ? {} : { label }),
        ...(note === undefined ? {} : { note }),
        ...(periodDays === undefined ? {} : { ownPeriodDays: periodDays, periodDays: periodDays ?? 90 }),
        ...(leadTimes === undefined
          ? {}
          : { ownLeadTimes: leadTimes, leadTimes: leadTimes ?? settings.leadTimes }),
      });
      changed(next.id);
      return next;
    },
    'credentials.move': () => {
      throw new KeyturnError('not-found');
    },
    'credentials.remove': ({ ids }) => {
      for (const id of ids as CredentialId[]) replace(id, { removedAt: now() });
      changed(...(ids as CredentialId[]));
      return {};
    },
    'credentials.restore': ({ ids }) => {
      for (const id of ids as CredentialId[]) replace(id, { removedAt: null });
      changed(...(ids as CredentialId[]));
      return {};
    },
    'credentials.purge': ({ ids }) => {
      keys = keys.filter((key) => !ids.includes(key.id));
      changed(...(ids as CredentialId[]));
      return {};
    },
    'credentials.reveal': () => ({ value: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }),
    'credentials.copy': ({ field }) => {
      const clearsAt = field === 'access_key_id' ? null : now() + 30_000;
      if (clearsAt !== null) emit('clipboard.armed', { clearsAt });
      return { clearsAt };
    },
    'credentials.copyAs': ({ secret }) => {
      const clearsAt = secret ? now() + 30_000 : null;
      if (clearsAt !== null) emit('clipboard.armed', { clearsAt });
      return { clearsAt };
    },
    ...createFakeVerification({ now, keys: () => keys, replace, record, changed, emit }),
    'credentials.history': ({ id }) => history.get(id as CredentialId) ?? [],
    'clipboard.clear': () => {
      emit('clipboard.cleared', { reason: 'cleared' });
      return {};
    },
    'import.pick': () => ({ ticket: ticket(3) }),
    'import.previewFile': () => previewOf('accessKeys.csv'),
    'import.unlockManager': unlockedDatabase,
    'import.previewText': ({ text }) => {
      if (!/AKIA|LTAI/.test(text)) throw new KeyturnError('nothing-found');
      return previewOf(null);
    },
    'import.commit': ({ rows }) => {
      const added = rows.map((row) => {
        const n = 700 + keys.length;
        keys.push(
          keyOf(
            {
              n,
              label: row.label,
              account: accountOf(n, { cloud: row.cloud, label: row.label }),
              ageDays: null,
              health: 'unverified',
            },
            now(),
          ),
        );
        return credentialIdOf(n);
      });
      changed(...added);
      return {
        ...{ added, renewed: [], skipped: 0, refused: [] },
        reasons: { duplicate: 0, 'in-bin': 0 },
      };
    },
    ...rotations.handlers,
    ...calmHandlers,
    ...updateHandlers,
    'import.mapTables': () => previewOf('keys.xlsx'),
    'import.mend': ({ index }) => {
      const row = previewOf(null).rows[index];
      if (row === undefined) throw new KeyturnError('invalid-input');
      return row;
    },
    'import.mendAll': () => ({ rows: [...previewOf(null).rows] }),
    'import.chooseCloud': ({ index, cloud }) => {
      const row = previewOf(null).rows[index];
      if (row === undefined) throw new KeyturnError('invalid-input');
      return { ...row, cloud };
    },
    ...createFakeGuides(now),
    'import.discard': () => ({}),
    'import.deleteSource': () => ({}),
  } satisfies Handlers;

  const answer = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Envelope<Output<C>>> => {
    calls.push({ channel, input });
    try {
      return { ok: true, value: await handlers[channel](input) };
    } catch (thrown) {
      if (!(thrown instanceof KeyturnError)) throw thrown;
      return { ok: false, error: { code: thrown.code, params: thrown.params } };
    }
  };

  return {
    bridge: {
      call: Object.fromEntries(
        CHANNELS.map((channel) => [channel, (input: never) => answer(channel, input)]),
      ) as unknown as KeyturnBridge['call'],
      on: (event, listener) => {
        const own = listeners.get(event) ?? new Set();
        listeners.set(event, own.add(listener as (payload: never) => void));
        return () => own.delete(listener as (payload: never) => void);
      },
      fileTicket: async () => ({ ok: true, value: { ticket: ticket(3) } }),
    },
    calls,
    emit,
    override: (channel, handler) => {
      Object.assign(handlers, { [channel]: handler });
    },
    putRotation: rotations.put,
    askFor: broker.askFor,
    listeners: (event) => listeners.get(event)?.size ?? 0,
  };
}
