import { resolveLocale } from '../shared/i18n/locale.ts';
import type { Envelope } from '../shared/ipc/envelope.ts';
import { KeyturnError } from '../shared/ipc/envelope.ts';
import type { TicketId } from '../shared/model/ids.ts';
import { createHttp, type HttpOptions } from './clouds/http/http.ts';
import { credentialHandlers } from './ipc/handlers/credentials.ts';
import { importHandlers } from './ipc/handlers/import.ts';
import { rotationHandlers } from './ipc/handlers/rotations.ts';
import { vaultHandlers } from './ipc/handlers/vault.ts';
import { createRouter, type Router } from './ipc/router.ts';
import type { Clipboard } from './ports/clipboard.ts';
import type { Clock } from './ports/clock.ts';
import type { FilePicker } from './ports/file-picker.ts';
import type { Files } from './ports/files.ts';
import type { Keychain } from './ports/keychain.ts';
import type { Locks } from './ports/locks.ts';
import type { Logger } from './ports/logger.ts';
import type { Random } from './ports/random.ts';
import { createAccounts } from './services/accounts/index.ts';
import { createClipboardGuard } from './services/clipboard-guard.ts';
import { createCredentialWriting } from './services/credential-writing.ts';
import { createCredentials } from './services/credentials.ts';
import { createEvents, type EventListener } from './services/events.ts';
import { watchForeignChanges } from './services/foreign-changes.ts';
import { createImports } from './services/import/index.ts';
import type { Services } from './services/index.ts';
import { createPreferences } from './services/preferences.ts';
import { type DueSummary, dueSummary } from './services/reminders.ts';
import { createRotations } from './services/rotation/index.ts';
import { createSecretAccess } from './services/secret-access.ts';
import { createSettings } from './services/settings.ts';
import { createVaultSession } from './services/vault-session.ts';
import { createVerification } from './services/verification.ts';
import type { KdfCost } from './vault/index.ts';

/** Everything that Keyturn needs of the world around it. */
export interface AppPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly files: Files;
  readonly locks: Locks;
  readonly keychain: Keychain;
  readonly clipboard: Clipboard;
  readonly filePicker: FilePicker;
}

export interface AppOptions {
  /** The folder that holds, or will hold, the vault. */
  readonly folder: string;
  /** Who acts, for the audit. */
  readonly via: 'app' | 'cli';
  readonly osUser: string;
  readonly device: string;
  readonly version: string;
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly systemLocale: string;
  /** Fixed cost of the key derivation; calibrated to this computer when left out. */
  readonly kdf?: KdfCost;
  /** Trust and time limits of calls to clouds, where they differ from the defaults. */
  readonly http?: Partial<HttpOptions>;
}

export interface KeyturnApp extends Router {
  subscribe(listener: EventListener): () => void;
  /** For the shell alone: a file that a person dropped or named, as a one-time handle. */
  ticketFor(path: string): Promise<Envelope<{ readonly ticket: TicketId }>>;
  /** Null while the vault is locked. */
  dueSummary(): DueSummary | null;
  lock(reason: 'by-hand' | 'quit'): Promise<void>;
  /** Locks and stops every timer; the app answers nothing after it. */
  close(): Promise<void>;
}

/** Builds all services from ports. Pure Node: the window, the command line and the tests start here. */
export function createApp(ports: AppPorts, options: AppOptions): KeyturnApp {
  const { clock, random, logger, files } = ports;
  const { folder, via, osUser, device } = options;
  const events = createEvents();
  const session = createVaultSession({
    ports,
    folder,
    actor: { via, osUser, device },
    events,
    logger,
    ...(options.kdf === undefined ? {} : { kdf: options.kdf }),
  });
  const preferences = createPreferences({ files, folder, events });
  const credentials = createCredentials(session, events, clock);
  const writing = createCredentialWriting({ session, events, clock, random });
  const clipboard = createClipboardGuard(ports.clipboard, clock, events);
  const http = createHttp({ clock, ...options.http });
  const verification = createVerification({ session, events, clock, http });
  const rotations = createRotations({
    ...{ session, events, clock, random, files, locks: ports.locks, logger, http, folder },
    tryKey: verification.verify,
    unattended: via === 'app',
  });
  const imports = createImports({ files, random, clock, session, writing });

  const lock = async (reason: 'by-hand' | 'quit'): Promise<void> => {
    verification.cancelAll();
    const answered = rotations.pause();
    // Side by side: a clipboard that does not answer must not keep the vault open.
    const clearing = clipboard.clearNow().catch(() => logger.warn('clipboard.not-cleared'));
    try {
      await session.lock(reason);
    } finally {
      // After the lock, since no preview can be made any more.
      imports.clear();
    }
    await clearing;
    // A change that is on its way is worth the wait where this process is about to end; else it ends by itself.
    if (reason === 'quit') await answered;
  };

  const services: Services = {
    app: {
      lock,
      info: async () => ({
        version: options.version,
        platform: options.platform,
        locale: resolveLocale((await preferences.get()).locale, options.systemLocale),
      }),
    },
    session,
    preferences,
    settings: createSettings(session, events),
    accounts: createAccounts(session, events, random),
    credentials,
    writing,
    secrets: createSecretAccess(session, clipboard),
    clipboard,
    verification,
    rotations,
    imports: {
      ...imports,
      pick: async () => {
        const path = await ports.filePicker.pickKeyFile();
        return path === null ? null : { ticket: await imports.ticketFor(path) };
      },
    },
  };

  const handlers = {
    ...vaultHandlers(services),
    ...credentialHandlers(services),
    ...importHandlers(services),
    ...rotationHandlers(services),
  };
  const router = createRouter(handlers, { unlocked: session.isOpen }, logger);
  const stopWatching = via === 'app' ? watchForeignChanges(session, events, clock) : () => undefined;

  return {
    ...router,
    subscribe: events.subscribe,
    async ticketFor(path) {
      if (!session.isOpen()) return { ok: false, error: { code: 'vault-locked', params: {} } };
      try {
        return { ok: true, value: { ticket: await imports.ticketFor(path) } };
      } catch (error) {
        const known = error instanceof KeyturnError ? error : new KeyturnError('internal');
        return { ok: false, error: { code: known.code, params: known.params } };
      }
    },
    dueSummary: () => dueSummary(session, credentials),
    lock,
    async close() {
      stopWatching();
      await lock('quit');
    },
  };
}
