import { catalogue } from '../../../../shared/catalogue/index.ts';
import { isMasked, isPlaceholder } from '../../../../shared/mistakes/shapes.ts';
import { type Choice, chooseCloud } from '../../choose-cloud.ts';
import { ALL_SIGNS, signs } from '../../clouds/index.ts';
import { type FoundKey, keyOfPair, secretText } from '../../found-key.ts';
import { cloudOfPublicId } from '../../id-shapes.ts';
import { isPossible, type NamedValue, plainWords } from '../../named-values.ts';
import type { NameRole } from '../../names.ts';
import { openValues } from '../../open-values.ts';
import type { Hint } from '../../text-context.ts';
import type { FileProblem } from '../file-kind.ts';
import { type KeyDocument, pemLines, readKeyDocument } from './key-document.ts';
import { readVariableName, type VariableName } from './variable-name.ts';

/** A variable with its value; null where no plaintext stands there. */
export interface Variable {
  readonly name: string;
  readonly value: string | null;
  /** What the variable is an option of, where it is one: other keys' halves never go with it. */
  readonly of?: string;
  /** The profile that is named with it. */
  readonly label?: string;
}

/** The variables that hold one key. Several in a list say the same under the names of several tools. */
export interface KeyGroup<V extends Variable> {
  /** The name of the variable with the public id; `#2` follows for the second key under that name. */
  readonly entry: string;
  readonly ids: readonly V[];
  readonly secrets: readonly V[];
  readonly tokens: readonly V[];
  /** The secret's name, from which that of a token is made; null where one variable holds a whole document. */
  readonly secretName: VariableName | null;
  readonly key: FoundKey;
}

/** What the text around a variable tells. */
export interface Around<V> {
  readonly lineOf: (variable: V) => number;
  readonly hintOf: (variable: V) => Hint | null;
}

interface Draft<V> {
  /** The one variable in it holds both halves. */
  readonly document: KeyDocument | null;
  readonly ids: V[];
  readonly secrets: V[];
  readonly tokens: V[];
  /** A half is made when the shell runs, so that the other one is no key by itself. */
  made: boolean;
}

type Half = 'ids' | 'secrets' | 'tokens';

/** Regions and addresses stand this near to their key, in variables. */
const NEAR = 40;

/**
 * Puts the variables of a text together to keys: a public id and a secret of one stem, in the order of the text, so that
 * a name that comes again starts another key. Whose key it is, its names tell, else its shape and what stands around.
 */
export function groupKeys<V extends Variable>(
  variables: readonly V[],
  around: Around<V>,
): { readonly groups: readonly KeyGroup<V>[]; readonly problems: readonly FileProblem[] } {
  // Each name is read once: below, every key looks at all those near to it.
  const names = variables.map(({ name }) => readVariableName(name));
  const drafts = draftsOf(variables, names);
  const places = new Map(variables.map((variable, index) => [variable, index]));
  const groups: KeyGroup<V>[] = [];
  const problems: FileProblem[] = [];
  const counts = new Map<string, number>();
  for (const draft of drafts) {
    const [id] = draft.ids;
    const [secret] = draft.secrets;
    if (id === undefined) continue;
    if (secret === undefined) {
      if (!draft.made && isBeyondDoubt(id)) problems.push({ kind: 'incomplete', line: around.lineOf(id) });
      continue;
    }
    const index = places.get(id) ?? 0;
    const key =
      draft.document === null
        ? keyOf(draft, nearTo(index, variables, names), around)
        : documentKey(draft.document, around.lineOf(id));
    if (key === null) continue;
    const secretName = draft.document === null ? readVariableName(secret.name) : null;
    const count = (counts.get(id.name) ?? 0) + 1;
    counts.set(id.name, count);
    groups.push({
      ...{ ids: draft.ids, secrets: draft.secrets, tokens: draft.tokens, secretName, key },
      entry: count === 1 ? id.name : `${id.name}#${count}`,
    });
  }
  return { groups, problems };
}

