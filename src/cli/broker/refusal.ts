import { exitCodeOf } from '../exit-codes.ts';
import { initialLanguage, languageOption } from '../language.ts';
import { describeError } from '../message.ts';
import { createWords } from '../words.ts';
import { knownError } from './known-error.ts';

/** What is said of an error, and the exit code, where nothing else of the command line was loaded. */
export function refusalOf(
  error: unknown,
  lang: string | null,
  env: Readonly<Record<string, string | undefined>>,
): { readonly line: string; readonly exitCode: number } {
  const { locale } = initialLanguage(lang === null ? null : languageOption(lang), env);
  const words = createWords(locale);
  const { code, message } = describeError(knownError(error), words);
  return { line: words.t('cli.error-line', { message }), exitCode: exitCodeOf(code) };
}
