import type { ManagedPolicy } from '../../../shared/model/managed-policy.ts';
import type { KeychainStatus } from '../../../shared/model/vault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import type { HandOuts } from '../hand-outs/index.ts';
import type { KindOf } from '../user-files/holds.ts';
import type { UserFiles } from '../user-files/types.ts';
import type { VaultSession } from '../vault-session.ts';

/** What taking plaintext away takes. */
export interface PlaintextDeps {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Events;
  readonly files: Pick<Files, 'resolve'>;
  readonly logger: Logger;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly handOuts: HandOuts;
  readonly userFiles: UserFiles;
  readonly deviceId: Pick<DeviceId, 'get'>;
  readonly kindOf: KindOf;
  /** How this program is started as a command line; null where nobody said. */
  readonly command: readonly [string, ...string[]] | null;
  readonly rules: () => ManagedPolicy;
  /** Whether the keychain opens the vault where nobody is asked: as the command that a tool runs does. */
  readonly keychain: () => Promise<KeychainStatus>;
  /** Whether files are mended by themselves after an unlock. */
  readonly unattended: boolean;
}
