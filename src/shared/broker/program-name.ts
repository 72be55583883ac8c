import type { AskingProgram } from '../model/broker.ts';

const PATH = /^(?:[\\/]|[A-Za-z]:)/;

/** What people call a program: its file, or that of the script that it runs. */
export function programName({ program, script }: Pick<AskingProgram, 'program' | 'script'>): string {
  const runs = script !== null && PATH.test(script) ? script : program;
  return runs.split(/[\\/]/).findLast((part) => part !== '') ?? runs;
}
