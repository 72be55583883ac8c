import { catalogue } from '../../../../shared/catalogue/index.ts';
import type { CloudId } from '../../../../shared/model/cloud.ts';
import type { Sureness } from '../../../../shared/model/import.ts';
import { type FoundKey, keyOfPair, secretText } from '../../found-key.ts';
import type { FileEntry, FileKindSpec, FileProblem, FileReading, KeyValues } from '../file-kind.ts';
import { type Halves, halvesOf } from '../halves.ts';
import { toldIn } from '../one-cloud.ts';
import { withPemEnd } from '../pem-end.ts';
import { encrypted, placeGone } from '../refusals.ts';
import { type JsonEditor, jsonEditor } from './json-edit.ts';
import {
  type JsonText,
  membersNamed,
  type NameMatch,
  type ObjectNode,
  openJson,
  stringNamed,
} from './json-text.ts';

/** What a tool calls the values of a key. */
export interface MemberNames {
  readonly id: string;
  readonly secret: string;
  readonly token: string | null;
  readonly region: string | null;
  /** Further members that are not confidential, by the catalogue's fields. */
  readonly open?: Readonly<Record<string, string>>;
}

/** An object of the document in which a key has its place. */
export interface Holding {
  readonly entry: string;
  readonly label: string;
  readonly cloud: CloudId;
  readonly sure: Sureness;
  readonly object: ObjectNode;
  readonly names: MemberNames;
  /** The command that stands there in place of the values. */
  readonly command?: string;
  /** What the object says of the key besides. */
  readonly about?: Partial<FoundKey>;
}

/** What a document holds. */
export interface Holdings {
  readonly held: readonly Holding[];
  readonly problems: readonly FileProblem[];
}

/** What makes one kind out of the common way of JSON files. */
export interface JsonKind extends Pick<FileKindSpec, 'id' | 'cloud' | 'places' | 'named' | 'fits'> {
  readonly match: NameMatch;
  readonly holdings: (json: JsonText) => Holdings;
  /** Whether an id without a secret is a key with a half missing, or says nothing. */
  readonly loneId: 'incomplete' | 'nothing';
  /** What becomes of members whose value goes: some tools write empty strings, others leave them out. */
  readonly goes: 'drop' | 'empty';
  /** Changes that come with other values, beside those of the halves. */
  readonly alsoWrite?: (edit: JsonEditor, holding: Holding, halves: Halves, values: KeyValues) => void;
  /** Takes the plaintext away, where that is not the members of the key alone. */
  readonly removeFrom?: (edit: JsonEditor, holding: Holding, json: JsonText) => void;
  readonly asCommand?: (edit: JsonEditor, holding: Holding, command: readonly string[]) => void;
  /** Whether only the tool itself can write such a file. */
  readonly readOnly?: boolean;
  /** Whether the tool has encrypted the values, so that nothing can be done with them. */
  readonly sealed?: (json: JsonText) => boolean;
}

/** A kind of file in JSON: it is read by its members, and written by replacing their values where they stand. */
export function jsonKind(spec: JsonKind): FileKindSpec {
  const { id, cloud, places, named, fits, match, asCommand } = spec;
  const changed = (
    text: string,
    entry: string,
    change: (at: Holding, edit: JsonEditor, json: JsonText) => void,
  ) => {
    const json = openJson(text);
    if (json.root === null) throw placeGone();
    const holding = spec.holdings(json).held.find((one) => one.entry === entry);
    if (holding === undefined) throw placeGone();
    if (spec.sealed?.(json) === true) throw encrypted();
    // A profile without a key is nobody's place any more, and it is not for a writer to make it one.
    if (keyIn(holding, spec) === 'nothing') throw placeGone();
    const edit = jsonEditor(json, match);
    change(holding, edit, json);
    return edit.text();
  };
  const remove = (text: string, entry: string) =>
    changed(text, entry, (holding, edit, json) => {
      if (spec.removeFrom !== undefined) spec.removeFrom(edit, holding, json);
      else removeMembers(edit, holding, spec);
    });
  const write = (text: string, entry: string, values: KeyValues) =>
    changed(text, entry, (holding, edit) => {
      const halves = halvesOf(values);
      writeMembers(edit, holding, halves, spec);
      spec.alsoWrite?.(edit, holding, halves, values);
    });
  return {
    ...{ id, cloud, role: 'serves', among: 'usual', places, named },
    ...(fits === undefined ? {} : { fits }),
    read: (text) => readWith(spec, text),
    write: spec.readOnly === true ? null : write,
    remove,
    asCommand:
      asCommand === undefined
        ? null
        : (text, entry, command) =>
            changed(text, entry, (holding, edit) => asCommand(edit, holding, command)),
  };
}

