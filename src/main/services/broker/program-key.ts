import type { AskingProgram } from '../../../shared/model/broker.ts';

/**
 * What a word is given for, as one text: the same for all processes of one program with one script. One that only says who
 * it is is never taken for one that proved it.
 */
export const programKey = ({ program, script, named, proven }: AskingProgram): string =>
  JSON.stringify([program, script, named, proven]);
