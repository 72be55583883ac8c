/** Starts without a window: what the entry that starts with the session says. */
export const HIDDEN = '--hidden';

/** What a person or the session asked of the app. */
export interface ShellArguments {
  readonly hidden: boolean;
}

/**
 * What the person typed after the program's name. An unpackaged app is started as `electron FOLDER …`, so there one
 * more argument is not theirs.
 */
export function userArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  return argv.slice(packaged ? 1 : 2);
}

/**
 * Looks for the arguments that the app knows, and for nothing else. Of another instance Chromium may put switches of
 * its own before or between them, so the place of one means nothing.
 */
export function shellArguments(argv: readonly string[]): ShellArguments {
  return { hidden: argv.includes(HIDDEN) };
}
