import { CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { OpenApp } from './app.ts';
import { type AskApp, askApp } from './broker/client.ts';
import type { CommandContext } from './command.ts';
import { CliError } from './errors.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { checkGlobals, type GlobalOptions, peekOptions } from './globals.ts';
import type { CliIo } from './io.ts';
import { initialLanguage, languageOption } from './language.ts';
import { describeError } from './message.ts';
import { openNodeApp } from './open-app.ts';
import { createOutput } from './output.ts';
import { buildProgram } from './program.ts';
import { createSession } from './session.ts';
import { fromCommander } from './usage-errors.ts';
import { createWords } from './words.ts';

/** What a test replaces. */
export interface CliDeps {
  readonly openApp?: OpenApp;
  readonly askApp?: AskApp;
}

/** Ends as `work` does, or with CliError `interrupted` as soon as the person interrupts. */
async function untilInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: interrupted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new CliError('interrupted'));
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * One run of the command line. `argv` holds the words after the program's name. Gives the exit code; prints through
 * `io` alone and ends no process, so that it can run inside another program.
 */
export async function runCli(argv: readonly string[], io: CliIo, deps: CliDeps = {}): Promise<number> {
  const { version } = packageJson;
  const peeked = peekOptions(argv);
  const language = initialLanguage(peeked.lang === null ? null : languageOption(peeked.lang), io.env);
  const words = createWords(language.locale);
  const out = createOutput(io, peeked.json);
  const globals = (): GlobalOptions => program.opts<GlobalOptions>();
  const session = createSession({
    io,
    out,
    words,
    globals,
    openApp: deps.openApp ?? openNodeApp,
    version,
    languageOpen: !language.decided,
  });
  let exitCode: number = EXIT.fine;
  const context: CommandContext = {
    io,
    out,
    words,
    session,
    globals,
    askApp: deps.askApp ?? askApp,
    argv,
    action:
      (run) =>
      async (...args) => {
        checkGlobals(globals());
        exitCode = await run(...args);
      },
  };
  const program = buildProgram(context, version, argv);
  try {
    await untilInterrupted(program.parseAsync(argv, { from: 'user' }), io.signal);
  } catch (thrown) {
    const error = thrown instanceof CommanderError ? fromCommander(thrown) : thrown;
    if (error !== null) {
      const { code, message, params } = describeError(error, words);
      if (out.json) out.result({ error: { code, message, params: { ...params } } }, () => '');
      out.note(words.t('cli.error-line', { message }));
      exitCode = exitCodeOf(code);
    }
  } finally {
    out.progress('');
    await session.close();
  }
  return exitCode;
}
