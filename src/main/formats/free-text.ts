import {
  type FoundKey,
  type ImportProblem,
  keyOfPair,
  publicIdOf,
  type ReadResult,
  secretText,
} from './found-key.ts';
import {
  type Candidates,
  FAMILIES,
  findCandidates,
  type IdSpot,
  type SecretSpot,
  type Spot,
} from './text-candidates.ts';
import { layoutOf, type TextLayout } from './text-layout.ts';
import { pairUp } from './text-pairing.ts';

/**
 * Finds keys by their shape in any text: shell exports, ini, JSON and YAML files, tables, chat. An id is known by its
 * prefix and length; its secret by shape, name and nearness (see `pairUp`), so that hashes, UUIDs and blobs far from
 * any id are left alone. Alibaba Cloud's and AWS's ids only.
 *
 * An id without a secret becomes a problem, as does a temporary one without its token. Never throws; takes time
 * linear in the length of the text.
 */
export function readFreeText(source: string): ReadResult {
  // JSON written by PHP escapes the slashes that AWS secrets have.
  const text = source.replaceAll(/\r\n?/g, '\n').replaceAll('\\/', '/');
  const layout = layoutOf(text);
  const candidates = findCandidates(text, layout);
  const secrets = pairSecrets(candidates);
  const temporary = [...secrets.keys()].filter((id) => id.temporary).toSorted((a, b) => a.start - b.start);
  const tokens = pairUp<IdSpot, Spot>(temporary, candidates.tokens, () => 0);
  const surroundings = surroundingsOf(candidates.ids, layout);
  const keys: FoundKey[] = [];
  for (const id of candidates.ids) {
    const secret = secrets.get(id);
    const token = tokens.get(id);
    if (secret === undefined || (id.temporary && token === undefined)) continue;
    keys.push(foundKey(id, secret, token, surroundings(id.block)));
  }
  return { keys, problems: problemsOf(candidates.ids, keys) };
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

interface Surroundings {
  readonly name: string;
  readonly region: string | null;
}

/** What the lines around an id say of it. In a block with several ids nothing tells whose name a name is. */
function surroundingsOf(ids: readonly IdSpot[], layout: TextLayout): (block: number) => Surroundings {
  const counts = new Map<number, number>();
  for (const { block } of ids) counts.set(block, (counts.get(block) ?? 0) + 1);
  return (block) => {
    const section = layout.sectionOf(block);
    if (counts.get(block) !== 1) return { name: section, region: null };
    const lines = layout.linesOfBlock(block);
    return {
      name: firstMatch(lines, NAME) ?? section,
      region: firstMatch(lines, REGION)?.toLowerCase() ?? null,
    };
  };
}

function foundKey(id: IdSpot, secret: Spot, token: Spot | undefined, around: Surroundings): FoundKey {
  return keyOfPair({
    cloud: id.cloud,
    sure: 'certain',
    label: around.name,
    publicId: id.value,
    secret: secretText(secret.value),
    token: id.temporary && token !== undefined ? secretText(token.value) : null,
    region: around.region,
    line: Math.min(id.line, secret.line) + 1,
  });
}

function problemsOf(ids: readonly IdSpot[], keys: readonly FoundKey[]): readonly ImportProblem[] {
  const settled = new Set(keys.map(publicIdOf));
  const problems: ImportProblem[] = [];
  for (const id of ids) {
    if (settled.has(id.value)) continue;
    settled.add(id.value);
    problems.push({ line: id.line + 1, kind: 'missing-secret' });
  }
  return problems;
}

const NAME =
  /^[\s"'*|-]{0,40}(?:user ?name|logon ?name|profile|name|用户名|登录名|登录名称)["'\s]{0,4}[:=：|][\s"']{0,8}([^\s"',;|，；]{1,80})/i;
const REGION =
  /^[\s"'*|-]{0,40}(?:(?:export|set)\s+)?[\w.:$]{0,40}region(?:_?id)?["'\s]{0,4}[:=：|][\s"']{0,8}([a-z]{2,3}(?:-[a-z0-9]{1,20}){1,4})(?![\w-])/i;

function firstMatch(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return null;
}
