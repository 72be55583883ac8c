import type { ErrorCode, ErrorParams } from '../shared/ipc/envelope.ts';
import { AnswerError, type CliCode, CliError } from './errors.ts';
import { printable } from './text/escape.ts';
import { joined, type Words } from './words.ts';

/** A param as the message shows it: it may quote what was typed or stored. */
function shown(params: ErrorParams): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value) : value,
    ]),
  );
}

function answerMessage({ wire }: AnswerError, words: Words): string {
  const params = shown(wire.params);
  const part = (name: string): string => words.dynamic(`error.${wire.code}.${name}`, params, '');
  // Where more is known than the code, the sentences of the reason say it.
  const reason = (name: string): string =>
    words.dynamic(`backup.reason.${wire.code}.${params.reason}.${name}`, params, part(name));
  // Some errors have a way out that only the terminal offers.
  const action = words.dynamic(`cli.error.${wire.code}`, params, reason('action'));
  const sentences = [part('title'), reason('meaning'), action].filter((text) => text !== '');
  return sentences.length === 0 ? wire.code : joined(sentences.map(ended), words);
}

/** Titles in the catalogue carry no full stop; behind each other they need one. */
function ended(sentence: string): string {
  if (/[.:!?。：！？…]$/.test(sentence)) return sentence;
  return /\p{Script=Han}/u.test(sentence) ? `${sentence}。` : `${sentence}.`;
}

/** What an error says to a person. Errors that nobody foresaw say nothing of their own: their text may quote data. */
export function messageOf(error: unknown, words: Words): string {
  if (error instanceof AnswerError) return answerMessage(error, words);
  if (!(error instanceof CliError))
    return answerMessage(new AnswerError({ code: 'internal', params: {} }), words);
  const params = shown(error.params);
  if (error.code === 'usage') return words.dynamic(`cli.usage.${params.reason}`, params, error.code);
  const general = words.dynamic(`cli.problem.${error.code}`, params, error.code);
  return words.dynamic(`cli.problem.${params.what}-${error.code}`, params, general);
}

/** An error as `--json` gives it, and as other output names it. An interruption of a prompt is one too. */
export interface DescribedError {
  readonly code: ErrorCode | CliCode;
  readonly message: string;
  readonly params: ErrorParams;
}

/** Everything about an error that may be shown. */
export function describeError(error: unknown, words: Words): DescribedError {
  const message = messageOf(error, words);
  if (error instanceof AnswerError) return { code: error.wire.code, message, params: error.wire.params };
  if (error instanceof CliError) return { code: error.code, message, params: error.params };
  return { code: 'internal', message, params: {} };
}
