import { catalogue } from '../../../../shared/catalogue/index.ts';
import { keyOfPair, secretText } from '../../found-key.ts';
import type { FileEntry, FileKindSpec, FileProblem, FileReading } from '../file-kind.ts';
import { halvesOf } from '../halves.ts';
import { placeGone, unwritable } from '../refusals.ts';
import { lineCounter, type Splice, spliced } from '../splices.ts';
import { hclQuoted } from './hcl-string.ts';
import { readHcl } from './hcl-text.ts';
import { openJson } from './json-text.ts';
import type { NamedText, NamedTexts } from './named-texts.ts';
import { textsOfJson } from './tfvars-json.ts';
import { type VariablePair, variablePairs } from './variable-pairs.ts';

/**
 * Terraform's files of variables, in HCL and in JSON: "Input Variables" of Terraform's documents. The names are those of
 * the providers' arguments, alone or with a prefix. What a value refers to is not followed: such files take values alone.
 */
export const tfvars: FileKindSpec = {
  ...{ id: 'tfvars', cloud: null, role: 'serves', among: 'usual', asCommand: null },
  // They lie in projects, so only in folders that a person chose.
  places: () => [],
  named: /\.tfvars(?:\.json)?$/,
  read,
  write: (text, entry, values) => {
    const { file, pair } = placeIn(text, entry);
    const { publicId, secret, token } = halvesOf(values);
    // A variable of another name than those that are declared would never reach the provider.
    if (token !== null && pair.token === null)
      throw unwritable(catalogue[values.cloud].tokenField ?? 'token');
    const { quoted } = file;
    return spliced(text, [
      ...put(pair.id, publicId, quoted),
      ...put(pair.secret, secret, quoted),
      ...(pair.token === null ? [] : put(pair.token, token ?? '', quoted)),
    ]);
  },
  // Terraform asks for a variable that is missing; one that is empty is as good as unset for the providers.
  remove: (text, entry) => {
    const { file, pair } = placeIn(text, entry);
    const all = [pair.id, pair.secret, ...(pair.token === null ? [] : [pair.token])];
    return spliced(
      text,
      all.flatMap((one) => put(one, '', file.quoted)),
    );
  },
};

interface Variables extends NamedTexts {
  readonly quoted: (value: string) => string;
}

/** A file that starts with a brace is JSON: no assignment does. */
function variablesOf(text: string): Variables {
  if (!/^\ufeff?\s*\{/.test(text)) return { ...readHcl(text), quoted: hclQuoted };
  const json = openJson(text);
  if (json.root !== null) return { ...textsOfJson(json), quoted: JSON.stringify };
  return { texts: [], repeated: [], broken: startOfLine(text, json.line ?? 1), quoted: JSON.stringify };
}

function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let count = 1; count < line; count += 1) at = text.indexOf('\n', at) + 1;
  return at;
}

function read(text: string): FileReading {
  const { texts, repeated, broken } = variablesOf(text);
  const lineAt = lineCounter(text);
  const problems: FileProblem[] = repeated.map((at) => ({ kind: 'repeated', line: lineAt(at) }));
  if (broken !== null) problems.push({ kind: 'syntax', line: lineAt(broken) });
  const entries = new Map<string, FileEntry>();
  for (const pair of variablePairs(texts)) {
    const entry = entryOf(pair);
    if (!entries.has(entry)) entries.set(entry, { entry, key: keyOf(pair, lineAt), command: null });
  }
  return { entries: [...entries.values()], problems };
}

function keyOf(
  { cloud, sure, alike, id, secret, token, fields }: VariablePair,
  lineAt: (offset: number) => number,
): FileEntry['key'] {
  const pair = keyOfPair({
    ...{ cloud, sure, label: '', publicId: id.value, region: null },
    secret: secretText(secret.value),
    token: token === null || token.value === '' ? null : secretText(token.value),
    line: lineAt(Math.min(id.from, secret.from)),
  });
  return { ...pair, alike, fields: { ...pair.fields, ...fields } };
}

/** The name of the secret's variable, after that of its object. */
function entryOf({ secret }: VariablePair): string {
  return secret.path.join('.');
}

function placeIn(text: string, entry: string): { readonly file: Variables; readonly pair: VariablePair } {
  const file = variablesOf(text);
  const pair = variablePairs(file.texts).find((one) => entryOf(one) === entry);
  if (pair === undefined) throw placeGone();
  return { file, pair };
}

function put(at: NamedText, value: string, quoted: Variables['quoted']): readonly Splice[] {
  return at.value === value ? [] : [{ from: at.from, to: at.to, text: quoted(value) }];
}
