import { writeSync } from 'node:fs';
import { createClock } from '../../../../src/main/node/clock.ts';
import { AT_ONCE } from '../app-world.ts';
import { SUBJECT } from '../lane.ts';
import { mortal } from '../mortal.ts';

// turn-key.ts FOLDER RECOVERY-CODE AT: rotates the key of a lane's vault until there is nothing to do but wait, and is
// killed at moment AT, which it names on standard output with its last breath.
const [folder = '', code = '', at = '0'] = process.argv.slice(2);

const { session, rotations } = mortal({
  folder,
  clock: createClock(),
  at: Number(at),
  die: (moment) => {
    writeSync(1, JSON.stringify(moment));
    process.kill(process.pid, 'SIGKILL');
  },
});
await session.unlock({ kind: 'recovery', code });
const id = await rotations.start({ credentialId: SUBJECT, admin: null, policy: AT_ONCE });
await rotations.resume(id);
await session.lock('quit');
