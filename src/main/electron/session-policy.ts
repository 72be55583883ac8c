import { type Session, session } from 'electron';
import { blockNetwork } from './network-policy.ts';
import { denyPermissions } from './permission-policy.ts';

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
  return own;
}
