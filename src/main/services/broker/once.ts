import type { AskingProgram } from '../../../shared/model/broker.ts';
import { programKey } from './program-key.ts';

/** As many as programs could run at once; of the oldest a person is asked again. */
const MOST = 1_000;

/**
 * What was given by a word for once, by the mark that came with it. A program that comes back with the mark gets what it has
 * already, so that one which asks an address again and again is asked about once. Words that last need none of this: they
 * are looked at each time, and can be taken back.
 */
export interface Once {
  keep(answer: unknown, program: AskingProgram): void;
  has(mark: string, program: AskingProgram): boolean;
  /** The vault is locked. */
  forget(): void;
}

export function createOnce(): Once {
  const given = new Map<string, string>();
  return {
    keep(answer, program) {
      const mark = (answer as { readonly mark?: unknown } | null)?.mark;
      if (typeof mark !== 'string') return;
      given.set(mark, programKey(program));
      const [oldest] = given.keys();
      if (given.size > MOST && oldest !== undefined) given.delete(oldest);
    },
    has: (mark, program) => given.get(mark) === programKey(program),
    forget: () => given.clear(),
  };
}
