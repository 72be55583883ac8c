import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Locks } from '../ports/locks.ts';
import type { Random } from '../ports/random.ts';

/** What the vault needs of the machine it runs on. */
export interface VaultPorts {
  readonly files: Files;
  readonly random: Random;
  readonly clock: Clock;
  readonly locks: Locks;
}
