import { Variant } from '@jellybrick/dbus-next';
import { type Bus, openBus, type Remote } from './bus.ts';

/** Desktop Notifications Specification 1.2. */
const DAEMON: Remote = {
  service: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

export interface Wish {
  readonly app: string;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  /** The labels of its buttons. */
  readonly actions: readonly string[];
}

export interface Answers {
  /** A press on the notification itself. */
  clicked(): void;
  /** A press on the button at this place. */
  pressed(place: number): void;
  closed(): void;
}

/** The notifications of this process, shown by the desktop's daemon. */
export interface DaemonNotifications {
  /** Resolves once the daemon has it, to what takes it away. Rejects where no daemon answers. */
  show(wish: Wish, answers: Answers): Promise<() => void>;
}

export function daemonNotifications(): DaemonNotifications {
  const inSight = new Map<number, Answers>();
  let bus: Bus | null = null;

  const connect = async (): Promise<Bus> => {
    if (bus !== null) return bus;
    const made = openBus();
    bus = made;
    await made.listen(DAEMON, 'ActionInvoked', ([id, key]) => {
      const answers = inSight.get(Number(id));
      if (key === 'default') answers?.clicked();
      else answers?.pressed(Number(key));
    });
    await made.listen(DAEMON, 'NotificationClosed', ([id]) => {
      const answers = inSight.get(Number(id));
      inSight.delete(Number(id));
      answers?.closed();
    });
    return made;
  };

  return {
    async show({ app, icon, title, body, actions }, answers) {
      const on = await connect();
      const keys = ['default', 'View', ...actions.flatMap((label, place) => [String(place), label])];
      const hints = { urgency: new Variant('y', 1) };
      const wish = [app, 0, icon, title, body, keys, hints, -1];
      const [given] = await on.call(DAEMON, 'Notify', 'susssasa{sv}i', wish);
      const id = Number(given);
      inSight.set(id, answers);
      return () => void on.call(DAEMON, 'CloseNotification', 'u', [id]).catch(() => undefined);
    },
  };
}
