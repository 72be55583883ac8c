import { app } from 'electron';

/** Switches that open the process to a debugger; each would show every secret to whoever set it. */
const DEBUG_SWITCH = /^--?(inspect|remote-debugging-|remote-allow-origins|js-flags|debug)/;

/** Whether somebody asked for a debugger on the command line. */
export function asksForDebugger(argv: readonly string[]): boolean {
  return argv.some((argument) => DEBUG_SWITCH.test(argument));
}

/**
 * Sandboxes every renderer and, in an installed app, refuses to start under a debugger. To be called before `ready`.
 * False means that the app is about to exit.
 */
export function hardenProcess(argv: readonly string[]): boolean {
  app.enableSandbox();
  if (app.isPackaged && asksForDebugger(argv)) {
    app.exit(1);
    return false;
  }
  return true;
}
