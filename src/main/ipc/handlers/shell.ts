import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Channels about the desktop around the window. */
export const shellHandlers = ({ desktop, startup, commands }: Services) =>
  ({
    'shell.desktop': async () => {
      const [tray, notifications] = await Promise.all([desktop.tray(), desktop.notifications()]);
      return { tray, notifications };
    },
    'shell.startup': () => startup.get(),
    'shell.setStartup': ({ enabled }) => startup.set(enabled),
    'shell.takeCommand': () => commands.take(),
  }) satisfies Partial<Handlers>;
