import { catalogue } from '../../../../shared/catalogue/index.ts';
import type { FileProblem, KeyValues } from '../file-kind.ts';
import { halvesOf } from '../halves.ts';
import { placeGone, unwritable } from '../refusals.ts';
import type { Splice } from '../splices.ts';
import { type Dialect, rawOf } from './dialect.ts';
import { allOf, type IniGroup, pairOf, valueIn } from './group.ts';
import { lineBehind, removal, valueSplice } from './splices.ts';

/** What a tool calls the parts of a key, as its dialect compares names. The first name is the one for a new line. */
export interface KeyNames {
  readonly id: readonly string[];
  readonly secret: readonly string[];
  /** Empty where the tool takes no temporary keys from its file. */
  readonly token: readonly string[];
}

/** A key that stands in a group. */
export interface KeyLines {
  readonly publicId: string;
  readonly secret: string;
  readonly token: string;
  readonly line: number;
}

/** The key in a group; `incomplete` where a half is missing, null where there is nothing of one. */
export function keyLines(group: IniGroup, names: KeyNames): KeyLines | 'incomplete' | null {
  const publicId = valueIn(group, ...names.id);
  const secret = valueIn(group, ...names.secret);
  const at = pairOf(group, names.id) ?? pairOf(group, names.secret);
  if (at === undefined) return null;
  if (publicId === '' || secret === '') {
    const parts = [...allOf(group, names.id), ...allOf(group, names.secret)];
    return parts.some(({ value }) => value !== '') ? 'incomplete' : null;
  }
  return { publicId, secret, token: valueIn(group, ...names.token), line: at.line };
}

/** What is in the way where a group, or a part of the key in it, stands twice. */
export function repeatedLines(group: IniGroup, names: KeyNames): readonly FileProblem[] {
  const twice = [names.id, names.secret, names.token].flatMap((same) => {
    const line = allOf(group, same)[1]?.line;
    return line === undefined ? [] : [line];
  });
  const line = group.again ?? twice[0];
  return line === undefined ? [] : [{ kind: 'repeated', line }];
}

/**
 * Other values for the key of a group. A token gets a line of its own behind the secret where it has none, and loses it
 * where the new key has no token. Throws `place-gone` where no key stands there, `value-unwritable`.
 */
export function rewritten(
  text: string,
  dialect: Dialect,
  group: IniGroup,
  names: KeyNames,
  values: KeyValues,
): readonly Splice[] {
  const { publicIdField, secretField, tokenField } = catalogue[values.cloud];
  const id = pairOf(group, names.id);
  const secret = pairOf(group, names.secret);
  const token = pairOf(group, names.token);
  if (id === undefined || secret === undefined) throw placeGone();
  const halves = halvesOf(values);
  const splices = [
    ...changed(text, dialect, id, halves.publicId, publicIdField),
    ...changed(text, dialect, secret, halves.secret, secretField),
  ];
  const plain = halves.token;
  if (tokenField === null || plain === null) {
    const lines = allOf(group, names.token);
    return [...splices, ...(lines.some(({ value }) => value !== '') ? lines.map(removal) : [])];
  }
  if (token !== undefined) return [...splices, ...changed(text, dialect, token, plain, tokenField)];
  const [name] = names.token;
  if (name === undefined) throw unwritable(tokenField);
  return [...splices, lineBehind(text, secret, name, writable(dialect, plain, tokenField))];
}

function changed(
  text: string,
  dialect: Dialect,
  pair: Parameters<typeof valueSplice>[1] & { readonly value: string | null },
  value: string,
  field: string,
): readonly Splice[] {
  const raw = writable(dialect, value, field);
  return pair.value === value ? [] : [valueSplice(text, pair, raw)];
}

/** A value as the syntax has it. Throws `value-unwritable` where it has no way. */
export function writable(dialect: Dialect, value: string, field: string): string {
  const raw = rawOf(dialect, value);
  if (raw === null) throw unwritable(field);
  return raw;
}

/** A group without its key, each line of it where a name stands twice. */
export function removed(group: IniGroup, names: KeyNames): readonly Splice[] {
  return allOf(group, [...names.id, ...names.secret, ...names.token]).map(removal);
}
