import { app } from 'electron';
import { shellArguments } from './arguments.ts';

/**
 * Makes this the only running app of its user-data folder, or returns false where there is one already. Another process
 * that is started by a person brings this window to the front; one that the session starts hidden does nothing.
 */
export function becomeOnlyInstance(showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv) => {
    if (!shellArguments(argv).hidden) showWindow();
  });
  return true;
}
