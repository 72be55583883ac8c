import { type Session, session } from 'electron';
import { isAppUrl } from './origin.ts';

/**
 * The one session of the interface: in memory, without cache, network, permissions, downloads or spell checker
 * (which would fetch dictionaries). To be called after `ready`.
 */
export function createAppSession(): Session {
  // No `persist:` prefix: nothing of it is written to disk.
  const own = session.fromPartition('keyturn', { cache: false });
  denyPermissions(own);
  blockNetwork(own);
  own.setSpellCheckerEnabled(false);
  own.on('will-download', (event) => event.preventDefault());
  return own;
}

/** Refuses every permission, device and screen capture, those that a later version brings included. */
function denyPermissions(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}

/** Cancels every request that is not for the interface itself; main alone talks to clouds. */
function blockNetwork(own: Session): void {
  own.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isAppUrl(details.url) }));
}
