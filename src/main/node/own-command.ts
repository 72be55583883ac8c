import { join, resolve } from 'node:path';
import { programFile } from './autostart.ts';

/** How this process was started, as far as it matters for starting the command line. */
export interface StartedAs {
  readonly execPath: string;
  /** The script's arguments as Node has them: program, script, and the rest. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Null under plain Node. */
  readonly electron: { readonly packaged: boolean } | null;
}

/**
 * How another program starts the command line of this very copy of Keyturn, from wherever it likes: an absolute path and
 * the first arguments. `appPath` is the folder of an app that is not packaged; a command line that runs from its sources
 * has none. `vault` is the folder of the vault that it is to open, where that is not the one which a command line without
 * a word about it opens; whoever starts it has another environment than this process.
 */
export function ownCommand(
  started: StartedAs,
  appPath: string | null,
  vault: string | null,
): readonly [string, ...string[]] {
  const [program, ...rest] = startOf(started, appPath);
  return vault === null ? [program, ...rest] : [program, ...rest, '--vault', vault];
}

function startOf(
  { execPath, argv, env, electron }: StartedAs,
  appPath: string | null,
): readonly [string, ...string[]] {
  if (electron?.packaged) return [programFile(execPath, env), 'cli'];
  if (appPath === null) return [execPath, resolve(argv[1] ?? ''), ...(electron === null ? [] : ['cli'])];
  return electron === null ? [execPath, join(appPath, 'out/main/cli.js')] : [execPath, appPath, 'cli'];
}
