/**
 * Chromium routes no custom scheme through the debugger, so every `scheme://host` of the app is shown to the browser
 * as a fixed https origin and turned back in each URL that the app sees. `.invalid` never resolves (RFC 2606).
 */
const SUFFIX = '.electron-host.invalid';

/** The URL that the browser loads for one of the app's; URLs that need no stand-in stay as they are. */
export function toBrowser(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  if (match === null || /^(https?|wss?|file|data|blob)$/i.test(match[1] ?? '')) return url;
  return `https://${match[2]}.${match[1]}${SUFFIX}${match[3]}`;
}

/** What the app would have seen for a URL of the browser. Works on the text, so that escapes stay as they were sent. */
export function toApp(url: string): string {
  const match = /^https:\/\/([^/?#]*)(.*)$/is.exec(url);
  const host = match?.[1] ?? '';
  if (match === null || !host.endsWith(SUFFIX)) return url;
  const [scheme, ...name] = host.slice(0, -SUFFIX.length).split('.').reverse();
  return `${scheme}://${name.reverse().join('.')}${match[2]}`;
}
