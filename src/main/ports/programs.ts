/** How a run of a program ended. */
export type ProgramEnd =
  /** By itself. A program that a signal ended counts as in a shell: 128 and the number of the signal. */
  | { readonly kind: 'ended'; readonly code: number }
  /** There is no such program, or it may not be run. Nothing of it ran. */
  | { readonly kind: 'missing' }
  /** It took longer than it may, and was stopped with what it had started. */
  | { readonly kind: 'timed-out' }
  /** It was stopped because of the signal, with what it had started. */
  | { readonly kind: 'stopped' };

export interface ProgramRun {
  /** An absolute path, or a name that is looked for on PATH, and the arguments. No shell is between. */
  readonly argv: readonly string[];
  /** What it gets on its standard input, whole. A program that does not read it may end before. */
  readonly input: Uint8Array;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Starting other people's programs. They get an environment of PATH, home, user, locale and folders for temporary files and
 * nothing else of ours; whatever they print is thrown away, so that no log or error can hold it.
 */
export interface Programs {
  /** Resolves once the program has ended. Never rejects. */
  run(run: ProgramRun): Promise<ProgramEnd>;
  /** Whether `argv[0]` names a program that could be started now. */
  exists(program: string): Promise<boolean>;
}
