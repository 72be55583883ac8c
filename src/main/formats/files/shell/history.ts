import { publicIdOf, secretOf } from '../../found-key.ts';
import { type Hint, hintsIn } from '../../text-context.ts';
import { layoutOf } from '../../text-layout.ts';
import { spotAt } from '../../text-spot.ts';
import type { FileKindSpec } from '../file-kind.ts';
import { placeGone } from '../refusals.ts';
import { lineCounter } from '../splices.ts';
import { withEdits } from './edits.ts';
import { scanFish } from './fish-scan.ts';
import { type HistoryForm, splitHistory, type TypedCommand } from './history-split.ts';
import { groupKeys, type KeyGroup, type Variable } from './key-groups.ts';
import { powershellWords, scanPowerShell } from './powershell-scan.ts';
import { scanSh } from './sh-scan.ts';
import { type TypedWord, typedOptions } from './typed-options.ts';

interface TypedVariable extends Variable {
  readonly command: TypedCommand;
}

/** Words of which a command with a part of a key has one, as an option or a name. */
const MAY_HOLD = /key|secret|token|ak|sk|-[a-z]\b|mc |password|LTAI|AKIA|ASIA|AKID/i;
/** No half of a key is shorter. */
const LONG_WORD = /[^\s'"=/]{9,}|-----BEGIN/;

/**
 * Reading and clearing histories. A key that was typed several times is found once, and taking it away takes out every
 * command that holds its secret, with all its lines.
 */
export function typedKeys(formOf: (text: string) => HistoryForm): Pick<FileKindSpec, 'read' | 'remove'> {
  return {
    read: (text) => {
      const { groups } = keysIn(text, formOf(text));
      return { entries: groups.map(({ entry, key }) => ({ entry, key, command: null })), problems: [] };
    },
    remove: (text, entry) => {
      const { groups, commands, same } = keysIn(text, formOf(text));
      const group = groups.find((one) => one.entry === entry);
      if (group === undefined) throw placeGone();
      const gone = new Set(
        (same.get(group) ?? [group]).flatMap(({ ids, secrets, tokens }) =>
          [...ids, ...secrets, ...tokens].map(({ command }) => command),
        ),
      );
      const secrets = [...group.secrets, ...group.tokens].flatMap(({ value }) => value ?? []);
      for (const command of commands) {
        if (secrets.some((secret) => command.text.includes(secret))) gone.add(command);
      }
      return withEdits(
        text,
        [...gone].map(({ start, end }) => ({ from: start, to: end, text: '' })),
      );
    },
  };
}

type Group = KeyGroup<TypedVariable>;

interface Typed {
  readonly commands: readonly TypedCommand[];
  /** One of each key, and all that are the same key. */
  readonly groups: readonly Group[];
  readonly same: ReadonlyMap<Group, readonly Group[]>;
}

function keysIn(text: string, form: HistoryForm): Typed {
  const commands = splitHistory(text, form);
  const variables = commands.flatMap((command) =>
    MAY_HOLD.test(command.text) && LONG_WORD.test(command.text)
      ? variablesOf(command.text, form).map((variable) => ({ ...variable, command }))
      : [],
  );
  const lineOf = lineCounter(text);
  const { groups } = groupKeys<TypedVariable>(variables, {
    lineOf: ({ command }) => lineOf(command.start),
    hintOf: ({ command }) => hintOf(command),
  });
  const firsts = new Map<string, Group[]>();
  for (const group of groups) {
    const { key } = group;
    const which = `${key.cloud} ${publicIdOf(key)} ${secretOf(key)?.reveal() ?? ''}`;
    const known = firsts.get(which);
    if (known === undefined) firsts.set(which, [group]);
    else known.push(group);
  }
  const same = new Map(
    [...firsts.values()].flatMap((all) => (all[0] === undefined ? [] : [[all[0], all] as const])),
  );
  return { commands, groups: [...same.keys()], same };
}

function hintOf({ text }: TypedCommand): Hint | null {
  const layout = layoutOf(text);
  return hintsIn(layout, '')(spotAt(layout, 0, ''));
}

function variablesOf(text: string, form: HistoryForm): readonly Variable[] {
  const commands: TypedWord[][] = [];
  const take = (word: TypedWord, command: number): void => {
    const words = commands[command];
    if (words === undefined) commands[command] = [word];
    else words.push(word);
  };
  const assigned = assignedIn(text, form, take);
  return [
    ...assigned.map(({ name, value }) => ({ name, value })),
    ...commands.filter((words) => words !== undefined).flatMap(typedOptions),
  ];
}

function assignedIn(
  text: string,
  form: HistoryForm,
  take: (word: TypedWord, command: number) => void,
): readonly Variable[] {
  if (form === 'powershell') {
    for (const { value, command } of powershellWords(text)) take(value, command);
    return scanPowerShell(text).assignments;
  }
  if (form === 'fish') return scanFish(text, ({ value }, command) => take(value, command)).assignments;
  return scanSh(text, ({ value }, command) => take(value, command)).assignments;
}
