import type { Found, SessionParts } from '../ports/desktop.ts';
import type { AskBus } from './session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const NOTIFICATIONS = 'org.freedesktop.Notifications';

/**
 * Desktops whose tray is a host of StatusNotifierItem, or that have none. Elsewhere on X11 an older tray (XEmbed) may
 * show the icon, of which the bus knows nothing.
 */
const BY_BUS_ALONE: ReadonlySet<string> = new Set([
  ...['GNOME', 'KDE', 'XFCE', 'LXQt', 'MATE', 'X-Cinnamon', 'Unity'],
]);

function busIsAll(env: NodeJS.ProcessEnv): boolean {
  if (env.XDG_SESSION_TYPE === 'wayland' || env.WAYLAND_DISPLAY) return true;
  return (env.XDG_CURRENT_DESKTOP ?? '').split(':').some((name) => BY_BUS_ALONE.has(name));
}

/** `b true` or `v b true` of one program, `(true,)` or `(<true>,)` of the other. */
function yes(answer: string): boolean {
  const [word] = /\b(?:true|false)\b/.exec(answer) ?? [];
  if (word === undefined) throw new Error('Neither yes nor no');
  return word === 'true';
}

/**
 * The tray and the notifications of a Linux desktop, as its session bus knows them. Electron takes both for granted: an
 * icon that nothing shows, and a notification that nobody takes, are no errors to it until it is too late.
 */
export function createSessionParts(ask: AskBus, env: NodeJS.ProcessEnv): SessionParts {
  const askBus = (method: string, ...given: readonly string[]): Promise<string> =>
    ask({
      ...{ service: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' },
      ...{ interface: 'org.freedesktop.DBus', method, arguments: given },
    });
  const owned = async (name: string) => yes(await askBus('NameHasOwner', name));

  const hosted = async (): Promise<boolean> => {
    if (!(await owned(WATCHER))) return false;
    const answer = await ask({
      ...{ service: WATCHER, path: '/StatusNotifierWatcher' },
      ...{ interface: 'org.freedesktop.DBus.Properties', method: 'Get' },
      arguments: [WATCHER, 'IsStatusNotifierHostRegistered'],
    });
    return yes(answer);
  };
  /** The bus starts a service when it is first called, if it knows how. */
  const startable = async (name: string) => namesIn(await askBus('ListActivatableNames')).has(name);

  const found = async (look: () => Promise<boolean>): Promise<Found> => {
    try {
      return (await look()) ? 'present' : 'absent';
    } catch {
      return 'unknown';
    }
  };
  return {
    async trayHost() {
      const host = await found(hosted);
      return host === 'absent' && !busIsAll(env) ? 'unknown' : host;
    },
    notifications: () => found(async () => (await owned(NOTIFICATIONS)) || (await startable(NOTIFICATIONS))),
  };
}

/** The names of a list, which both programs put into quotes of their own. */
function namesIn(answer: string): ReadonlySet<string> {
  return new Set(answer.match(/[\w.-]+/g));
}
