import { buildIfStale } from './lib/build-if-stale.ts';
import { headCommit } from './lib/commit.ts';
import { writeSbom } from './lib/legal/write-legal.ts';
import { projectVersion } from './lib/project-version.ts';

await buildIfStale();
process.stdout.write(`${writeSbom({ version: projectVersion(), at: headCommit()?.at ?? null })}\n`);
