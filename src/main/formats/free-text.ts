import type { CloudId } from '../../shared/model/cloud.ts';
import { type Choice, chooseCloud } from './choose-cloud.ts';
import { ALL_SIGNS, signs } from './clouds/index.ts';
import {
  type FoundKey,
  type ImportProblem,
  keyOfPair,
  publicIdOf,
  type ReadResult,
  secretText,
} from './found-key.ts';
import { type NamedValue, namedValues } from './named-values.ts';
import { type OpenValues, openValues } from './open-values.ts';
import { brokenPairs } from './text-broken.ts';
import {
  type Candidates,
  FAMILIES,
  findCandidates,
  type IdSpot,
  type SecretSpot,
} from './text-candidates.ts';
import { type HintsAt, hintsIn } from './text-context.ts';
import { layoutOf, type TextLayout } from './text-layout.ts';
import { pairUp } from './text-pairing.ts';
import { pemParts } from './text-pem.ts';
import type { Spot } from './text-spot.ts';
import { tableValues } from './text-tables.ts';

/**
 * Finds keys in any text: shell exports, ini, JSON, YAML and Terraform files, tables, consoles' panels, chat. An id is
 * known by its shape where its cloud has one of its own (AWS, Alibaba Cloud, Tencent Cloud), else by its name; its
 * secret by shape, name and nearness (see `pairUp`); the cloud by shape, names and what stands around. So hashes,
 * UUIDs, tokens and blobs are left alone, and so are other systems' keys.
 *
 * An id without a secret becomes a problem where its shape or name leaves no doubt. A temporary one without its token,
 * and halves that are masked or changed places, are keys whose mistakes are told later. Never throws; takes time linear in the length of the text.
 */
export function readFreeText(source: string, fileName = ''): ReadResult {
  const plain = plainText(source);
  const layout = layoutOf(plain);
  const { spots: pems, rest: text } = pemParts(plain, layout);
  const named = withoutRepeats([...namedValues(text, layout), ...tableValues(layout)]);
  const candidates = findCandidates(text, layout, named, pems);
  if (candidates.ids.length === 0) return { keys: [], problems: [] };
  const secrets = pairSecrets(candidates);
  const broken = brokenPairs(text, layout, { candidates, named, whole: secrets });
  const temporary = [...secrets.keys()].filter((id) => id.temporary).toSorted((a, b) => a.start - b.start);
  const tokens = pairUp<IdSpot, Spot>(temporary, candidates.tokens, () => 0);
  const around = surroundingsOf(candidates.ids, named, layout);
  const hintAt = hintsIn(layout, fileName);
  const keys: FoundKey[] = [];
  for (const id of candidates.ids) {
    const half = broken.get(id);
    const secret = secrets.get(id) ?? half?.secret;
    if (secret === undefined) continue;
    const choice = choiceOf(id, secret, hintAt, around);
    if (choice === null) continue;
    const [first, second] = half?.swapped === true ? [secret, id] : [id, secret];
    const halves = { publicId: first.value, secret: second.value };
    keys.push(
      foundKey(choice, id, { ...halves, line: secret.line, token: tokens.get(id) }, around(choice.cloud, id)),
    );
  }
  const told = [...keys.map(publicIdOf), ...[...broken.keys()].map(({ value }) => value)];
  return { keys, problems: problemsOf(candidates.ids, new Set(told)) };
}

/** One kind of line end, spaces that are spaces, full-width letters and signs as the narrow ones that are meant. */
function plainText(source: string): string {
  return (
    source
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
      .replaceAll(/[\u00A0\u3000]/g, ' ')
      .replaceAll(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
      // JSON written by PHP escapes the slashes that AWS secrets have.
      .replaceAll('\\/', '/')
  );
}

function withoutRepeats(values: readonly NamedValue[]): readonly NamedValue[] {
  const seen = new Set<number>();
  return values
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start }) => !seen.has(start) && seen.add(start));
}

function pairSecrets(candidates: Candidates): ReadonlyMap<IdSpot, SecretSpot> {
  const all = new Map<IdSpot, SecretSpot>();
  const used = new Set<SecretSpot>();
  for (const family of FAMILIES) {
    const ids = candidates.ids.filter((id) => id.family === family);
    if (ids.length === 0) continue;
    const free = candidates.secrets.filter((secret) => !used.has(secret));
    for (const [id, secret] of pairUp(ids, free, (one) => one.ranks[family])) {
      all.set(id, secret);
      used.add(secret);
    }
  }
  return all;
}

type NamedSpot = Pick<SecretSpot, 'value' | 'named'>;

