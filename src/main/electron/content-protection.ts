import { app, BrowserWindow } from 'electron';

/** Keeps windows out of screenshots and screen sharing, where the system has that; Linux has not. */
export interface ContentProtection {
  /** For every window that is open and every one to come. */
  set(on: boolean): void;
}

/** On until it is told otherwise. To be made before the first window. */
export function createContentProtection(): ContentProtection {
  let protects = true;
  app.on('browser-window-created', (_event, window) => window.setContentProtection(protects));
  return {
    set(on) {
      protects = on;
      for (const window of BrowserWindow.getAllWindows()) window.setContentProtection(on);
    },
  };
}
