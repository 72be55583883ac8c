import { pathToFileURL } from 'node:url';
import { runCli } from './run.ts';
import { nodeIo } from './terminal/node-io.ts';

export type { CliApp, OpenApp, OpenRequest } from './app.ts';
export type { CliIo, CliStream } from './io.ts';
export { type CliDeps, runCli } from './run.ts';

/** Resolves when all that was written to a stream so far has left this process, or has nowhere to go. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write('', () => resolve());
  });
}

/**
 * Runs the command line in this process: the program's own entry, and what the app does with first argument `cli`.
 * Sets `process.exitCode`; the process ends by itself once nothing is left to do.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  // Once: a second Ctrl-C ends the process the hard way.
  process.once('SIGINT', onInterrupt);
  try {
    process.exitCode = await runCli(argv, nodeIo(interrupt.signal));
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  }
  // A request that was given up may still hold a socket; everything that was written has left by now.
  if (interrupt.signal.aborted) process.exit();
}

const script = process.argv[1];
if (script !== undefined && import.meta.url === pathToFileURL(script).href) await main(process.argv.slice(2));
