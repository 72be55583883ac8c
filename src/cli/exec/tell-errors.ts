import type { CommandContext } from '../command.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { describeError } from '../message.ts';
import type { Teller } from './endpoint.ts';

/** The end of a lock is waited for; the rest is refused for good. */
const LOCKED = 423;
const REFUSED = 403;

/** What an address says of an error to the program that asks; once to the person too, since not all programs pass it on. */
export function tellErrors({ out, words }: CommandContext): Teller {
  let last = '';
  return {
    told(error) {
      const { code, message } = describeError(error, words);
      if (code !== last) out.note(words.t('cli.error-line', { message }));
      last = code;
      return { status: exitCodeOf(code) === EXIT.locked ? LOCKED : REFUSED, code, message };
    },
    answered() {
      last = '';
    },
  };
}
