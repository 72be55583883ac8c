import { runCli } from './run.ts';
import { nodeIo } from './terminal/node-io.ts';

/** Resolves when all that was written to a stream so far has left this process, or has nowhere to go. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write('', () => resolve());
  });
}

/** Runs the command line in this process, on its streams. Sets `process.exitCode`. */
export async function runHere(argv: readonly string[]): Promise<void> {
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
