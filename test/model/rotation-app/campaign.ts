import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { TurningCloud } from '../../../src/main/clouds/registry.ts';
import { ROTATION_PHASES } from '../../../src/shared/model/rotation.ts';
import { fc } from '../../support/property.ts';
import { type Lane, openLane } from '../../support/rotation/lane.ts';
import { type Replay, shortfalls } from '../rotation/campaign.ts';
import { type Coverage, createCoverage, reach, table } from '../rotation/coverage.ts';
import { type Scene, type Sequence, sequences } from './commands.ts';
import { NEIGHBOUR, openStage } from './stage.ts';

/** Vaults made once for all sequences, by what they hold at first. */
export interface Lanes extends AsyncDisposable {
  for(scene: Scene): Promise<Lane>;
}

/** Memory where the system offers it as a folder: a campaign commits some hundred thousand times. */
const parent = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

export function createLanes(): Lanes {
  const lanes = new Map<string, Promise<Lane>>();
  const make = (cloud: TurningCloud, held: boolean) =>
    openLane(cloud, { parent: parent(), ...(held ? { neighbour: NEIGHBOUR[cloud] } : {}) });
  return {
    for({ cloud, neighbour }) {
      const held = neighbour.startsWith('held');
      const name = `${cloud} ${held}`;
      const lane = lanes.get(name) ?? make(cloud, held);
      lanes.set(name, lane);
      return lane;
    },
    async [Symbol.asyncDispose]() {
      for (const lane of lanes.values()) await (await lane)[Symbol.asyncDispose]();
    },
  };
}

/** Plays one sequence through the app. Throws `BreachError` for a broken promise. */
export async function play({ scene, commands }: Sequence, lanes: Lanes, coverage: Coverage): Promise<void> {
  const stage = await openStage(scene, await lanes.for(scene));
  try {
    let happened = 0;
    for (const command of commands) if (await stage.act(command)) happened += 1;
    await stage.calm();
    coverage.lengths.push(happened);
    coverage.foreignLosses += stage.oracle.losses.foreign;
    for (const way of stage.ways()) {
      for (const [i, phase] of way.entries()) if (i > 0) reach(coverage, way[i - 1] ?? phase, phase);
    }
  } finally {
    await stage.close();
  }
}

/** Plays so many sequences through the app and prints what they came by. Throws with the shortest that fails. */
export async function campaign(runs: number, replay: Replay): Promise<Coverage> {
  const coverage = createCoverage();
  await using lanes = createLanes();
  const started = performance.now();
  await fc.assert(
    fc.asyncProperty(sequences, (sequence) => play(sequence, lanes, coverage)),
    { numRuns: runs, ...replay },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `\nrotation through the app, seed ${replay.seed}, ${seconds} s\n${table(coverage)}\nlosses by Keyturn: 0\n`,
  );
  return coverage;
}

/** Plays until a sequence fails, and says what it failed with and after how many; null where none does. */
export async function hunt(
  runs: number,
  replay: Replay,
): Promise<{ readonly after: number; readonly error: unknown } | null> {
  const coverage = createCoverage();
  await using lanes = createLanes();
  const property = fc.asyncProperty(sequences, (sequence) => play(sequence, lanes, coverage));
  const { failed, numRuns, errorInstance } = await fc.check(property, {
    ...{ numRuns: runs, endOnFailure: true },
    ...replay,
  });
  return failed ? { after: numRuns, error: errorInstance } : null;
}

/** What a campaign missed: too short sequences, arrows that should not exist, states entered too rarely. */
export function misses(coverage: Coverage, least: number): readonly string[] {
  // A rotation begins in it and never comes back.
  const entered = ROTATION_PHASES.filter((phase) => phase !== 'preflight');
  const rare = entered.filter((phase) => (coverage.states.get(phase) ?? 0) < least);
  return [...shortfalls(coverage, 0), ...rare.map((phase) => `${phase} is too rare`)];
}
