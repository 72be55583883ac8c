import { app } from 'electron';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Startup } from '../ports/startup.ts';
import { APP_ID } from './app-id.ts';
import { HIDDEN } from './arguments.ts';

/** The arguments that Windows is to start with. macOS hands none over: `hiddenByLogin` tells there. */
const ARGS = [HIDDEN];

/** Starts with the session by the login items of macOS and Windows. */
export function createLoginItems(): Startup {
  const set = (openAtLogin: boolean): void => app.setLoginItemSettings({ openAtLogin, args: ARGS });
  return {
    // An unpackaged app would register Electron itself.
    supported: () => app.isPackaged,
    enabled: async () => app.getLoginItemSettings({ args: ARGS }).openAtLogin,
    async set(enabled) {
      set(enabled);
      // macOS asks the person in its own settings first; until then the item is there and does nothing.
      const { openAtLogin, status } = app.getLoginItemSettings({ args: ARGS });
      if (enabled && !openAtLogin && status !== 'requires-approval')
        throw new KeyturnError('startup-not-ours', { file: app.getName() });
    },
    async repair() {
      if (process.platform !== 'win32' || !app.isPackaged) return;
      const { launchItems } = app.getLoginItemSettings({ args: ARGS });
      const stale = launchItems.some(
        ({ name, path, enabled }) => name === APP_ID && enabled && path !== process.execPath,
      );
      if (stale) set(true);
    },
  };
}

/** Whether the system opened the app at login, on macOS, where a login item has no arguments. */
export function hiddenByLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
