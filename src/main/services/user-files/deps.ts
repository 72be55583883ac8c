import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';
import type { KindOf } from './holds.ts';

/** What changing a person's files takes. */
export interface UserFilesDeps {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files;
  readonly locks: Locks;
  readonly logger: Logger;
  /** The vault's folder, for the lock that two processes share. */
  readonly folder: string;
  readonly deviceId: Pick<DeviceId, 'get'>;
  readonly deviceName: string;
  readonly kindOf: KindOf;
}
