import { app } from 'electron';

/**
 * Makes this the only running app of its user-data folder, or returns false where there is one already. What the other
 * process was started with is not looked at: it only brings this window to the front.
 */
export function becomeOnlyInstance(showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => showWindow());
  return true;
}
