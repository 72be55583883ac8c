/** The scheme and host that the interface is served from; no other origin is trusted with anything. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'keyturn';

/** The page that the window opens. */
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/**
 * Whether a URL belongs to the interface. Compared by parsed scheme and host, since Node gives every URL of a custom
 * scheme the origin `null`; a port, a user name or a password makes it foreign.
 */
export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  return (
    parsed.protocol === `${APP_SCHEME}:` &&
    parsed.host === APP_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}
