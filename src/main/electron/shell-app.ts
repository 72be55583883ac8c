import type { Envelope } from '../../shared/ipc/envelope.ts';
import type { LockReason } from '../../shared/model/vault.ts';
import type { Router } from '../ipc/router.ts';
import type { Browser } from '../ports/browser.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Desktop } from '../ports/desktop.ts';
import type { FilePicker } from '../ports/file-picker.ts';
import type { KitWindow } from '../ports/kit-window.ts';
import type { Presence } from '../ports/presence.ts';
import type { Updater } from '../ports/updater.ts';
import type { AskDesk } from '../services/broker/index.ts';
import type { EventListener } from '../services/events.ts';
import type { MenuCommands } from '../services/menu-commands.ts';
import type { Landing, Reminders } from '../services/reminders/types.ts';

/** The ports that only the shell can offer. */
export interface ShellPorts {
  readonly clipboard: Clipboard;
  readonly browser: Browser;
  readonly filePicker: FilePicker;
  readonly kitWindow: KitWindow;
  readonly presence: Presence;
  readonly updater: Updater;
  readonly desktop: Desktop;
}

/** What the shell needs of the composed app. */
export interface ShellApp extends Router {
  readonly clock: Clock;
  readonly reminders: Reminders;
  readonly landing: Landing;
  readonly commands: MenuCommands;
  /** Tells of programs that ask for keys, until the returned function is called. */
  watchAskers(desk: AskDesk): () => void;
  subscribe(listener: EventListener): () => void;
  ticketFor(path: string, kind?: 'read' | 'backup'): Promise<Envelope<unknown>>;
  isOpen(): boolean;
  lock(reason: LockReason): Promise<void>;
  /** What to do around a lock after which nothing of the vault may stay on the page. */
  aroundLock(watch: { begins(): void; ended(): void }): void;
  /** The version of the app that waits to be installed; null where none does. */
  updateWaiting(): string | null;
  /** Idle minutes after which to lock. */
  idleMinutes(): number;
  close(): Promise<void>;
}
