/** Joins class names and leaves out what is undefined, false or empty. */
export function cx(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
