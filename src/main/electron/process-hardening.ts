import { app } from 'electron';
import { withoutSandbox } from './arguments.ts';
import { refusedSwitches } from './debug-switches.ts';
import { refusedVariables } from './debug-variables.ts';
import { refuseDevTools } from './devtools-policy.ts';
import { systemTexts } from './preferences.ts';

/** The exit code of an installed app that was asked to start under a debugger. */
export const REFUSED_START = 1;

/**
 * Sandboxes every renderer and, in an installed app, refuses developer tools, and to start at all under a debugger or
 * with foreign code. To be called before `ready`. False means that the app is about to exit.
 */
export function hardenProcess(
  argv: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  app.enableSandbox();
  if (!app.isPackaged) return true;
  const refused = [...refusedSwitches(argv, platform), ...refusedVariables(env)];
  if (refused.length > 0) {
    process.stderr.write(`${systemTexts()('shell.refusedStart', { names: refused.join(', ') })}\n`);
    app.exit(REFUSED_START);
    return false;
  }
  refuseDevTools();
  return true;
}

/**
 * Says so where the window of an installed app is to start without the sandbox of the operating system. It starts all the
 * same: the launcher of an AppImage asks for that by itself where the system has user namespaces restricted, as Ubuntu
 * 24.04 does, and Chromium would not start there otherwise.
 */
export function tellUnsandboxed(argv: readonly string[]): void {
  if (app.isPackaged && withoutSandbox(argv)) process.stderr.write(`${systemTexts()('shell.noSandbox')}\n`);
}
