import type { Input } from '../../../shared/ipc/contract.ts';
import type { CommandPlace } from '../../../shared/model/consumer.ts';
import { argvOfLines, linesOfArgv } from '../../lib/argv-lines.ts';

/** A command as a person types it. */
export interface CommandText {
  readonly name: string;
  readonly run: string;
  readonly check: string;
  readonly restore: string;
  readonly seconds: string;
}

type CommandDraft = Input<'consumers.addCommand'>['command'];
export type CommandField = keyof CommandText;

export const NO_COMMAND: CommandText = { name: '', run: '', check: '', restore: '', seconds: '60' };

/** The form of a command that is there. */
export const textOf = (place: CommandPlace): CommandText => ({
  name: place.name,
  run: linesOfArgv(place.run),
  check: linesOfArgv(place.check),
  restore: linesOfArgv(place.restore),
  seconds: String(place.timeoutSeconds),
});

/** The fields that cannot be sent as they are. */
export function wrongFields({ name, run, seconds }: CommandText): ReadonlySet<CommandField> {
  const time = Number(seconds);
  const wrong = new Set<CommandField>();
  if (name.trim() === '') wrong.add('name');
  if (argvOfLines(run, null) === null) wrong.add('run');
  if (!/^\d+$/.test(seconds.trim()) || time < 1 || time > 3600) wrong.add('seconds');
  return wrong;
}

const listed = (argv: readonly string[] | null): string[] | null => (argv === null ? null : [...argv]);

/** What is sent of it; what nobody changed of `before` stays as it is. */
export function draftOf(text: CommandText, before: CommandPlace | null): CommandDraft {
  return {
    name: text.name,
    run: listed(argvOfLines(text.run, before?.run ?? null)) ?? [],
    check: listed(argvOfLines(text.check, before?.check ?? null)),
    restore: listed(argvOfLines(text.restore, before?.restore ?? null)),
    timeoutSeconds: Number(text.seconds),
  };
}

/** Whether a person changed anything that is run. */
export const isChanged = (text: CommandText, before: CommandPlace): boolean => {
  const was = textOf(before);
  return (Object.keys(was) as CommandField[]).some((field) => was[field] !== text[field]);
};
