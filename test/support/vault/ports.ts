import { createClock } from '../../../src/main/node/clock.ts';
import { createFiles } from '../../../src/main/node/files.ts';
import { createLocks } from '../../../src/main/node/locks.ts';
import { createRandom } from '../../../src/main/node/random.ts';
import type { Actor, VaultPorts } from '../../../src/main/vault/index.ts';

/** The machine itself, as the app uses it. */
export function realPorts(): VaultPorts {
  return { files: createFiles(), random: createRandom(), clock: createClock(), locks: createLocks() };
}

export const ACTOR: Actor = { osUser: 'tester', device: 'bench', via: 'app' };