/** A variable near to a key that is no half of one, such as a region, and how many variables are between. */
interface Neighbour<V> {
  readonly variable: V;
  readonly named: VariableName;
  readonly distance: number;
}

function nearTo<V extends Variable>(
  place: number,
  variables: readonly V[],
  names: readonly (VariableName | null)[],
): readonly Neighbour<V>[] {
  const near: Neighbour<V>[] = [];
  const end = Math.min(place + NEAR, variables.length);
  for (let at = Math.max(0, place - NEAR); at < end; at += 1) {
    const [variable, named = null] = [variables[at], names[at]];
    if (variable === undefined || variable.value === null || named === null || halfOf(named) !== null)
      continue;
    near.push({ variable, named, distance: Math.abs(at - place) });
  }
  return near;
}

function draftsOf<V extends Variable>(
  variables: readonly V[],
  names: readonly (VariableName | null)[],
): readonly Draft<V>[] {
  const last = new Map<string, Draft<V>>();
  const drafts: Draft<V>[] = [];
  for (const [index, variable] of variables.entries()) {
    const document = readKeyDocument(variable.value);
    if (document !== null) {
      drafts.push({ document, ids: [variable], secrets: [variable], tokens: [], made: false });
      continue;
    }
    const named = names[index] ?? shapedName(variable);
    const half = named === null ? null : halfOf(named);
    if (named === null || half === null || !canBe(variable, named, half)) continue;
    // A user's name and password often stand beside a key of the same system.
    const person = /user.?name|password/i.test(named.word) ? '1' : '';
    const stem = [named.prefix.toUpperCase(), named.suffix.toUpperCase(), person, variable.of ?? ''].join(
      '\n',
    );
    const current = last.get(stem);
    const taken = current?.[half] ?? [];
    if (current !== undefined && taken.length > 0 && !taken.some(({ name }) => name === variable.name)) {
      // Another tool's name for the same value; one that only points to the first follows it by itself.
      if (variable.value === null) continue;
      if (taken.some(({ value }) => value === variable.value)) {
        current[half].push(variable);
        continue;
      }
    }
    let draft = current;
    if (draft === undefined || taken.length > 0) {
      draft = { document: null, ids: [], secrets: [], tokens: [], made: false };
      drafts.push(draft);
      last.set(stem, draft);
    }
    if (variable.value === null) draft.made = true;
    else draft[half].push(variable);
  }
  return drafts;
}

/** A name that says nothing may still hold an id that its shape tells: `AWS_KEY=AKIA…`. */
function shapedName({ name, value }: Variable): VariableName | null {
  if (value === null || cloudOfPublicId(value) === null) return null;
  const word = /(?:KEY|ID)$/i.exec(name)?.[0] ?? '';
  return { role: 'id', prefix: name.slice(0, name.length - word.length), suffix: '', word };
}

function halfOf({ role, prefix, suffix, word }: VariableName): Half | null {
  if (role === 'id' || role === 'guid' || role === 'key-id') return 'ids';
  if (role === 'secret') return 'secrets';
  // `TOKEN` alone is anything's.
  if (role === 'token') return prefix + suffix === '' && /^token$/i.test(word) ? null : 'tokens';
  return null;
}

function canBe({ name, value }: Variable, { role }: VariableName, half: Half): boolean {
  if (value === null) return true;
  if (value === '' || isMasked(value) || isPlaceholder(value)) return false;
  if (half === 'tokens') return value.length >= 16;
  if (role === 'guid') return signs.azure.id.test(value);
  if (role === 'key-id') return signs.gcp.id.test(value);
  if (half === 'secrets' && signs.gcp.secret.test(value)) return true;
  return isNamed(name) ? !/^\/.*\.|^[a-z]+:\/\//i.test(value) : isPossible(role, value, '');
}

function isNamed(name: string): boolean {
  return ALL_SIGNS.some((sign) => sign.names.test(name.toLowerCase()));
}

function isBeyondDoubt({ name, value }: Variable): boolean {
  return (
    value !== null && (cloudOfPublicId(value) !== null || (isNamed(name) && isPossible('id', value, '')))
  );
}

