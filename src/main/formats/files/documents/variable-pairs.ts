import { catalogue, fieldOf } from '../../../../shared/catalogue/index.ts';
import { isGuid, isMasked, isPlaceholder } from '../../../../shared/mistakes/shapes.ts';
import { type Choice, chooseCloud } from '../../choose-cloud.ts';
import { signs } from '../../clouds/index.ts';
import { cloudOfPublicId } from '../../id-shapes.ts';
import { isPossible, type NamedValue, plainWords } from '../../named-values.ts';
import { type NameRole, roleOf } from '../../names.ts';
import type { NamedText } from './named-texts.ts';

/** A key among the variables of a file: the texts of its halves, and what else is named alike. */
export interface VariablePair extends Choice {
  readonly id: NamedText;
  readonly secret: NamedText;
  readonly token: NamedText | null;
  /** What is not confidential, under the catalogue's fields. */
  readonly fields: Readonly<Record<string, string>>;
}

interface Told extends NamedText {
  readonly role: NameRole;
  /** The object that it stands in, and the part of its name before the one that tells its role. */
  readonly group: string;
  readonly parent: string;
}

/**
 * The keys among named texts. Halves belong together whose names differ in nothing but what they are: `prod_access_key`
 * and `prod_secret_key`, at the top or within one object. Whose key it is, is told by the variables' names (the
 * providers' own arguments with their prefix), by what the id looks like, else guessed as in any text.
 */
export function variablePairs(texts: readonly NamedText[]): readonly VariablePair[] {
  const told = texts.map(toldOf).filter((one) => one !== null);
  const groups = Map.groupBy(told, ({ group }) => group);
  return [...groups.values()].flatMap((group) => {
    const first = (...roles: readonly NameRole[]) =>
      group.find(({ role, value }) => roles.includes(role) && value !== '');
    const id = first('id') ?? first('guid');
    const secret = first('secret');
    if (id === undefined || secret === undefined) return [];
    const choice = choiceOf(id, secret);
    if (choice === null) return [];
    const bare = groups.get(`${id.parent}\n`) ?? [];
    const token = catalogue[choice.cloud].tokenField === null ? undefined : first('token');
    return [{ ...choice, id, secret, token: token ?? null, fields: fieldsOf(choice, [...group, ...bare]) }];
  });
}

/** The role is told by the longest end of a name, from its start or after a sign, that means something. */
function toldOf(text: NamedText): Told | null {
  const name = (text.path.at(-1) ?? '').replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  const parent = text.path.slice(0, -1).join('\n').toLowerCase();
  // A user and a password are no key; a name this long is none of a variable for one.
  if (name.length > 100 || /user_?name$|password$/.test(name)) return null;
  for (let at = 0; at !== -1 && at < name.length; at = nextWord(name, at)) {
    const role = roleOf(name.slice(at));
    if (role !== null) return { ...text, role, parent, group: `${parent}\n${name.slice(0, at)}` };
  }
  return null;
}

function nextWord(name: string, at: number): number {
  const next = name.slice(at).search(/[_-]./);
  return next === -1 ? -1 : at + next + 1;
}

function choiceOf(id: Told, secret: Told): Choice | null {
  const shaped = cloudOfPublicId(id.value);
  if (isNoValue(id.value) || isNoValue(secret.value) || secret.value.length < 8) return null;
  if (shaped === null && !isPossible(id.role, id.value, '')) return null;
  const names = `${fullName(id)} ${fullName(secret)}`;
  if (id.role === 'guid') {
    const isAzure = isGuid(id.value) && /secret$/.test(fullName(secret));
    return isAzure
      ? { cloud: 'azure', sure: signs.azure.names.test(names) ? 'certain' : 'likely', alike: [] }
      : null;
  }
  // Apsara Stack is Alibaba Cloud's own software, and may give out ids that look alike.
  if (shaped !== null && !signs.apsara.names.test(names))
    return { cloud: shaped, sure: 'certain', alike: [] };
  return chooseCloud(namedOf(id), namedOf(secret), null);
}

/** Stars, or what a manual writes where one's own value should stand; the vendors' sample keys count as keys. */
function isNoValue(value: string): boolean {
  return isMasked(value) || (isPlaceholder(value) && !/EXAMPLE(KEY)?$/.test(value));
}

function namedOf(told: Told): NamedValue {
  const { role, value, from, to } = told;
  const name = fullName(told);
  return { role, value, name, words: plainWords(name), start: from, end: to, line: 0, block: 0 };
}

function fullName({ path }: Told): string {
  return path
    .join('_')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

function fieldsOf({ cloud }: Choice, around: readonly Told[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [role, key] of Object.entries(signs[cloud].open)) {
    const value = around.find((one) => one.role === role && one.value !== '')?.value;
    const field = fieldOf(cloud, key);
    if (value === undefined || field === undefined) continue;
    if (role === 'region' && !/^[A-Za-z0-9][\w.-]{1,60}$/.test(value)) continue;
    if (field.format === undefined || field.format.test(value)) fields[key] = value;
  }
  return fields;
}
