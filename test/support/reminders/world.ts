import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Random } from '../../../src/main/ports/random.ts';
import { createEvents } from '../../../src/main/services/events.ts';
import { newId } from '../../../src/main/services/new-id.ts';
import { createReminders, type RemindersService } from '../../../src/main/services/reminders/index.ts';
import type { Landing } from '../../../src/main/services/reminders/types.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import type { Vault, WriteDb } from '../../../src/main/vault/index.ts';
import { insertAccount } from '../../../src/main/vault/repositories/accounts.ts';
import { putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { putSettings } from '../../../src/main/vault/repositories/settings.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { CredentialSummary } from '../../../src/shared/model/credential.ts';
import type { AccountId, CredentialId } from '../../../src/shared/model/ids.ts';
import {
  DEFAULT_PREFERENCES,
  DEFAULT_VAULT_SETTINGS,
  type Locale,
  type Preferences,
} from '../../../src/shared/model/settings.ts';
import { type FakeClock, fakeClock } from '../fake/clock.ts';
import { type FakeKeychain, type FakeLogger, fakeKeychain, fakeLogger } from '../fake/desktop.ts';
import { type FakeDesk, fakeDesk } from './desk.ts';
import { freeLocks, type MemoryFiles, memoryFiles } from './memory-files.ts';

const DAY_MS = 86_400_000;
const VAULT_ID = '0123456789abcdef';

/** A device with one vault, whose database is in memory: what lasts over a restart, and what a test can do to it. */
export interface World {
  readonly clock: FakeClock;
  readonly keychain: FakeKeychain;
  readonly files: MemoryFiles;
  readonly logger: FakeLogger;
  readonly desk: FakeDesk;
  /** Names of audit rows. */
  readonly audited: string[];
  reminders: RemindersService;
  landing: Landing;
  preferences: Preferences;
  locale: Locale;
  keychainAllowed: boolean;
  readonly db: WriteDb;
  /** A key that is due in so many days; null for one of unknown age. */
  addKey(
    days: number | null,
    more?: Partial<Pick<CredentialSummary, 'label' | 'state'>> & { readonly expires?: number },
  ): CredentialId;
  unlock(): Promise<void>;
  lock(): Promise<void>;
  /** Ends the program without a lock, as a kill does, and starts it anew with a locked vault. */
  restart(): Promise<void>;
  /** Lets time pass, waking at each timer. */
  pass(ms: number): Promise<void>;
  /** Sets the clock, and tells as the shell does that it was. */
  jump(to: number): Promise<void>;
  changed(): Promise<void>;
  schedulePath(): string;
}

const random: Random = { bytes: (count) => randomBytes(count) };

function openDb(): WriteDb {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  for (const { sql } of migrations) database.exec(sql);
  return {
    all: <Row>(sql: string, ...params: readonly unknown[]) => database.prepare(sql).all(...params) as Row[],
    get: <Row>(sql: string, ...params: readonly unknown[]) =>
      database.prepare(sql).get(...params) as Row | undefined,
    run: (sql, ...params) => database.prepare(sql).run(...params).changes,
  };
}

export async function reminderWorld(start = Date.UTC(2026, 10, 21, 8)): Promise<World> {
  const clock = fakeClock(start);
  const keychain = fakeKeychain();
  const files = memoryFiles();
  const logger = fakeLogger();
  const desk = fakeDesk();
  const db = openDb();
  const audited: string[] = [];
  let open = false;
  let events = createEvents();
  let stop = (): void => undefined;

  const vault = {
    id: VAULT_ID,
    read: <T>(run: (handle: WriteDb) => T) => run(db),
    write: <T>(run: (handle: WriteDb) => T) => run(db),
    audit: (_db: WriteDb, { action }: { action: string }) => void audited.push(action),
  } as unknown as Vault;
  const session = {
    isOpen: () => open,
    vault: () => {
      if (!open) throw new KeyturnError('vault-locked');
      return vault;
    },
  };
  putSettings(db, { ...DEFAULT_VAULT_SETTINGS, leadTimes: [14, 7, 1] });
  const account = newId<AccountId>(random);
  insertAccount(db, {
    ...{ id: account, cloud: 'aws', site: 'aws', label: 'prod', environment: null, owner: null, note: '' },
    ...{
      tags: [],
      endpoints: {},
      proxy: null,
      proxyUser: null,
      pins: [],
      plainHttp: false,
      hasProxyPassword: false,
      periodDays: null,
    },
  });

  const begin = (): void => {
    events = createEvents();
    const made = createReminders({
      ...{ session, events, clock, random, files, locks: freeLocks, keychain, logger },
      preferences: { get: async () => world.preferences, set: async () => world.preferences },
      locale: async () => world.locale,
      zone: () => 'Asia/Shanghai',
      keychainAllowed: () => world.keychainAllowed,
      inspect: async () => ({
        ...{ kind: 'present', vaultId: VAULT_ID, keychainSlot: null },
        ...{ keychainBlocked: false, recoveryConfirmed: true },
      }),
      deviceFolder: '/state',
      unattended: true,
    });
    world.reminders = made.reminders;
    world.landing = made.landing;
    stop = made.reminders.watch(desk);
  };
  const settle = () => world.reminders.settled();

  const world: World = {
    ...{ clock, keychain, files, logger, desk, audited, db },
    reminders: null as unknown as RemindersService,
    landing: null as unknown as Landing,
    preferences: DEFAULT_PREFERENCES,
    locale: 'en',
    keychainAllowed: true,
    addKey(days, { label = 'deploy', state = 'active', expires } = {}) {
      const id = newId<CredentialId>(random);
      putCredential(db, {
        ...{ id, accountId: account, label, publicId: `AKIA${id}`, kind: 'access-key', state },
        createdAt: days === null ? null : clock.now() + (days - 90) * DAY_MS,
        expiresAt: expires === undefined ? null : clock.now() + expires * DAY_MS,
        ...{
          ownPeriodDays: null,
          ownLeadTimes: null,
          health: { kind: 'unverified' },
          identity: null,
          lastUsed: null,
        },
        ...{ fields: {}, note: '', addedAt: clock.now(), removedAt: null },
      });
      return id;
    },
    async unlock() {
      open = true;
      events.emit('vault.changed', {});
      await settle();
    },
    async lock() {
      const left = world.reminders.leave();
      open = false;
      events.emit('vault.changed', {});
      left();
      await settle();
    },
    async restart() {
      stop();
      await settle();
      open = false;
      begin();
      await settle();
    },
    async pass(ms) {
      const until = clock.monotonic() + ms;
      while (clock.monotonic() < until) {
        clock.advance(Math.min(15 * 60_000, until - clock.monotonic()));
        await settle();
      }
    },
    async jump(to) {
      clock.jumpTo(to);
      world.reminders.look();
      await settle();
    },
    async changed() {
      events.emit('credentials.changed', { ids: [] });
      clock.advance(1000);
      await settle();
    },
    schedulePath: () => `/state/reminders/${VAULT_ID}.schedule`,
  };
  begin();
  await settle();
  return world;
}