function choiceOf(id: IdSpot, secret: NamedSpot, hintAt: HintsAt, around: Around): Choice | null {
  if (id.family === 'gcp') return { cloud: 'gcp', sure: 'certain', alike: [] };
  const hint = hintAt(id);
  if (id.family === 'azure') {
    const sure = secret.value !== '' && signs.azure.secret.test(secret.value);
    const named = [id.named, secret.named].some((one) => one !== null && signs.azure.names.test(one.name));
    if (sure || named) return { cloud: 'azure', sure: 'certain', alike: [] };
    if (hint?.cloud === 'foreign') return null;
    const told = hint?.cloud === 'azure' || around('azure', id).open.fields.tenant_id !== undefined;
    return told ? { cloud: 'azure', sure: 'likely', alike: [] } : null;
  }
  if (id.cloud === null) {
    return id.named === null || secret.named === null ? null : chooseCloud(id.named, secret.named, hint);
  }
  const isStack = id.cloud === 'aliyun' && hint?.cloud === 'apsara' && hint.distance < 2;
  return isStack
    ? { cloud: 'apsara', sure: 'likely', alike: ['aliyun'] }
    : { cloud: id.cloud, sure: 'certain', alike: [] };
}

interface Surroundings {
  readonly name: string;
  readonly open: OpenValues;
  readonly text: string;
  readonly token: string | null;
}

type Around = (cloud: CloudId, id: IdSpot) => Surroundings;

/** What the lines around an id say of it. In a block with several ids nothing tells whose name a name is. */
function surroundingsOf(ids: readonly IdSpot[], named: readonly NamedValue[], layout: TextLayout): Around {
  const inBlock = counted(ids, ({ block }) => block);
  const inLine = counted(ids, ({ line }) => line);
  const valuesOf = openValues(named);
  const tokens = new Map(
    named.flatMap((one) => (one.role === 'token' ? [[one.block, one.value] as const] : [])),
  );
  return (cloud, id) => {
    const alone = inBlock.get(id.block) === 1 ? 'block' : inLine.get(id.line) === 1 ? 'line' : null;
    const open = valuesOf(cloud, id, alone);
    const section = layout.sectionOf(id.block);
    if (alone !== 'block') return { name: section, open, text: '', token: null };
    const lines = layout.linesOfBlock(id.block).slice(0, 60);
    return {
      name: firstMatch(lines, NAME) ?? section,
      open,
      text: lines.join('\n'),
      token: tokens.get(id.block) ?? null,
    };
  };
}

function counted(ids: readonly IdSpot[], keyOf: (id: IdSpot) => number): ReadonlyMap<number, number> {
  const values = new Map<number, Set<string>>();
  for (const id of ids) {
    const set = values.get(keyOf(id));
    if (set === undefined) values.set(keyOf(id), new Set([id.value]));
    else set.add(id.value);
  }
  return new Map([...values].map(([key, set]) => [key, set.size]));
}

interface Halves {
  readonly publicId: string;
  readonly secret: string;
  readonly line: number;
  readonly token: Spot | undefined;
}

function foundKey(
  { cloud, sure, alike }: Choice,
  id: IdSpot,
  halves: Halves,
  around: Surroundings,
): FoundKey {
  const shapeTells = cloud === 'aws' || cloud === 'aliyun';
  const plainToken = id.temporary ? (halves.token?.value ?? null) : shapeTells ? null : around.token;
  const key = keyOfPair({
    cloud,
    sure,
    label: around.name,
    publicId: halves.publicId,
    secret: secretText(halves.secret),
    token: plainToken === null ? null : secretText(plainToken),
    region: null,
    line: Math.min(id.line, halves.line) + 1,
  });
  const { fields, endpoints } = around.open;
  const site = signs[cloud].sites.find(([, sign]) => sign.test(around.text))?.[0] ?? null;
  return { ...key, alike, site, endpoints, fields: { ...fields, ...key.fields } };
}

function problemsOf(ids: readonly IdSpot[], settled: Set<string>): readonly ImportProblem[] {
  const problems: ImportProblem[] = [];
  for (const id of ids) {
    if (settled.has(id.value) || !isBeyondDoubt(id)) continue;
    settled.add(id.value);
    problems.push({ line: id.line + 1, kind: 'missing-secret' });
  }
  return problems;
}

function isBeyondDoubt({ cloud, named }: IdSpot): boolean {
  if (named === null) return true;
  return cloud === null && ALL_SIGNS.some(({ names }) => names.test(named.name));
}

const NAME =
  /^[\s"'*|-]{0,40}(?:user ?name|logon ?name|profile|name|用户名|登录名|登录名称)["'\s]{0,4}[:=：|][\s"']{0,8}([^\s"',;|，；]{1,80})/i;
function firstMatch(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return null;
}
