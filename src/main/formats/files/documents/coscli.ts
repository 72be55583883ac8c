import { isScalar, type YAMLMap } from 'yaml';
import { keyOfPair, secretText } from '../../found-key.ts';
import type { FileKindSpec, FileProblem, FileReading } from '../file-kind.ts';
import { halvesOf } from '../halves.ts';
import { toldIn } from '../one-cloud.ts';
import { inHome } from '../places.ts';
import { encrypted, placeGone, unwritable } from '../refusals.ts';
import { lineCounter, type Splice, spliced } from '../splices.ts';
import { decoded, looksEncoded } from './coscli-secret.ts';
import {
  addAfter,
  isString,
  mapNamed,
  openYaml,
  pairsNamed,
  putText,
  textNamed,
  type YamlText,
} from './yaml-text.ts';

const [ID, SECRET, TOKEN] = ['secretid', 'secretkey', 'sessiontoken'] as const;

/**
 * `~/.cos.yaml`: util/types.go, cmd/root.go and cmd/config_init.go of tencentyun/coscli, which takes names in any case
 * (viper). Unless `disableencryption` is the string `true`, coscli encodes what it writes itself, and takes what is
 * written in clear as well, as long as that does not look encoded. With the mode CvmRole there is no key.
 */
export const coscli: FileKindSpec = {
  ...{ id: 'coscli', cloud: 'tencent', role: 'serves', among: 'usual', asCommand: null },
  places: (around) => [inHome(around, '.cos.yaml')],
  named: /^\.?cos\.ya?ml$/,
  fits: (text) => /secretid/i.test(text),
  read,
  write: (text, entry, values) => {
    const { yaml, base } = placeIn(text, entry);
    if (isEncoded(yaml, base)) throw encrypted();
    const { publicId, secret, token } = halvesOf(values);
    const taken = [
      ['secret_id', publicId],
      ['secret_key', secret],
      ['token', token ?? ''],
    ] as const;
    const bad = taken.find(([, value]) => !isClear(base) && looksEncoded(value));
    if (bad !== undefined) throw unwritable(bad[0]);
    return spliced(text, [
      ...put(yaml, base, ID, publicId),
      ...put(yaml, base, SECRET, secret),
      ...(token === null ? emptied(yaml, base, TOKEN) : put(yaml, base, TOKEN, token)),
    ]);
  },
  remove: (text, entry) => {
    const { yaml, base } = placeIn(text, entry);
    return spliced(
      text,
      [ID, SECRET, TOKEN].flatMap((name) => emptied(yaml, base, name)),
    );
  },
};

function read(text: string): FileReading {
  const yaml = openYaml(text);
  if (yaml.document === null) return { entries: [], problems: [{ kind: 'syntax', line: yaml.line }] };
  const base = baseOf(yaml);
  if (base === null || textNamed(yaml, base, 'mode').toLowerCase() === 'cvmrole')
    return { entries: [], problems: [] };
  const line = lineOf(yaml, base);
  const problems: FileProblem[] = [];
  if ([ID, SECRET, TOKEN].some((name) => pairsNamed(base, name).length > 1))
    problems.push({ kind: 'repeated', line });
  const [publicId, secret, token] = [ID, SECRET, TOKEN].map((name) => clear(yaml, base, name));
  if (isEncoded(yaml, base)) problems.push({ kind: 'encrypted', line });
  if (!publicId && !secret) return { entries: [], problems };
  if (!publicId || !secret) return { entries: [], problems: [...problems, { kind: 'incomplete', line }] };
  const { cloud, sure, alike } = toldIn('tencent', publicId);
  const key = keyOfPair({
    ...{ cloud, sure, label: '', publicId, region: null, line },
    secret: secretText(secret),
    token: token ? secretText(token) : null,
  });
  return { entries: [{ entry: '', key: { ...key, alike }, command: null }], problems };
}

function baseOf(yaml: YamlText): YAMLMap | null {
  return mapNamed(yaml, mapNamed(yaml, yaml.root, 'cos'), 'base');
}

function lineOf(yaml: YamlText, base: YAMLMap): number {
  const key = pairsNamed(base, ID)[0]?.key;
  return isScalar(key) && key.range ? lineCounter(yaml.text)(key.range[0]) : 1;
}

/** What coscli works with: a value as it stands, or what it has encoded. */
function clear(yaml: YamlText, base: YAMLMap, name: string): string {
  const value = textNamed(yaml, base, name);
  return (isClear(base) ? null : decoded(value)) ?? value;
}

function isClear(base: YAMLMap): boolean {
  return isString(base, 'disableencryption', 'true');
}

function isEncoded(yaml: YamlText, base: YAMLMap): boolean {
  return !isClear(base) && [ID, SECRET].some((name) => decoded(textNamed(yaml, base, name)) !== null);
}

function placeIn(text: string, entry: string): { readonly yaml: YamlText; readonly base: YAMLMap } {
  const yaml = openYaml(text);
  const base = yaml.document === null ? null : baseOf(yaml);
  if (entry !== '' || yaml.document === null || base === null) throw placeGone();
  if ([ID, SECRET].some((name) => pairsNamed(base, name).length === 0)) throw placeGone();
  if ([ID, SECRET].every((name) => textNamed(yaml, base, name) === '')) throw placeGone();
  return { yaml, base };
}

function put(yaml: YamlText, base: YAMLMap, name: string, value: string): readonly Splice[] {
  const edits = putText(yaml, base, name, value) ?? addAfter(yaml, base, SECRET, name, value);
  if (edits === null) throw placeGone();
  return edits;
}

function emptied(yaml: YamlText, base: YAMLMap, name: string): readonly Splice[] {
  return textNamed(yaml, base, name) === '' ? [] : (putText(yaml, base, name, '') ?? []);
}
