import { z } from 'zod';
import type { Input } from '../../shared/ipc/contract.ts';
import { BY_HAND, type CommandPlace } from '../../shared/model/consumer.ts';
import { usageError } from '../errors.ts';

/** What the options of `places add` and `places edit` say of a place. */
export interface PlaceOptions {
  readonly file?: string;
  readonly entry?: string;
  readonly byHand?: string;
  readonly name?: string;
  readonly owner?: string;
  readonly command?: true;
  readonly check?: readonly string[];
  readonly restore?: readonly string[];
  readonly timeout?: number;
  readonly note?: string;
  readonly restart?: string;
}

type CommandDraft = Input<'consumers.addCommand'>['command'];
type ByHandDraft = Input<'consumers.addByHand'>['place'];

const TIMEOUT_SECONDS = 60;
const texts = z.array(z.string()).min(1);

/** Reads a program with its arguments, as a JSON array of texts. Throws a usage error. */
export function argvOption(option: string): (text: string) => readonly string[] {
  return (text) => {
    try {
      return texts.parse(JSON.parse(text));
    } catch {
      throw usageError('bad-argv', { option });
    }
  };
}

/** Throws a usage error where the name of the place is missing. */
export function requiredName(name: string | undefined): string {
  const text = name?.trim() ?? '';
  if (text === '') throw usageError('missing-option', { option: '--name' });
  return text;
}

/** What a by-hand place is, out of the few that there are. Throws a usage error. */
export function byHandOf(
  what: string,
  { name, owner }: PlaceOptions,
  before: ByHandDraft | null,
): ByHandDraft {
  const known = BY_HAND.find((one) => one === what);
  if (known === undefined)
    throw usageError('bad-choice', { option: '--by-hand', choices: BY_HAND.join(', ') });
  return {
    what: known,
    name: requiredName(name ?? before?.name),
    owner: owner ?? before?.owner ?? '',
  };
}

const listed = (argv: readonly string[] | null | undefined): string[] | null =>
  argv == null ? null : [...argv];

/** A command out of the words behind `--`; what is not said stays as it was. Throws a usage error. */
export function commandOf(
  run: readonly string[],
  { name, check, restore, timeout }: PlaceOptions,
  before: CommandPlace | null,
): CommandDraft {
  const program = run.length > 0 ? run : (before?.run ?? []);
  if (program.length === 0) throw usageError('missing-value', { name: '--command' });
  return {
    name: requiredName(name ?? before?.name ?? program[0]),
    run: [...program],
    check: listed(check ?? before?.check),
    restore: listed(restore ?? before?.restore),
    timeoutSeconds: timeout ?? before?.timeoutSeconds ?? TIMEOUT_SECONDS,
  };
}