function readWith(spec: JsonKind, text: string): FileReading {
  const json = openJson(text);
  if (json.root === null) return { entries: [], problems: [{ kind: 'syntax', line: json.line }] };
  const { held, problems } = spec.holdings(json);
  if (spec.sealed?.(json) === true) {
    return { entries: [], problems: held.length === 0 ? problems : [{ kind: 'encrypted', line: null }] };
  }
  const entries: FileEntry[] = [];
  const found: FileProblem[] = [...problems];
  for (const holding of held) {
    const { line } = holding.object.loc.start;
    const { id, secret, token } = holding.names;
    const names = [id, secret, ...(token === null ? [] : [token])];
    if (names.some((name) => membersNamed(holding.object, name, spec.match).length > 1)) {
      found.push({ kind: 'repeated', line });
    }
    const key = keyIn(holding, spec);
    if (key === 'nothing') continue;
    if (key === 'incomplete') found.push({ kind: 'incomplete', line });
    else entries.push({ entry: holding.entry, key, command: holding.command ?? null });
  }
  return { entries, problems: found };
}

/** The key of a holding, as far as its object has one. */
function keyIn(holding: Holding, { match, loneId }: JsonKind): FoundKey | 'nothing' | 'incomplete' {
  const { object, names, label, about } = holding;
  const at = (name: string | null) => (name === null ? '' : stringNamed(object, name, match));
  const [publicId, secret, token, region] = [
    at(names.id),
    at(names.secret),
    at(names.token),
    at(names.region),
  ];
  const isCommand = holding.command !== undefined;
  if (!isCommand && publicId === '' && secret === '') return 'nothing';
  if (!isCommand && secret === '') return loneId;
  if (!isCommand && publicId === '') return 'incomplete';
  const { cloud, sure, alike } =
    holding.sure === 'certain' ? toldIn(holding.cloud, publicId) : { ...holding, alike: [] };
  const { publicIdField } = catalogue[cloud];
  const pair = keyOfPair({
    ...{ cloud, sure, label, publicId, line: object.loc.start.line },
    secret: secretText(secret),
    token: token === '' ? null : secretText(token),
    region: region === '' ? null : region,
  });
  const open = Object.entries(names.open ?? {}).map(([field, name]) => [field, at(name)] as const);
  const fields = { ...pair.fields, ...Object.fromEntries(open.filter(([, value]) => value !== '')) };
  if (!isCommand) return { ...pair, alike, ...about, fields: { ...fields, ...about?.fields } };
  const { [publicIdField]: _, ...others } = fields;
  return { ...pair, ...about, fields: others, secrets: {} };
}

function writeMembers(
  edit: JsonEditor,
  { object, names }: Holding,
  halves: Halves,
  { goes, match }: JsonKind,
): void {
  const { id, secret, token } = names;
  edit.set(object, id, halves.publicId, '');
  edit.set(object, secret, withPemEnd(halves.secret, stringNamed(object, secret, match)), id);
  if (token === null) return;
  if (halves.token !== null) edit.set(object, token, halves.token, secret);
  else if (goes === 'drop') edit.drop(object, [token]);
  else edit.empty(object, [token]);
}

function removeMembers(edit: JsonEditor, { object, names }: Holding, { goes }: JsonKind): void {
  const all = [names.id, names.secret, ...(names.token === null ? [] : [names.token])];
  if (goes === 'drop') edit.drop(object, all);
  else edit.empty(object, all);
}
