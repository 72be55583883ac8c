import { app, type LoginItemSettings } from 'electron';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Startup } from '../ports/startup.ts';
import { HIDDEN } from './arguments.ts';

/** The arguments that Windows is to start with. macOS hands none over: `hiddenByLogin` tells there. */
const ARGS = [HIDDEN];

/** Starts with the session by the login items of macOS and Windows. */
export function createLoginItems(platform: NodeJS.Platform = process.platform): Startup {
  const read = (): LoginItemSettings => app.getLoginItemSettings({ args: ARGS });
  // On Windows the entry stays where a person switched it off in the task manager.
  const starts = ({ openAtLogin, executableWillLaunchAtLogin }: LoginItemSettings): boolean =>
    openAtLogin && (platform !== 'win32' || executableWillLaunchAtLogin);
  // macOS asks the person in its own settings first; until then the item is there and does nothing.
  const waits = ({ status }: LoginItemSettings): boolean =>
    platform === 'darwin' && status === 'requires-approval';
  return {
    // An unpackaged app would register Electron itself.
    supported: () => app.isPackaged,
    enabled: async () => starts(read()),
    awaitsApproval: async () => waits(read()),
    async set(enabled) {
      app.setLoginItemSettings({ openAtLogin: enabled, args: ARGS });
      const now = read();
      if (enabled && !starts(now) && !waits(now))
        throw new KeyturnError('startup-not-ours', { file: app.getName() });
    },
    // macOS finds the app by what it is. Windows tells of the entries of a given program alone, so of one that lies where the
    // app no longer is nothing can be learnt; its installer keeps to one place.
    repair: async () => undefined,
  };
}

/** Whether the system opened the app at login, on macOS, where a login item has no arguments. */
export function hiddenByLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
