import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Cli from '../src/cli/index.ts';
import { buildIfStale } from './lib/build-if-stale.ts';
import { ROOT } from './lib/root.ts';

// npm changes to the project's folder; paths on the command line are meant from where it was typed.
const { INIT_CWD: typedIn } = process.env;
if (process.env.npm_lifecycle_event === 'keyturn' && typedIn !== undefined) process.chdir(typedIn);

await buildIfStale();
const { main }: typeof Cli = await import(pathToFileURL(join(ROOT, 'out/main/cli.js')).href);
await main(process.argv.slice(2));
