import type { Output } from '../../shared/ipc/contract.ts';
import type { Account } from '../../shared/model/account.ts';
import type { DigestState } from '../../shared/model/digest.ts';
import type { KeptFile } from '../../shared/model/kept-file.ts';
import { NO_POLICY, type PolicyState } from '../../shared/model/managed-policy.ts';
import type { NetworkSettings } from '../../shared/model/network.ts';
import type { Whereabouts, Worklist } from '../../shared/model/recovery-kit.ts';
import type { ReminderStatus } from '../../shared/model/reminder.ts';
import type { UpdateStatus } from '../../shared/model/updates.ts';
import type { ViewCounts } from '../../shared/model/view.ts';
import type { Client } from '../bridge/client.ts';
import { type Asked, createAsked } from './asked.ts';
import { type Backups, createBackups } from './backups.ts';
import { type Broker, createBroker } from './broker.ts';
import { type ComparisonStore, createComparison } from './comparison.ts';
import { type Consumers, createConsumers } from './consumers.ts';
import { createDetail, type Detail } from './detail.ts';
import { createDialogs, type Dialogs } from './dialogs.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createGuides, type Guides } from './guides.ts';
import { createHistory, type History } from './history.ts';
import { createImports, type Imports } from './imports.ts';
import { createLanding, type Landing } from './landing.ts';
import { createList, type List } from './list.ts';
import { createLooks, type Looks } from './looks.ts';
import { createPlaces, type Places } from './places.ts';
import { createPreferences, type PreferencesStore } from './preferences.ts';
import { createPresence, type Presence } from './presence.ts';
import { createReach, type Reach } from './reach.ts';
import { createRestore, type Restore, restoreStep } from './restore.ts';
import { createRotations, type Rotations } from './rotations.ts';
import { createSession, type Session, screenOf } from './session.ts';
import { createSettings, type SettingsStore } from './settings.ts';
import { createStartup, type StartupStore } from './startup.ts';
import { createVerification, type Verification } from './verification.ts';
import { createVerifyRuns, type VerifyRuns } from './verify-runs.ts';

/** The requests that were made here, and the keys that were sealed for people. */
export type HandOverList = Output<'handOver.list'>;

/** All that the window knows, one store a subject. */
export interface Stores {
  readonly session: Session;
  readonly preferences: PreferencesStore;
  readonly settings: SettingsStore;
  readonly counts: Asked<ViewCounts>;
  readonly accounts: Asked<readonly Account[]>;
  /** The rules that whoever manages this computer set. */
  readonly policy: Asked<PolicyState>;
  /** Null until the page was opened. */
  readonly whereabouts: Asked<Whereabouts | null>;
  /** The keys that were in copies which somebody else may read; null when no list is open. */
  readonly worklist: Asked<Worklist | null>;
  /** What is due, also while the vault is locked. */
  readonly reminders: Asked<ReminderStatus>;
  /** How far the app is on its way to the next version; null until it was asked. */
  readonly updates: Asked<UpdateStatus | null>;
  /** What the team digest says, and where it goes; null until it was asked for. */
  readonly digest: Asked<DigestState | null>;
  /** How calls leave this computer; null until it was asked for. */
  readonly network: Asked<NetworkSettings | null>;
  /** The copies of files from before Keyturn changed them; null until they were asked for. */
  readonly kept: Asked<readonly KeptFile[] | null>;
  /** Keys between people; null until the page was opened. */
  readonly handOvers: Asked<HandOverList | null>;
  /** Other programs that ask for keys. */
  readonly broker: Broker;
  readonly looks: Looks;
  readonly reach: Reach;
  readonly list: List;
  readonly detail: Detail;
  /** Where the key in sight is used. */
  readonly consumers: Consumers;
  readonly verification: Verification;
  readonly verifyRuns: VerifyRuns;
  readonly rotations: Rotations;
  readonly history: History;
  readonly backups: Backups;
  readonly restore: Restore;
  readonly comparison: ComparisonStore;
  readonly places: Places;
  readonly imports: Imports;
  readonly dialogs: Dialogs;
  readonly drafts: Drafts;
  readonly guides: Guides;
  readonly presence: Presence;
  readonly landing: Landing;
  /** What the desktop around the window offers. */
  readonly desktop: Asked<{ readonly tray: boolean; readonly notifications: boolean }>;
  readonly startup: StartupStore;
  /** For the few calls that change one thing and keep nothing. */
  readonly client: Client;
}

const NO_COUNTS: ViewCounts = { all: 0, due: 0, overdue: 0, unverified: 0, bin: 0, clouds: {} };

const NO_REMINDERS: ReminderStatus = {
  ...{ source: 'unknown', due: 0, overdue: 0, thisWeek: 0, snoozed: 0 },
  ...{ rotations: { running: 0, waiting: 0 }, nextAt: null, tampered: false },
};

const NO_RULES: PolicyState = { source: null, state: 'none', rules: NO_POLICY, problem: null, detail: null };

/** Creates every store; nothing is asked of main yet. */
export function createStores(direct: Client): Stores {
  const presence = createPresence(direct);
  const { client } = presence;
  const drafts = createDrafts(client);
  const list = createList(client);
  const detail = createDetail(client);
  const counts = createAsked<ViewCounts>(NO_COUNTS, () => client.call('credentials.counts', {}));
  const session = createSession(client, drafts.flush);
  const rotations = createRotations(client);
  const restore = createRestore(client, session.refresh);
  const places = createPlaces(list);
  const dialogs = createDialogs();
  const reach = createReach(client);
  const broker = createBroker(client);
  const free = () =>
    screenOf(session.state.getState()) === 'workspace' &&
    dialogs.state.getState().open === null &&
    presence.state.getState().asking === null &&
    reach.state.getState().request === null &&
    restoreStep(restore.state.getState()) === null;
  return {
    session,
    preferences: createPreferences(client),
    settings: createSettings(client),
    counts,
    accounts: createAsked<readonly Account[]>([], () => client.call('accounts.list', {})),
    policy: createAsked<PolicyState>(NO_RULES, () => client.call('policy.get', {})),
    whereabouts: createAsked<Whereabouts | null>(null, () => client.call('vault.whereabouts', {})),
    reminders: createAsked<ReminderStatus>(NO_REMINDERS, () => client.call('reminders.status', {})),
    worklist: createAsked<Worklist | null>(null, () => client.call('worklist.get', {})),
    updates: createAsked<UpdateStatus | null>(null, () => client.call('updates.status', {})),
    digest: createAsked<DigestState | null>(null, () => client.call('digest.get', {})),
    network: createAsked<NetworkSettings | null>(null, () => client.call('network.get', {})),
    kept: createAsked<readonly KeptFile[] | null>(null, () => client.call('plaintext.kept', {})),
    handOvers: createAsked<HandOverList | null>(null, () => client.call('handOver.list', {})),
    broker,
    looks: createLooks(client),
    reach,
    list,
    detail,
    consumers: createConsumers(client),
    verification: createVerification(client, (id) => void detail.refresh([id])),
    verifyRuns: createVerifyRuns(client),
    rotations,
    history: createHistory(client),
    backups: createBackups(client),
    restore,
    comparison: createComparison(client),
    places,
    imports: createImports(client),
    dialogs,
    drafts,
    guides: createGuides(client),
    presence,
    landing: createLanding({ client, list, places, rotations, dialogs, broker, free }),
    desktop: createAsked({ tray: true, notifications: true }, () => client.call('shell.desktop', {})),
    startup: createStartup(client),
    client,
  };
}
