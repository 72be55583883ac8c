import type { Output } from '../../shared/ipc/contract.ts';
import type { Accounts } from './accounts/index.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import type { CredentialWriting } from './credential-writing.ts';
import type { Credentials } from './credentials.ts';
import type { Imports } from './import/index.ts';
import type { PreferencesStore } from './preferences.ts';
import type { Rotations } from './rotation/index.ts';
import type { SecretAccess } from './secret-access.ts';
import type { Settings } from './settings.ts';
import type { VaultSession } from './vault-session.ts';
import type { Verification } from './verification.ts';

/** What concerns the running app as a whole. */
export interface AppService {
  info(): Promise<Output<'app.info'>>;
  /** Clipboard, calls under way and drafts of imports go before the keys do. */
  lock(reason: 'by-hand' | 'quit'): Promise<void>;
}

/** Every use case, for the handlers. */
export interface Services {
  readonly app: AppService;
  readonly session: VaultSession;
  readonly preferences: PreferencesStore;
  readonly settings: Settings;
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  readonly writing: CredentialWriting;
  readonly secrets: SecretAccess;
  readonly clipboard: ClipboardGuard;
  readonly verification: Verification;
  readonly rotations: Rotations;
  readonly imports: Imports & {
    /** Opens the system's file dialog; null when it was closed or there is none. */
    pick(): Promise<Output<'import.pick'>>;
  };
}
