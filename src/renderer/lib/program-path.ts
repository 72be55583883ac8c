import type { AskingProgram } from '../../shared/model/broker.ts';

type Program = Pick<AskingProgram, 'program' | 'script'>;

/** Whether a receiver is written as a path. */
export const isPath = (text: string): boolean => /^(?:\/|[A-Za-z]:[/\\]|\\\\)/.test(text);

/** Where a program lies: the script that people know it by, where an interpreter runs a file. */
export const programPath = ({ program, script }: Program): string =>
  script === null || script.startsWith('-') ? program : script;
