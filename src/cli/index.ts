import { pathToFileURL } from 'node:url';
import { stateFolder } from '../main/node/state-folder.ts';
import { quickAnswer } from './broker/quick.ts';
import { keepCompiled } from './compile-cache.ts';

/** All but this file and the way to a running app is imported here, when what was compiled before is there. */
async function whole(argv: readonly string[]): Promise<void> {
  keepCompiled(import.meta.filename, stateFolder(process.env, process.platform));
  await import('./zod-jitless.ts');
  const { runHere } = await import('./main.ts');
  await runHere(argv);
}

/**
 * Runs the command line in this process: the program's own entry, and what the app does with first argument `cli`.
 * Sets `process.exitCode`; the process ends by itself once nothing is left to do. What tools ask for is answered by the
 * running app where there is one, with nothing else loaded.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const { env, platform } = process;
  const quick = await quickAnswer(argv, { env, platform, cwd: process.cwd() });
  if (quick === null) return whole(argv);
  if ('text' in quick) {
    process.stdout.write(`${quick.text}\n`);
    return;
  }
  const { refusalOf } = await import('./broker/refusal.ts');
  const { line, exitCode } = refusalOf(quick.error, quick.lang, env);
  process.stderr.write(`${line}\n`);
  process.exitCode = exitCode;
}

const script = process.argv[1];
if (script !== undefined && import.meta.url === pathToFileURL(script).href) await main(process.argv.slice(2));
