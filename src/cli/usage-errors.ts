import type { CommanderError } from 'commander';
import { type CliError, usageError } from './errors.ts';

/** The first quoted name in commander's message. What stands behind `=` is left out: it may be a secret. */
function quoted(message: string): string {
  return (/'([^'=]*)/.exec(message)?.[1] ?? '').trim();
}

/**
 * Commander's complaint as one of ours, so that it is translated and quotes no argument's value.
 * Null for the ways in which commander says that it has shown help or the version.
 */
export function fromCommander(error: CommanderError): CliError | null {
  const name = quoted(error.message);
  const guess = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.help':
      return error.exitCode === 0 ? null : usageError('no-command');
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null;
    case 'commander.unknownCommand':
      return usageError('unknown-command', { name, guess });
    case 'commander.unknownOption':
      return usageError('unknown-option', { name, guess });
    case 'commander.missingArgument':
      return usageError('missing-argument', { name });
    case 'commander.optionMissingArgument':
      return usageError('missing-value', { name });
    case 'commander.excessArguments':
      return usageError('excess-arguments');
    default:
      return usageError('other');
  }
}
