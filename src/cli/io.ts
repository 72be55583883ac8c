/** A stream that text is written to. */
export interface CliStream {
  readonly isTTY: boolean;
  /** Columns of the terminal; a guess where there is none. */
  readonly columns: number;
  write(text: string): void;
}

/** What a file held, with its permission bits (0 on platforms without). */
export interface ReadFile {
  readonly text: string;
  readonly mode: number;
}

/** How a program ended, by the code that a shell would say; 127 where there is none of that name, 126 where it cannot be run. */
export interface ProgramEnd {
  readonly code: number;
  readonly started: boolean;
}

/** Runs a program on the streams of this one, and resolves when it ended. What is sent to this process meanwhile goes to it. */
export type RunProgram = (
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
) => Promise<ProgramEnd>;

/** Everything that the command line needs from the process around it, so that tests can stand in for a terminal. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
  /** The process that started this one. */
  readonly parent: number;
  readonly stdout: CliStream;
  readonly stderr: CliStream;
  /** Whether somebody is there to answer a prompt: stdin and stderr are both terminals. */
  readonly interactive: boolean;
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Resolves after so many ms. Throws CliError `interrupted`. */
  sleep(ms: number): Promise<void>;
  /** Asks on the terminal, with echo. Throws CliError `interrupted`. */
  ask(label: string): Promise<string>;
  /** Asks on the terminal without echo. Throws CliError `interrupted`. */
  askSecret(label: string): Promise<string>;
  /** Standard input to its end. Throws CliError `input-too-large` beyond `maxBytes`. */
  readStdin(maxBytes: number): Promise<string>;
  /** An inherited file descriptor to its end; throws as `readStdin`, and `input-unreadable`. */
  readFd(fd: number, maxBytes: number): Promise<string>;
  /** Throws as `readFd`. */
  readFile(path: string, maxBytes: number): Promise<ReadFile>;
  readonly runProgram: RunProgram;
}
