import { catalogue } from '../../shared/catalogue/index.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import { cloudOfPublicId, publicIdPattern } from './id-shapes.ts';
import { labelBefore } from './text-label.ts';
import type { TextLayout } from './text-layout.ts';

/** A place in a text; lines count from 0. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly block: number;
  readonly value: string;
}

/** Ids whose secrets look alike. */
export const FAMILIES = ['aws', 'aliyun', 'aliyun-sts'] as const;
export type Family = (typeof FAMILIES)[number];

export interface IdSpot extends Spot {
  readonly cloud: CloudId;
  readonly family: Family;
  readonly temporary: boolean;
}

/**
 * A value that may be a secret, with how well it fits each family: 0 by shape and name, 1 by a name that leaves no
 * doubt, 2 by shape alone, 3 by a shape that a long word could have too. A family that it does not fit is missing.
 */
export interface SecretSpot extends Spot {
  readonly ranks: Readonly<Partial<Record<Family, number>>>;
}

/** What was found in a text before anything is paired. Each list is in the order of the text. */
export interface Candidates {
  readonly ids: readonly IdSpot[];
  readonly secrets: readonly SecretSpot[];
  readonly tokens: readonly Spot[];
}

/** Temporary secrets of Alibaba Cloud are longer than lasting ones; by how much is unconfirmed. */
const SHAPES: Readonly<Record<Family, RegExp>> = {
  aws: /^[A-Za-z0-9/+]{40}$/,
  aliyun: /^[A-Za-z0-9]{30}$/,
  'aliyun-sts': /^[A-Za-z0-9]{30,64}$/,
};

/** Session tokens are never shorter in practice; a shorter one is taken only where it is called a token. */
const TOKEN_LENGTH = 100;

/** Looks for ids, and, where there are any, for what could be their secrets and tokens. Linear in the text's length. */
export function findCandidates(text: string, layout: TextLayout): Candidates {
  const ids: IdSpot[] = [];
  const withoutIds = text.replaceAll(publicIdPattern(), (value, start: number) => {
    const cloud = cloudOfPublicId(value);
    if (cloud === null) return value;
    const temporary = catalogue[cloud].kindOf(value, false) === 'temporary';
    const family = cloud === 'aliyun' && temporary ? 'aliyun-sts' : cloud;
    ids.push({ ...spot(layout, start, value), cloud, family, temporary });
    return ' '.repeat(value.length);
  });
  if (ids.length === 0) return { ids, secrets: [], tokens: [] };
  return { ids, ...findValues(withoutIds, layout) };
}

function findValues(text: string, layout: TextLayout): Omit<Candidates, 'ids'> {
  const secrets: SecretSpot[] = [];
  const tokens: Spot[] = [];
  for (const match of text.matchAll(/[A-Za-z0-9+/_.~-]{16,}={0,2}/g)) {
    const head = /^[._~-]+/.exec(match[0])?.[0].length ?? 0;
    const value = match[0].slice(head).replace(/[._~-]+$/, '');
    if (value.length < 16 || value.length > 20_000) continue;
    const start = match.index + head;
    const label = labelBefore(text, start);
    if (label === 'token' || value.length >= TOKEN_LENGTH) {
      tokens.push(spot(layout, start, value));
      continue;
    }
    const ranks = ranksOf(value, label);
    if (Object.keys(ranks).length > 0) secrets.push({ ...spot(layout, start, value), ranks });
  }
  return { secrets, tokens };
}

function ranksOf(value: string, label: ReturnType<typeof labelBefore>): Partial<Record<Family, number>> {
  const ranks: Partial<Record<Family, number>> = {};
  if (label === 'other') return ranks;
  const mixed = /[a-z]/.test(value) && /[A-Z]/.test(value);
  for (const family of FAMILIES) {
    if (mixed && SHAPES[family].test(value)) {
      ranks[family] = label === 'none' ? (/[0-9+/]/.test(value) ? 2 : 3) : 0;
    }
  }
  const named = label === 'specific' && Object.keys(ranks).length === 0 && isPlausible(value);
  if (named) for (const family of FAMILIES) ranks[family] = 1;
  return ranks;
}

/** Keeps `your-secret-access-key-here` and `xxxxxxxxxxxxxxxx` out. */
function isPlausible(value: string): boolean {
  return /[0-9]/.test(value) && /[A-Za-z]/.test(value) && new Set(value).size >= 9;
}

function spot(layout: TextLayout, start: number, value: string): Spot {
  const line = layout.lineAt(start);
  return { start, end: start + value.length, line, block: layout.blockOf(line), value };
}
