import type { Rotation } from '../../../src/main/services/rotation/engine/types.ts';
import type { Home, Place, Site } from './home.ts';
import type { Report } from './report.ts';
import type { Point } from './runner.ts';

/** Whether a place waits for a person's word on the way that the rotation goes. */
export const isOpenPlace = (place: Place, { phase }: Rotation): boolean => {
  const word = phase.kind === 'undoing' ? place.back : place.forth;
  return word === 'failed' || word === 'asks';
};

interface Round {
  readonly home: Home;
  readonly way: 'forth' | 'back';
  readonly to: string;
  readonly requireAwake: () => void;
}

/** Gives one place a key: that it is begun, what it has, and the word on it come one after the other. */
function* give({ way, to, requireAwake }: Round, place: Place): Generator<Point, void> {
  place[way] = place[way] === 'asks' ? 'asks' : 'begun';
  if (place.kind === 'hand') {
    place[way] = 'asks';
    return;
  }
  if (place.broken) {
    place[way] = 'failed';
    return;
  }
  place.has = to;
  yield 'served';
  requireAwake();
  place[way] = 'done';
}

const isLeft = (word: Place['forth']): boolean => word === 'begun' || word === 'asks' || word === 'failed';

function* forth(round: Round, old: string): Generator<Point, boolean> {
  for (const place of round.home.places) {
    round.requireAwake();
    if (place.forth === 'waived' || place.forth === 'failed') continue;
    const fellBack = place.kind === 'file' && place.has === old;
    if (place.forth !== 'done' || fellBack) yield* give(round, place);
  }
  return round.home.places.some((place) => isLeft(place.forth));
}

const awake = (site: Site, locked: () => Error) => () => {
  if (site.locked) throw locked();
};

export function* distribute(
  home: Home,
  site: Site,
  rotation: Rotation,
  locked: () => Error,
): Generator<Point, Report> {
  for (const place of home.places) {
    if (place.back === 'none') continue;
    place.back = 'none';
    if (place.forth !== 'waived') place.forth = 'none';
  }
  const to = rotation.candidate?.publicId ?? '';
  const round: Round = { home, way: 'forth', to, requireAwake: awake(site, locked) };
  return { kind: (yield* forth(round, rotation.oldPublicId)) ? 'distribution-open' : 'distributed' };
}

export function* checkPlaces(
  home: Home,
  site: Site,
  rotation: Rotation,
  locked: () => Error,
): Generator<Point, Report> {
  home.checks += 1;
  const to = rotation.candidate?.publicId ?? '';
  const round: Round = { home, way: 'forth', to, requireAwake: awake(site, locked) };
  return { kind: (yield* forth(round, rotation.oldPublicId)) ? 'places-open' : 'places-checked' };
}

export function* handBack(
  home: Home,
  site: Site,
  rotation: Rotation,
  locked: () => Error,
): Generator<Point, Report> {
  const round: Round = { home, way: 'back', to: rotation.oldPublicId, requireAwake: awake(site, locked) };
  for (const place of home.places) {
    round.requireAwake();
    if (place.forth === 'none' || place.back === 'waived' || place.back === 'failed' || place.back === 'done')
      continue;
    if (place.back === 'none' && place.forth === 'asks') continue;
    const has = place.kind === 'hand' ? place.forth === 'done' : place.has === rotation.candidate?.publicId;
    if (has) yield* give(round, place);
  }
  return { kind: home.places.some((place) => isLeft(place.back)) ? 'hand-back-open' : 'handed-back' };
}
