/** A path as people read it: the home folder is `~`. The whole path belongs into a title beside it. */
export function shortPath(path: string, home: string | null): string {
  if (home === null || !path.startsWith(home)) return path;
  const rest = path.slice(home.length);
  return rest === '' || /^[/\\]/.test(rest) ? `~${rest}` : path;
}

/** A path in two parts, of which the first may be cut short where there is no room: the file's name is always seen. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { folder: path.slice(0, Math.max(0, at)), name: path.slice(Math.max(0, at)) };
}
