import type { Envelope } from '../shared/ipc/envelope.ts';
import type { TicketId, TicketKind } from '../shared/model/ids.ts';
import type { LockReason } from '../shared/model/vault.ts';
import type { Router } from './ipc/router.ts';
import type { Broker } from './services/broker/index.ts';
import type { EventListener } from './services/events.ts';
import type { MenuCommands } from './services/menu-commands.ts';
import type { Landing, Reminders } from './services/reminders/types.ts';

/** Told before the keys go, and once they are gone. */
export interface LockWatch {
  begins(): void;
  ended(): void;
}

export interface KeyturnApp extends Router {
  subscribe(listener: EventListener): () => void;
  /**
   * For the shell and the command line alone: a place that a person dropped or named, as a one-time handle. `read` is
   * the default. Only a backup may be named while the vault is locked.
   */
  ticketFor(path: string, kind?: TicketKind): Promise<Envelope<{ readonly ticket: TicketId }>>;
  readonly reminders: Reminders;
  readonly landing: Landing;
  /** For the shell alone: tells of programs that ask. */
  readonly watchAskers: Broker['watch'];
  lock(reason: LockReason): Promise<void>;
  /**
   * For the shell alone: what to do around each lock of an open vault, but for the last one before the end and for those
   * on the way to another vault in its place, whose screens stay.
   */
  aroundLock(watch: LockWatch): void;
  /** The version of the app that waits to be installed; null where none does. */
  updateWaiting(): string | null;
  /** False also while the vault gets another key. */
  isOpen(): boolean;
  /** For the shell alone: what its menus ask of the page. */
  readonly commands: MenuCommands;
  /** Idle minutes after which the shell locks. */
  idleMinutes(): number;
  /** Locks and stops every timer; the app answers nothing after it. */
  close(): Promise<void>;
}
