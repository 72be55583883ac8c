import { catalogue } from '../../shared/catalogue/index.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import { signs } from './clouds/index.ts';
import { cloudOfPublicId, publicIdPattern } from './id-shapes.ts';
import type { NamedValue } from './named-values.ts';
import { labelBefore } from './text-label.ts';
import type { TextLayout } from './text-layout.ts';
import { MAX_LINES } from './text-pairing.ts';
import { type Spot, spotAt } from './text-spot.ts';

/** Ids whose secrets look alike. `named`: those that only a name tells. */
export const FAMILIES = ['aws', 'aliyun', 'aliyun-sts', 'tencent', 'gcp', 'azure', 'named'] as const;
export type Family = (typeof FAMILIES)[number];

export interface IdSpot extends Spot {
  /** The cloud that the shape or the form tells; null where names and surroundings have to. */
  readonly cloud: CloudId | null;
  readonly family: Family;
  readonly temporary: boolean;
  /** The name that it goes by, if it was found by that. */
  readonly named: NamedValue | null;
}

/**
 * A value that may be a secret, with how well it fits each family: 0 by shape and name, 1 by a name that leaves no
 * doubt, 2 by shape alone, 3 by a shape that a long word could have too. A family that it does not fit is missing.
 */
export interface SecretSpot extends Spot {
  readonly ranks: Readonly<Partial<Record<Family, number>>>;
  readonly named: NamedValue | null;
}

/** What was found in a text before anything is paired. Each list is in the order of the text. */
export interface Candidates {
  readonly ids: readonly IdSpot[];
  readonly secrets: readonly SecretSpot[];
  readonly tokens: readonly Spot[];
}

type ShapeFamily = Exclude<Family, 'named' | 'azure' | 'gcp'>;
const SHAPE_FAMILIES = ['aws', 'aliyun', 'aliyun-sts', 'tencent'] as const;

/** Temporary secrets of Alibaba Cloud are longer than lasting ones; by how much is unconfirmed. */
const SHAPES: Readonly<Record<ShapeFamily, RegExp>> = {
  aws: /^[A-Za-z0-9/+]{40}$/,
  aliyun: /^[A-Za-z0-9]{30}$/,
  'aliyun-sts': /^[A-Za-z0-9]{30,64}$/,
  tencent: /^[A-Za-z0-9]{32}$/,
};

/** What secrets of Azure's recent years look like; older ones are known by their name alone. */
const AZURE_SECRET = /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/g;

/** Session tokens are never shorter in practice; a shorter one is taken only where it is called a token. */
const TOKEN_LENGTH = 100;

/**
 * Looks for ids by shape and by name, and for what could be their secrets and tokens: values by name, and where there
 * are ids that a shape tells, values by shape too. Linear in the text's length.
 */
export function findCandidates(
  text: string,
  layout: TextLayout,
  named: readonly NamedValue[],
  pems: readonly Spot[],
): Candidates {
  const shaped: IdSpot[] = [];
  const withoutIds = text.replaceAll(publicIdPattern(), (value, start: number) => {
    const cloud = cloudOfPublicId(value);
    if (cloud === null) return value;
    const temporary = catalogue[cloud].kindOf(value, false) === 'temporary';
    const family = cloud === 'aliyun' && temporary ? 'aliyun-sts' : cloud;
    shaped.push({ ...spotAt(layout, start, value), cloud, family, temporary, named: null });
    return ' '.repeat(value.length);
  });
  const taken = new Set(shaped.map(({ start }) => start));
  const others = named.flatMap((one) => (taken.has(one.start) ? [] : namedId(one)));
  for (const { start } of others) taken.add(start);
  const bare = shaped.length === 0 ? { secrets: [], tokens: [] } : findValues(withoutIds, layout, shaped);
  const secrets = new Map(bare.secrets.filter((one) => !taken.has(one.start)).map((one) => [one.start, one]));
  const names = new Map(shaped.map((id) => [id.start, id]));
  for (const one of named) {
    if (names.has(one.start) || (one.role !== 'secret' && one.role !== 'id')) continue;
    if (one.role === 'secret') secrets.set(one.start, namedSecret(one, secrets.get(one.start)));
  }
  if (others.some(({ family }) => family === 'azure')) {
    for (const match of text.matchAll(AZURE_SECRET)) {
      if (secrets.has(match.index)) continue;
      secrets.set(match.index, {
        ...spotAt(layout, match.index, match[0]),
        ranks: { azure: 2 },
        named: null,
      });
    }
  }
  for (const pem of pems) secrets.set(pem.start, { ...pem, ranks: { gcp: 0 }, named: null });
  return {
    ids: inOrder([...shaped, ...others]),
    secrets: inOrder([...secrets.values()]),
    tokens: bare.tokens,
  };
}

