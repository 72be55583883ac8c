import type { Transition } from '../../../src/main/services/rotation/engine/types.ts';
import { fc } from '../../support/property.ts';
import { ARROWS } from './arrows.ts';
import { type Sequence, sequences } from './commands.ts';
import { type Coverage, createCoverage, median, table } from './coverage.ts';
import { play } from './play.ts';

/** Which sequences to play. A seed and a path play one that failed again: both are in its report. */
export interface Replay {
  readonly seed: number;
  readonly path?: string;
}

/** Takes seed and path from `KEYTURN_MODEL_SEED` and `KEYTURN_MODEL_PATH`; else the run's seed, or one that nobody chose. */
export function replayFromEnvironment(): Replay {
  const { KEYTURN_MODEL_SEED, KEYTURN_SEED, KEYTURN_MODEL_PATH: path } = process.env;
  const seed = KEYTURN_MODEL_SEED ?? KEYTURN_SEED;
  return {
    seed: seed === undefined ? Date.now() % 2 ** 31 : Number(seed),
    ...(path === undefined ? {} : { path }),
  };
}

/** Plays so many sequences against the engine and prints what they came by. Throws with the shortest that fails. */
export function campaign(runs: number, replay: Replay): Coverage {
  const coverage = createCoverage();
  const started = performance.now();
  fc.assert(
    fc.property(sequences, (sequence) => play(sequence, coverage)),
    { numRuns: runs, ...replay },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`\nmodel of rotation, seed ${replay.seed}, ${seconds} s\n${table(coverage)}\n`);
  return coverage;
}

/** What one failing run told. */
export interface Caught {
  /** How many sequences it took. */
  readonly after: number;
  readonly error: unknown;
  readonly replay: Replay;
}

/** Plays sequences against another engine until one fails; null when none does. */
export function hunt(engine: () => Transition, runs: number, replay: Replay): Caught | null {
  const coverage = createCoverage();
  const property = fc.property(sequences, (sequence: Sequence) => play(sequence, coverage, engine()));
  const { failed, numRuns, errorInstance, counterexamplePath, seed } = fc.check(property, {
    numRuns: runs,
    endOnFailure: true,
    ...replay,
  });
  if (!failed) return null;
  return { after: numRuns, error: errorInstance, replay: { seed, path: counterexamplePath ?? '' } };
}

/** What a campaign missed: too short sequences, arrows taken too rarely, arrows that should not exist. */
export function shortfalls(coverage: Coverage, least: number): readonly string[] {
  const arrows = Object.entries(ARROWS).flatMap(([from, ends]) => ends.map((to) => `${from}>${to}`));
  const states = new Set(arrows.map((arrow) => arrow.split('>')[1] ?? ''));
  const count = (counts: ReadonlyMap<string, number>, name: string) => counts.get(name) ?? 0;
  return [
    ...(median(coverage.lengths) < 12 ? ['sequences are too short'] : []),
    ...arrows.filter((arrow) => count(coverage.arrows, arrow) < least).map((arrow) => `${arrow} is too rare`),
    ...[...states]
      .filter((state) => count(coverage.states, state) < least)
      .map((state) => `${state} is too rare`),
    ...[...coverage.arrows.keys()]
      .filter((arrow) => !arrows.includes(arrow))
      .map((arrow) => `${arrow} is new`),
  ];
}
