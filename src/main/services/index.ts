import type { Output } from '../../shared/ipc/contract.ts';
import type { LockReason } from '../../shared/model/vault.ts';
import type { Desktop } from '../ports/desktop.ts';
import type { Accounts } from './accounts/index.ts';
import type { Audit } from './audit/index.ts';
import type { Backups } from './backup/index.ts';
import type { Broker } from './broker/index.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import type { Comparisons } from './comparison/index.ts';
import type { Consumers } from './consumers/index.ts';
import type { CredentialWriting } from './credential-writing.ts';
import type { Credentials } from './credentials.ts';
import type { Diagnoses } from './diagnosis.ts';
import type { Digests } from './digest/index.ts';
import type { Drafts } from './drafts.ts';
import type { Exports } from './exports/index.ts';
import type { Guides } from './guides.ts';
import type { HandOuts } from './hand-outs/index.ts';
import type { HandOvers } from './hand-over/index.ts';
import type { Imports } from './import/index.ts';
import type { KeptCopies } from './kept-copies.ts';
import type { Looks } from './look/index.ts';
import type { Policy } from './managed-policy.ts';
import type { MenuCommands } from './menu-commands.ts';
import type { Network } from './network/index.ts';
import type { Plaintext } from './plaintext/index.ts';
import type { PreferencesStore } from './preferences.ts';
import type { PresenceCheck } from './presence.ts';
import type { Reachability } from './reachability/index.ts';
import type { RecoveryKit } from './recovery-kit/index.ts';
import type { RemindersService } from './reminders/index.ts';
import type { Landing } from './reminders/types.ts';
import type { Restores } from './restore/index.ts';
import type { Rotations } from './rotation/index.ts';
import type { Scripts } from './scripts/index.ts';
import type { SecretAccess } from './secret-access.ts';
import type { Settings } from './settings.ts';
import type { StartupSetting } from './startup.ts';
import type { Updates } from './updates.ts';
import type { UserFiles } from './user-files/index.ts';
import type { VaultSession } from './vault-session.ts';
import type { VerifyRuns } from './verification/index.ts';
import type { LookUps } from './verification/look-up.ts';
import type { Verification } from './verification/verify-key.ts';
import type { WhereaboutsService } from './whereabouts.ts';
import type { Witness } from './witness.ts';
import type { WorklistService } from './worklist/index.ts';

/** What concerns the running app as a whole. */
export interface AppService {
  info(): Promise<Output<'app.info'>>;
  /** Clipboard, calls under way and drafts of imports go before the keys do. */
  lock(reason: LockReason): Promise<void>;
}

/** Every use case, for the handlers. */
export interface Services {
  readonly app: AppService;
  readonly session: VaultSession;
  readonly policy: Policy;
  readonly whereabouts: WhereaboutsService;
  readonly preferences: PreferencesStore;
  readonly settings: Settings;
  readonly presence: PresenceCheck;
  readonly desktop: Desktop;
  readonly startup: StartupSetting;
  readonly commands: MenuCommands;
  readonly drafts: Drafts;
  readonly guides: Guides;
  readonly diagnoses: Diagnoses;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly credentials: Credentials;
  readonly writing: CredentialWriting;
  readonly secrets: SecretAccess;
  readonly clipboard: ClipboardGuard;
  readonly verification: Verification;
  readonly verifyRuns: VerifyRuns;
  readonly lookUps: LookUps;
  readonly rotations: Rotations;
  readonly restores: Restores;
  readonly comparisons: Comparisons;
  readonly witness: Witness;
  readonly backups: Backups;
  readonly digests: Digests;
  readonly kit: RecoveryKit;
  readonly network: Network;
  readonly reachability: Reachability;
  readonly worklist: WorklistService;
  readonly reminders: RemindersService;
  readonly landing: Landing;
  readonly copies: KeptCopies;
  readonly updates: Updates;
  readonly userFiles: UserFiles;
  readonly consumers: Consumers;
  readonly looks: Looks;
  readonly plaintext: Plaintext;
  readonly handOuts: HandOuts;
  readonly scripts: Scripts;
  readonly broker: Broker;
  readonly exports: Exports;
  readonly handOvers: HandOvers;
  readonly imports: Imports & {
    /** Opens the system's file dialog; null when it was closed or there is none. */
    pick(): Promise<Output<'import.pick'>>;
  };
}
