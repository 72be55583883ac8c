/**
 * What the person typed after the program's name. An unpackaged app is started as `electron FOLDER …`, so there one
 * more argument is not theirs.
 */
export function userArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  return argv.slice(packaged ? 1 : 2);
}
