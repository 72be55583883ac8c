import { writeSync } from 'node:fs';
import { createLocks } from '../../../../src/main/node/locks.ts';

// lock-holder.ts FOLDER: takes the lock `vault`, says so, and keeps it until it is killed.
const held = await createLocks().acquire(process.argv[2] ?? '', 'vault', 0);
writeSync(1, held === null ? 'refused\n' : 'held\n');
process.stdin.resume();