function keyOf<V extends Variable>(
  draft: Draft<V>,
  near: readonly Neighbour<V>[],
  around: Around<V>,
): FoundKey | null {
  const [id] = draft.ids;
  const [secret] = draft.secrets;
  if (id === undefined || secret === undefined) return null;
  const line = Math.min(around.lineOf(id), around.lineOf(secret));
  const own = readVariableName(id.name) ?? shapedName(id);
  const role = own?.role ?? 'id';
  const spot = namedValue(id, role, 0);
  const beside = near.flatMap(({ variable, named, distance }) =>
    isBeside(own, named) && variable.of === id.of ? [namedValue(variable, named.role, 1 + distance)] : [],
  );
  const tenant = beside.some((one) => one.role === 'tenant');
  const choice = choiceOf(spot, namedValue(secret, 'secret', 0), around.hintOf(id), tenant);
  if (choice === null) return null;
  const { cloud, sure, alike } = choice;
  const token = draft.tokens[0]?.value ?? null;
  const key = keyOfPair({
    ...{ cloud, sure, label: id.label ?? '', publicId: spot.value, line, region: null },
    secret: secretText(pemLines(secret.value ?? '')),
    token: token === null || catalogue[cloud].tokenField === null ? null : secretText(token),
  });
  const { fields, endpoints } = openValues([spot, ...beside])(cloud, spot, 'block');
  const words = beside.map(({ name, value }) => `${name} ${value}`).join('\n');
  const site = signs[cloud].sites.find(([, sign]) => sign.test(words))?.[0] ?? null;
  return { ...key, alike, site, endpoints, fields: { ...fields, ...key.fields } };
}

function documentKey(document: KeyDocument, line: number): FoundKey {
  const { private_key_id, private_key, project_id, client_email, token_uri } = document;
  const key = keyOfPair({
    ...{
      cloud: 'gcp',
      sure: 'certain',
      label: '',
      publicId: private_key_id,
      token: null,
      region: null,
      line,
    },
    secret: secretText(private_key),
  });
  const open = Object.entries({ project_id, client_email, token_uri }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...key, fields: { ...Object.fromEntries(open), ...key.fields } };
}

/** `AWS_DEFAULT_REGION` and `AWS_REGION` both go with `AWS_ACCESS_KEY_ID`. */
function isBeside(own: VariableName | null, other: VariableName): boolean {
  const prefix = (own?.prefix ?? '').toUpperCase();
  if (other.suffix.toUpperCase() !== (own?.suffix ?? '').toUpperCase()) return false;
  return prefix === '' ? other.prefix === '' : other.prefix.toUpperCase().startsWith(prefix);
}

function namedValue({ name, value, of }: Variable, role: NameRole, start: number): NamedValue {
  const whole = of === undefined ? name : `${of}_${name}`;
  return {
    ...{ start, end: start, line: 0, block: 0, value: value ?? '', role },
    ...{ name: whole.toLowerCase(), words: plainWords(name) },
  };
}

function choiceOf(id: NamedValue, secret: NamedValue, hint: Hint | null, tenant: boolean): Choice | null {
  const only = (cloud: Choice['cloud'], sure: Choice['sure']): Choice => ({ cloud, sure, alike: [] });
  if (signs.gcp.secret.test(secret.value)) return id.role === 'key-id' ? only('gcp', 'certain') : null;
  if (id.role === 'key-id') return null;
  const shaped = cloudOfPublicId(id.value);
  if (shaped === 'aliyun' && hint?.cloud === 'apsara' && hint.distance < 2) {
    return { cloud: 'apsara', sure: 'likely', alike: ['aliyun'] };
  }
  if (shaped !== null) return only(shaped, 'certain');
  if (id.role === 'guid') {
    const named = signs.azure.names.test(id.name) || signs.azure.names.test(secret.name);
    if (named || signs.azure.secret.test(secret.value)) return only('azure', 'certain');
    return hint?.cloud === 'azure' || (tenant && hint?.cloud !== 'foreign') ? only('azure', 'likely') : null;
  }
  return chooseCloud(id, secret, hint);
}