/** Whether a value has the shape of the secrets that belong to such ids; false where no shape of theirs is known. */
export function isSecretOf(family: Family, value: string): boolean {
  const shaped = SHAPE_FAMILIES.find((one) => one === family);
  return shaped !== undefined && SHAPES[shaped].test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

function namedId(one: NamedValue): readonly IdSpot[] {
  const { start, end, line, block, value } = one;
  const spot = { start, end, line, block, value, temporary: false, named: one };
  const isGuid = signs.azure.id.test(value);
  if (one.role === 'key-id')
    return signs.gcp.id.test(value) ? [{ ...spot, cloud: 'gcp', family: 'gcp' }] : [];
  if (one.role === 'guid') return isGuid ? [{ ...spot, cloud: 'azure', family: 'azure' }] : [];
  if (one.role !== 'id') return [];
  if (/user.?name$/.test(one.name)) {
    if (isGuid) return [{ ...spot, cloud: 'azure', family: 'azure' }];
    if (!signs.zstack.names.test(one.name)) return [];
  }
  return [{ ...spot, cloud: null, family: 'named' }];
}

function namedSecret(one: NamedValue, bare: SecretSpot | undefined): SecretSpot {
  const { start, end, line, block, value } = one;
  // Temporary secrets of Tencent Cloud have another length than lasting ones; by how much is unconfirmed.
  const isTencents = value.length >= 32 && /tmp|tencent|qcloud/.test(one.name);
  const isAzure = /client.?secret|password|客户端/.test(one.name) || signs.azure.secret.test(value);
  const ranks = {
    ...(isTencents ? { tencent: 1 } : {}),
    ...bare?.ranks,
    ...(isAzure && value.length >= 16 ? { azure: 0 } : {}),
    named: 0,
  };
  return { start, end, line, block, value, ranks, named: one };
}

/** Only what stands within a pair's reach of an id can belong to one. */
function findValues(
  text: string,
  layout: TextLayout,
  ids: readonly Spot[],
): { readonly secrets: SecretSpot[]; readonly tokens: Spot[] } {
  const secrets: SecretSpot[] = [];
  const tokens: Spot[] = [];
  for (const [from, to] of reaches(text.length, layout, ids)) {
    const pattern = /[A-Za-z0-9+/_.~-]{16,}={0,2}/g;
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match !== null && match.index < to; match = pattern.exec(text)) {
      const head = /^[._~-]+/.exec(match[0])?.[0].length ?? 0;
      const value = match[0].slice(head).replace(/[._~-]+$/, '');
      if (value.length < 16 || value.length > 20_000) continue;
      const start = match.index + head;
      const label = labelBefore(text, start);
      if (label === 'token' || value.length >= TOKEN_LENGTH) {
        tokens.push(spotAt(layout, start, value));
        continue;
      }
      const ranks = ranksOf(value, label);
      if (Object.keys(ranks).length > 0)
        secrets.push({ ...spotAt(layout, start, value), ranks, named: null });
    }
  }
  return { secrets, tokens };
}

/** The parts of a text, from line to line, that are near enough to an id; they do not overlap. */
function reaches(
  end: number,
  layout: TextLayout,
  ids: readonly Spot[],
): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  for (const { line } of ids) {
    const from = layout.startOf(Math.max(0, line - MAX_LINES));
    const after = line + MAX_LINES + 1;
    const to = after < layout.lines.length ? layout.startOf(after) : end;
    const last = parts.at(-1);
    if (last === undefined || from >= last[1]) parts.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  return parts;
}

function ranksOf(value: string, label: ReturnType<typeof labelBefore>): Partial<Record<Family, number>> {
  const ranks: Partial<Record<Family, number>> = {};
  if (label === 'other') return ranks;
  const mixed = /[a-z]/.test(value) && /[A-Z]/.test(value);
  for (const family of SHAPE_FAMILIES) {
    if (mixed && SHAPES[family].test(value)) {
      ranks[family] = label === 'none' ? (/[0-9+/]/.test(value) ? 2 : 3) : 0;
    }
  }
  const named = label === 'specific' && Object.keys(ranks).length === 0 && isPlausible(value);
  if (named) for (const family of SHAPE_FAMILIES) ranks[family] = 1;
  return ranks;
}

/** Keeps `your-secret-access-key-here` and `xxxxxxxxxxxxxxxx` out. */
function isPlausible(value: string): boolean {
  return /[0-9]/.test(value) && /[A-Za-z]/.test(value) && new Set(value).size >= 9;
}

function inOrder<S extends Spot>(spots: readonly S[]): readonly S[] {
  return spots.toSorted((a, b) => a.start - b.start);
}
