import type { Command } from 'commander';
import { usageError } from './errors.ts';
import { languageOption } from './language.ts';
import type { Words } from './words.ts';

/** The options that every command takes, wherever they stand on the line. */
export interface GlobalOptions {
  readonly json?: true;
  readonly vault?: string;
  readonly lang?: string;
  readonly passwordFd?: number;
  readonly passwordFile?: string;
}

/** A whole number from an option's text. Throws a usage error outside of the bounds. */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < min || Number(text) > max) {
    throw usageError('bad-number', { option, min, max });
  }
  return Number(text);
}

/** Reads a file descriptor's number. Throws a usage error. */
export function descriptor(option: string): (text: string) => number {
  return (text) => {
    if (!/^\d{1,4}$/.test(text)) throw usageError('bad-fd', { option });
    return Number(text);
  };
}

/** Declares the options that every command takes. */
export function addGlobalOptions(program: Command, words: Words): void {
  program
    .option('--json', words.t('cli.option.json'))
    .option('--vault <dir>', words.t('cli.option.vault'))
    .option('--lang <language>', words.t('cli.option.lang'))
    .option('--password-fd <n>', words.t('cli.option.password-fd'), descriptor('--password-fd'))
    .option('--password-file <file>', words.t('cli.option.password-file'));
}

/**
 * `--json` and `--lang`, read before anything is parsed: help texts and the message about a command line
 * that does not parse need them already.
 */
export function peekOptions(argv: readonly string[]): {
  readonly json: boolean;
  readonly lang: string | null;
} {
  const end = argv.indexOf('--');
  const seen = end === -1 ? argv : argv.slice(0, end);
  const joined = seen.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const at = seen.indexOf('--lang');
  return { json: seen.includes('--json'), lang: joined ?? (at === -1 ? null : (seen[at + 1] ?? null)) };
}

/** Checks what a parser of single options cannot. Throws usage errors. */
export function checkGlobals(options: GlobalOptions): void {
  if (options.lang !== undefined && languageOption(options.lang) === null) {
    throw usageError('bad-language', { value: options.lang });
  }
  if (options.passwordFd !== undefined && options.passwordFile !== undefined) {
    throw usageError('conflict', { first: '--password-fd', second: '--password-file' });
  }
  if (options.vault === '' || options.passwordFile === '') throw usageError('empty-value');
}
