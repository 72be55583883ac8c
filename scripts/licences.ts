import { buildIfStale } from './lib/build-if-stale.ts';
import { writeLicences } from './lib/legal/write-legal.ts';

await buildIfStale();
process.stdout.write(`${writeLicences()}\n`);
