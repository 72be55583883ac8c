import { stat } from 'node:fs/promises';
import type { AskingProgram } from '../../../shared/model/broker.ts';
import { lineOnLinux } from './linux.ts';
import { isOwnCommand } from './own.ts';
import type { SeeLine, SeenProcess } from './process.ts';
import { isWrapper, runsOf } from './script.ts';

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
  const own = (one: SeenProcess) => isOwnCommand(one, options.own ?? null);
  // A shell alone is somebody at it; one between a tool and our command line is nobody.
  const isAsker = (one: SeenProcess) => !own(one) && !isWrapper(one.program, one.arguments);
  const line = await (options.line ?? systemLine)(pid, isAsker);
  const asks = line.find(isAsker);
  const seen = asks ?? line.find((one) => !own(one)) ?? line[0];
  if (seen === undefined) return null;
  const way = line.slice(0, line.indexOf(seen) + 1);
  const [first] = line;
  const ours = first !== undefined && first !== seen && own(first) ? first.arguments : null;
  return asProgram(seen, ours, asks !== undefined && way.every((one) => one.proven));
}

/** `ours`: the words of our own command line where the request comes through it. */
async function asProgram(
  seen: SeenProcess,
  ours: readonly string[] | null,
  proven: boolean,
): Promise<AskingProgram> {
  const { pid, program, arguments: words, folder, parted } = seen;
  const { script, named: told } = runsOf(program, words, folder);
  const named = told && (parted || script === null || (await isFile(script)));
  // The line of a shell that somebody sits at says nothing, and `exec` says itself what it starts with the key.
  const shown = ours !== null && (isExec(ours) || (!named && script === null)) ? ours : words;
  return {
    ...{ pid, named, proven },
    program: visible(program),
    script: script === null ? null : visible(script),
    command: visible(shown.join(' ')).slice(0, MOST_COMMAND),
  };
}

/** What the program gets stands behind `--`. */
const isExec = (words: readonly string[]): boolean =>
  words.includes('--') && words.slice(0, words.indexOf('--')).includes('exec');

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** A path may hold signs that turn what follows around, or a line end; a person has to see what is there. */
const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`,
  );

const systemLine: SeeLine = async (pid, isLast) => {
  switch (process.platform) {
    case 'win32':
      return (await import('./windows.ts')).lineOnWindows(pid);
    case 'darwin':
      return (await import('./darwin.ts')).lineOnDarwin(pid);
    default:
      return lineOnLinux(pid, isLast);
  }
};
