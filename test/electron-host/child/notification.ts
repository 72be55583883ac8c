import { EventEmitter } from 'node:events';
import type { NotificationConstructorOptions, Notification as RealNotification } from 'electron';
import { app } from './app.ts';
import { offer } from './controls.ts';
import { carried } from './dbus/carried.ts';
import type { DaemonNotifications } from './dbus/notifications.ts';
import { hostEvent } from './event.ts';

type Service = 'works' | 'missing' | 'broken' | 'fails' | 'deaf';

let service: Service = process.env.ELECTRON_HOST_NOTIFICATIONS === 'missing' ? 'missing' : 'works';
const shown: Notification[] = [];
// What speaks D-Bus is loaded where it is asked for alone: it would count in the app's memory.
const daemon = carried ? (await import('./dbus/notifications.ts')).daemonNotifications() : null;

/** A notification; the stand-in remembers it, and shows nothing unless the session's bus is asked for. */
export class Notification
  extends EventEmitter
  implements Pick<RealNotification, 'show' | 'close' | 'title' | 'body' | 'actions'>
{
  readonly title: string;
  readonly body: string;
  readonly actions: RealNotification['actions'];
  readonly #tag: string | undefined;
  readonly #icon: string;
  #open = false;
  #takeAway: (() => void) | null = null;

  static isSupported = () => service !== 'missing';

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    if (service === 'broken') throw new Error('org.freedesktop.DBus.Error.ServiceUnknown');
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.actions = options.actions ?? [];
    this.#tag = options.id;
    this.#icon = typeof options.icon === 'string' ? options.icon : '';
  }

  show(): void {
    if (service === 'deaf') return;
    if (service === 'fails') {
      queueMicrotask(() => this.emit('failed', hostEvent({}), 'The service is gone'));
      return;
    }
    if (daemon !== null) {
      void this.#showOnBus(daemon);
      return;
    }
    // One with the same id takes the place of the one before, which is told nothing of it.
    for (const other of shown) if (this.#tag !== undefined && other.#tag === this.#tag) other.#open = false;
    this.#open = true;
    shown.push(this);
    queueMicrotask(() => this.emit('show', hostEvent({})));
  }

  /** Electron knows of no daemon until one does not answer. */
  async #showOnBus(by: DaemonNotifications): Promise<void> {
    const { title, body } = this;
    const actions = this.actions.map(({ text }) => text ?? '');
    try {
      this.#takeAway = await by.show(
        { app: app.getName(), icon: this.#icon, title, body, actions },
        {
          clicked: () => this.emit('click', hostEvent({})),
          pressed: (actionIndex) =>
            this.emit('action', hostEvent({ actionIndex, selectionIndex: -1 }), actionIndex, -1),
          closed: () => {
            this.#open = false;
            this.emit('close', hostEvent({}));
          },
        },
      );
      this.#open = true;
      shown.push(this);
      this.emit('show', hostEvent({}));
    } catch (error) {
      this.emit('failed', hostEvent({}), error instanceof Error ? error.message : String(error));
    }
  }

  close(): void {
    if (!this.#open) return;
    if (this.#takeAway !== null) {
      this.#takeAway();
      return;
    }
    this.#open = false;
    this.emit('close', hostEvent({ reason: 'applicationHidden' }));
  }

  dismiss(): void {
    this.#open = false;
    this.emit('close', hostEvent({ reason: 'userCanceled' }));
  }

  facts = (id: number) => ({
    id,
    title: this.title,
    body: this.body,
    actions: this.actions.map(({ text }) => text ?? ''),
    open: this.#open,
  });
}

function inSight(id: number): Notification {
  const found = shown[id - 1];
  if (found?.facts(id).open !== true) throw new Error(`No notification ${id} is in sight`);
  return found;
}

offer('notifications.list', () => shown.map((each, place) => each.facts(place + 1)));
offer('notifications.click', (id) => {
  inSight(id).emit('click', hostEvent({}));
});
offer('notifications.action', (id, label) => {
  const actionIndex = inSight(id).actions.findIndex(({ text }) => text === label);
  if (actionIndex < 0) throw new Error(`Notification ${id} has no button ${label}`);
  inSight(id).emit('action', hostEvent({ actionIndex, selectionIndex: -1 }), actionIndex, -1);
});
offer('notifications.dismiss', (id) => inSight(id).dismiss());
offer('notifications.service', (state) => {
  service = state;
});
