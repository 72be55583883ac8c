import { pathToFileURL } from 'node:url';
import { stateFolder } from '../main/node/state-folder.ts';
import { keepCompiled } from './compile-cache.ts';

/**
 * Runs the command line in this process: the program's own entry, and what the app does with first argument `cli`.
 * Sets `process.exitCode`; the process ends by itself once nothing is left to do. All but this file is imported from
 * here, so that what was compiled before is there before anything else is read.
 */
export async function main(argv: readonly string[]): Promise<void> {
  keepCompiled(import.meta.filename, stateFolder(process.env, process.platform));
  await import('./zod-jitless.ts');
  const { runHere } = await import('./main.ts');
  await runHere(argv);
}

const script = process.argv[1];
if (script !== undefined && import.meta.url === pathToFileURL(script).href) await main(process.argv.slice(2));
