import { app } from 'electron';
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
