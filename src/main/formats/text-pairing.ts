import type { Spot } from './text-spot.ts';

/** How well a candidate fits, 0 being best; undefined where it does not. */
export type RankOf<C> = (candidate: C) => number | undefined;

/** Further apart than this, an id and a value have nothing to do with each other. */
export const MAX_LINES = 12;
const MAX_CHARACTERS = 4000;

/** Ranks up to this one go by name; the rest by shape alone. */
const BY_NAME = 1;
const BY_SHAPE = 3;

/**
 * Gives each id the candidate that belongs to it, each candidate once. Goes from what stands closest to what stands
 * further, named values first: one line, one block, then a neighbourhood. Within each, as many candidates as ids are
 * taken in order, which serves `id secret id secret`, `secret id`, and columns alike; otherwise the nearest counts.
 * An id that got its pair in an earlier step is not looked at again where it is only mentioned.
 *
 * Both lists are in the order of the text. The effort grows linearly with their lengths.
 */
export function pairUp<I extends Spot, C extends Spot>(
  ids: readonly I[],
  candidates: readonly C[],
  rankOf: RankOf<C>,
): ReadonlyMap<I, C> {
  const pairs = new Map<I, C>();
  const used = new Set<C>();
  const known = new Set<string>();
  const steps: readonly (readonly [Scoping, number])[] = [
    [byLine, BY_NAME],
    [byBlock, BY_NAME],
    [byLine, BY_SHAPE],
    [byBlock, BY_SHAPE],
    [byNeighbourhood, BY_NAME],
    [byNeighbourhood, BY_SHAPE],
  ];
  for (const [scoping, limit] of steps) {
    const openIds = ids.filter((id) => !known.has(id.value));
    const open = candidates.filter((one) => !used.has(one) && (rankOf(one) ?? Infinity) <= limit);
    for (const scope of scoping(openIds, open)) {
      for (const [id, candidate] of pairsIn(scope.ids, scope.candidates, scoping === byNeighbourhood)) {
        pairs.set(id, candidate);
        used.add(candidate);
        known.add(id.value);
      }
    }
  }
  return pairs;
}

interface Scope<I, C> {
  readonly ids: I[];
  readonly candidates: C[];
}

type Scoping = <I extends Spot, C extends Spot>(ids: readonly I[], candidates: readonly C[]) => Scope<I, C>[];

const byLine: Scoping = (ids, candidates) => grouped(ids, candidates, (one) => one.line);
const byBlock: Scoping = (ids, candidates) => grouped(ids, candidates, (one) => one.block);

function byNeighbourhood<I extends Spot, C extends Spot>(
  ids: readonly I[],
  candidates: readonly C[],
): Scope<I, C>[] {
  const lines = [...ids, ...candidates].map((one) => one.line).toSorted((a, b) => a - b);
  const groups = new Map<number, number>();
  let group = 0;
  let last = -Infinity;
  for (const line of lines) {
    if (line - last > MAX_LINES) group += 1;
    groups.set(line, group);
    last = line;
  }
  return grouped(ids, candidates, (one) => groups.get(one.line) ?? 0);
}

function grouped<I extends Spot, C extends Spot>(
  ids: readonly I[],
  candidates: readonly C[],
  keyOf: (spot: Spot) => number,
): Scope<I, C>[] {
  const scopes = new Map<number, Scope<I, C>>();
  for (const id of ids) {
    const scope = scopes.get(keyOf(id));
    if (scope === undefined) scopes.set(keyOf(id), { ids: [id], candidates: [] });
    else scope.ids.push(id);
  }
  for (const candidate of candidates) scopes.get(keyOf(candidate))?.candidates.push(candidate);
  return [...scopes.values()].filter((scope) => scope.candidates.length > 0);
}

function pairsIn<I extends Spot, C extends Spot>(
  ids: readonly I[],
  candidates: readonly C[],
  last: boolean,
): readonly (readonly [I, C])[] {
  const inOrder = zipped(distinct(ids), distinct(candidates)) ?? zipped(ids, candidates);
  if (inOrder !== null) return inOrder;
  const [only] = distinct(ids);
  if (only !== undefined && distinct(ids).length === 1) {
    const nearest = candidates.toSorted((a, b) => distance(only, a) - distance(only, b))[0];
    return nearest !== undefined && areClose(only, nearest) ? [[only, nearest]] : [];
  }
  return last ? neighbours(ids, candidates) : [];
}

function zipped<I extends Spot, C extends Spot>(
  ids: readonly I[],
  candidates: readonly C[],
): readonly (readonly [I, C])[] | null {
  if (ids.length !== candidates.length) return null;
  const pairs: (readonly [I, C])[] = [];
  for (const [index, id] of ids.entries()) {
    const candidate = candidates[index];
    if (candidate === undefined || !areClose(id, candidate)) return null;
    pairs.push([id, candidate]);
  }
  return pairs;
}

/** The last resort: each id takes the value next to it, on the side on which the text began to put them. */
function neighbours<I extends Spot, C extends Spot>(
  ids: readonly I[],
  candidates: readonly C[],
): readonly (readonly [I, C])[] {
  const events: { readonly id?: I; readonly candidate?: C; readonly start: number }[] = [
    ...ids.map((id) => ({ id, start: id.start })),
    ...candidates.map((candidate) => ({ candidate, start: candidate.start })),
  ].toSorted((a, b) => a.start - b.start);
  const sides = events[0]?.id === undefined ? [-1, 1] : [1, -1];
  const used = new Set<C>();
  const pairs: (readonly [I, C])[] = [];
  for (const [index, { id }] of events.entries()) {
    if (id === undefined) continue;
    const found = sides
      .map((side) => events[index + side]?.candidate)
      .find((one) => one !== undefined && !used.has(one) && areClose(id, one));
    if (found === undefined) continue;
    used.add(found);
    pairs.push([id, found]);
  }
  return pairs;
}

function distinct<S extends Spot>(spots: readonly S[]): readonly S[] {
  const seen = new Set<string>();
  return spots.filter((spot) => !seen.has(spot.value) && seen.add(spot.value));
}

function distance(a: Spot, b: Spot): number {
  return a.start < b.start ? b.start - a.end : a.start - b.end;
}

function areClose(a: Spot, b: Spot): boolean {
  return Math.abs(a.line - b.line) <= MAX_LINES && distance(a, b) <= MAX_CHARACTERS;
}
