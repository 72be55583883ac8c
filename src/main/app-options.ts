import type { HttpOptions } from './clouds/http/http.ts';
import type { Browser } from './ports/browser.ts';
import type { Clipboard } from './ports/clipboard.ts';
import type { Clock } from './ports/clock.ts';
import type { Desktop } from './ports/desktop.ts';
import type { Door } from './ports/door.ts';
import type { FilePicker } from './ports/file-picker.ts';
import type { Files } from './ports/files.ts';
import type { HeadSink } from './ports/head-sink.ts';
import type { Keychain } from './ports/keychain.ts';
import type { KitWindow } from './ports/kit-window.ts';
import type { Locks } from './ports/locks.ts';
import type { Logger } from './ports/logger.ts';
import type { Ownership } from './ports/ownership.ts';
import type { Presence } from './ports/presence.ts';
import type { Programs } from './ports/programs.ts';
import type { Random } from './ports/random.ts';
import type { Startup } from './ports/startup.ts';
import type { SystemProxy } from './ports/system-proxy.ts';
import type { Updater } from './ports/updater.ts';
import type { WebhookOrigins } from './services/digest/address.ts';
import type { KdfCost } from './vault/index.ts';

/** Everything that Keyturn needs of the world around it. */
export interface AppPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly files: Files;
  readonly ownership: Ownership;
  readonly locks: Locks;
  readonly keychain: Keychain;
  readonly presence: Presence;
  readonly clipboard: Clipboard;
  readonly browser: Browser;
  readonly filePicker: FilePicker;
  readonly kitWindow: KitWindow;
  readonly headSink: HeadSink;
  readonly updater: Updater;
  readonly desktop: Desktop;
  readonly startup: Startup;
  readonly systemProxy: SystemProxy;
  readonly programs: Programs;
  readonly door: Door;
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
  /** How this program is started as a command line: its absolute path and first arguments, for lines in tools' files. */
  readonly command?: readonly [string, ...string[]];
  /** The person's home folder, where tools keep their files; nothing is looked for there when left out. */
  readonly home?: string;
  /** The environment to look into; empty when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The program that asks through this one, where one does: whatever started the command line. */
  readonly caller?: { readonly program: string; readonly script: string | null };
  /** Fixed cost of the key derivation; calibrated to this computer when left out. */
  readonly kdf?: KdfCost;
  /** The file with the rules of whoever manages this computer; none is looked for when left out. */
  readonly policyFile?: string;
  /** Where this device remembers how it last saw each vault, outside of all of them; nothing is remembered when left out. */
  readonly deviceFolder?: string;
  /** The IANA name of the time zone; asked of the system each time when left out. */
  readonly zone?: string;
  /** Trust and time limits of calls to clouds, where they differ from the defaults. */
  readonly http?: Partial<HttpOptions>;
  /** Where webhooks may be, where that differs from the vendors' addresses that are compiled in. */
  readonly webhooks?: WebhookOrigins;
}
