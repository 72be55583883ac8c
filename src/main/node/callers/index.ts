import type { AskingProgram } from '../../../shared/model/broker.ts';
import { isOwnCommand } from './own.ts';
import type { SeeLine, SeenProcess } from './process.ts';
import { isInline, isWrapper, scriptOf } from './script.ts';

/** As much of a command line as a person would read. */
const MOST_COMMAND = 400;

export interface CallerOptions {
  /** How this very copy of Keyturn is started as a command line; such a process only passes on what somebody else asks. */
  readonly own?: readonly [string, ...string[]] | null;
  /** Where the line of processes is read; the system's own when left out. */
  readonly line?: SeeLine;
}

/**
 * Who asks through a process: itself, or whoever started it where it is our own command line or a shell that runs one line.
 * Null where the process is gone or is none of this user's. `proven` says that the system itself vouches for the path of
 * `program`; the script is what the program says.
 */
export async function callerOf(pid: number, options: CallerOptions = {}): Promise<AskingProgram | null> {
  const line = await (options.line ?? (await systemLine()))(pid);
  const own = (one: SeenProcess) => isOwnCommand(one, options.own ?? null);
  // A shell alone is somebody at it; one between a tool and our command line is nobody.
  const asks = line.find((one) => !own(one) && !isWrapper(one.program, one.arguments));
  const seen = asks ?? line.find((one) => !own(one)) ?? line[0];
  if (seen === undefined) return null;
  const way = line.slice(0, line.indexOf(seen) + 1);
  return asProgram(seen, asks !== undefined && way.every((one) => one.proven));
}

function asProgram(seen: SeenProcess, vouched: boolean): AskingProgram {
  const { pid, program, arguments: words, folder } = seen;
  const script = scriptOf(program, words, folder);
  return {
    pid,
    program: visible(program),
    script: script === null ? null : visible(script),
    command: visible(words.join(' ')).slice(0, MOST_COMMAND),
    // Text that an interpreter was given has no name by which it would be known again.
    proven: vouched && (script === null || !isInline(script)),
  };
}

/** A path may hold signs that turn what follows around, or a line end; a person has to see what is there. */
const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`,
  );

async function systemLine(): Promise<SeeLine> {
  switch (process.platform) {
    case 'win32':
      return (await import('./windows.ts')).lineOnWindows;
    case 'darwin':
      return (await import('./darwin.ts')).lineOnDarwin;
    default:
      return (await import('./linux.ts')).lineOnLinux;
  }
}
