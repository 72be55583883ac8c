/** Starts without a window: what the entry that starts with the session says. */
export const HIDDEN = '--hidden';

/** What a person or the session asked of the app. */
export interface ShellArguments {
  readonly hidden: boolean;
}

/** Has Chromium do without the sandbox of the operating system. */
const NO_SANDBOX = '--no-sandbox';

/**
 * What the person typed after the program's name. An unpackaged app is started as `electron FOLDER …`, so there one
 * more argument is not theirs. In a packaged one the launcher of an AppImage may have put `--no-sandbox` before theirs.
 */
export function userArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  if (!packaged) return argv.slice(2);
  const typed = argv.slice(1);
  return typed[0] === NO_SANDBOX ? typed.slice(1) : typed;
}

/** Whether pages are to run without the sandbox of the operating system. */
export function withoutSandbox(argv: readonly string[]): boolean {
  return argv.includes(NO_SANDBOX);
}

/**
 * Looks for the arguments that the app knows, and for nothing else. Of another instance Chromium may put switches of
 * its own before or between them, so the place of one means nothing.
 */
export function shellArguments(argv: readonly string[]): ShellArguments {
  return { hidden: argv.includes(HIDDEN) };
}
