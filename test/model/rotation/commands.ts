import type { RotationPhase, RotationPolicy } from '../../../src/shared/model/rotation.ts';
import { fc } from '../../support/property.ts';
import type { Habits, Weather } from '../../support/rotation/world.ts';

/** One thing that happens. */
export type Command =
  | { readonly kind: 'run'; readonly site: 'app' | 'cli'; readonly points: number }
  | { readonly kind: 'kill' | 'lock' | 'unlock'; readonly site: 'app' | 'cli' }
  | { readonly kind: 'pass' | 'jump'; readonly ms: number }
  | { readonly kind: 'pass-until-due' }
  | { readonly kind: 'weather'; readonly next: readonly Weather[] }
  | {
      readonly kind: 'foreign';
      readonly act: 'make' | 'disable' | 'enable' | 'delete' | 'use';
      readonly who: 'old' | 'new' | 'other';
    }
  | { readonly kind: 'choose'; readonly index: number }
  | { readonly kind: 'undo' }
  /** A person's word on a place that waits for one. */
  | { readonly kind: 'answer'; readonly index: number; readonly word: 'done' | 'waive' | 'retry' }
  /** What others do to a place. */
  | { readonly kind: 'place'; readonly index: number; readonly act: 'revert' | 'break' | 'mend' }
  /** The disk loses what lies in the inbox, or the candidate that was just stored. */
  | { readonly kind: 'damage' };

/** Which other key the principal has at the start. */
export type Neighbour = 'none' | 'unknown' | 'unknown-disabled' | 'held' | 'held-disabled';

/** How a sequence begins. */
export interface Scene {
  readonly habits: Habits;
  readonly policy: RotationPolicy;
  readonly neighbour: Neighbour;
  /** What the old key was handed to. */
  readonly places: readonly ('file' | 'broken' | 'hand')[];
  /** The state to walk to undisturbed before the commands begin. */
  readonly upTo: RotationPhase;
  readonly opening: readonly Command[];
}

export interface Sequence {
  readonly scene: Scene;
  readonly commands: readonly Command[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const weather: fc.Arbitrary<Weather> = fc.oneof(
  pick<Weather>(
    { kind: 'fine' },
    { kind: 'lost-before' },
    { kind: 'lost-after' },
    { kind: 'twice' },
    { kind: 'denied' },
    { kind: 'throttled' },
    { kind: 'unreachable' },
    { kind: 'other-owner' },
    { kind: 'echo' },
  ),
  pick<Weather>(
    { kind: 'late', ms: SECOND },
    { kind: 'late', ms: 5 * SECOND },
    { kind: 'late', ms: 10 * SECOND },
  ),
);

const site = fc.oneof(
  { arbitrary: fc.constant('app' as const), weight: 4 },
  { arbitrary: fc.constant('cli' as const), weight: 1 },
);

const points = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(200));

const foreign: fc.Arbitrary<Command> = fc.record({
  kind: fc.constant('foreign' as const),
  act: pick('make' as const, 'disable' as const, 'enable' as const, 'delete' as const, 'use' as const),
  who: pick('old' as const, 'new' as const, 'other' as const),
});

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('run' as const), site, points }) },
  { weight: 5, arbitrary: fc.constant<Command>({ kind: 'pass-until-due' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: pick(SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 6 * MINUTE, HOUR, 2 * DAY),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('jump' as const),
      ms: pick(-DAY, -HOUR, -30 * SECOND, 30 * SECOND, HOUR, 30 * DAY),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: pick('kill' as const, 'lock' as const), site }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unlock' as const), site }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('weather' as const),
      next: fc.array(weather, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: foreign },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      index: fc.nat({ max: 3 }),
      word: pick('done' as const, 'waive' as const, 'retry' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      index: fc.nat({ max: 3 }),
      act: pick('revert' as const, 'break' as const, 'mend' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('choose' as const), index: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: pick<Command>({ kind: 'undo' }, { kind: 'undo' }, { kind: 'damage' }) },
);

const UP_TO: readonly RotationPhase[] = [
  'preflight',
  'slots',
  'intent',
  'creating',
  'sealed',
  'stored',
  'proving',
  'distributing',
  'promoted',
  'soaking',
  'disabling',
  'disabled',
  'cooling',
  'deleting',
  'retired',
];

const run = (points: number): Command => ({ kind: 'run', site: 'app', points });
const due: Command = { kind: 'pass-until-due' };
const kill: Command = { kind: 'kill', site: 'app' };
const undo: Command = { kind: 'undo' };

const strike: fc.Arbitrary<Command> = weather.map((one) => ({ kind: 'weather', next: [one] }));

/** What happens first, at the state that was walked to: chance alone rarely hits a state at its weak moment. */
const opening: fc.Arbitrary<readonly Command[]> = fc.oneof(
  fc.constant([]),
  strike.map((one) => [one, run(200)]),
  fc.tuple(strike, foreign).map(([one, other]) => [one, run(200), other, due, run(200)]),
  fc
    .tuple(fc.nat({ max: 3 }), fc.boolean())
    .map(([points, late]) => [
      ...(points === 0 ? [] : [run(points)]),
      kill,
      ...(late ? [due] : []),
      run(200),
    ]),
  strike.map((one) => [undo, one, run(200), due, run(200)]),
  foreign.map((one) => [one, due, run(200)]),
  foreign.map((one) => [one, kill, due, run(200), due, run(200)]),
);

/** An opening that only makes sense at one state. */
interface Tailored {
  readonly upTo: RotationPhase;
  readonly neighbour: Neighbour;
  readonly opening: readonly Command[];
}

const met = (...kinds: readonly ('fine' | 'denied' | 'throttled' | 'echo')[]): Command => ({
  kind: 'weather',
  next: kinds.map((kind) => ({ kind })),
});
const choose = (index: number): Command => ({ kind: 'choose', index });
const enableOld: Command = { kind: 'foreign', act: 'enable', who: 'old' };
const make: Command = { kind: 'foreign', act: 'make', who: 'other' };
const drop: Command = { kind: 'foreign', act: 'delete', who: 'old' };

const damage: Command = { kind: 'damage' };

const TAILORED: readonly Tailored[] = [
  { upTo: 'creating', neighbour: 'none', opening: [met('echo'), run(200)] },
  { upTo: 'sealed', neighbour: 'none', opening: [damage, run(200), choose(0), run(200)] },
  { upTo: 'stored', neighbour: 'none', opening: [damage, run(200), choose(0), run(200)] },
  { upTo: 'creating', neighbour: 'none', opening: [met('throttled'), run(200), make, due, run(200)] },
  { upTo: 'creating', neighbour: 'none', opening: [met('denied'), run(200)] },
  { upTo: 'creating', neighbour: 'none', opening: [kill, undo, run(200), due, run(200)] },
  { upTo: 'creating', neighbour: 'none', opening: [run(2), kill, run(200)] },
  {
    upTo: 'sealed',
    neighbour: 'none',
    opening: [undo, met('fine', 'denied'), run(200), choose(0), run(200)],
  },
  { upTo: 'disabling', neighbour: 'none', opening: [met('denied'), run(200)] },
  { upTo: 'disabling', neighbour: 'none', opening: [kill, undo, run(200), due, run(200)] },
  { upTo: 'disabling', neighbour: 'none', opening: [met('throttled'), run(200)] },
  { upTo: 'cooling', neighbour: 'none', opening: [enableOld, due, run(200), due, run(200), due, run(200)] },
  { upTo: 'cooling', neighbour: 'none', opening: [drop, due, run(200), due, run(200)] },
  { upTo: 'deleting', neighbour: 'none', opening: [met('denied'), run(200)] },
  { upTo: 'deleting', neighbour: 'none', opening: [met('throttled'), run(200)] },
  { upTo: 'blocked-slots', neighbour: 'held', opening: [choose(0), run(200)] },
  { upTo: 'blocked-slots', neighbour: 'unknown-disabled', opening: [choose(0), run(200)] },
];

const habits: fc.Arbitrary<Habits> = fc.record({
  maxKeys: pick(2, 3),
  spreadMs: pick(0, 0, 3 * SECOND, 20 * SECOND),
  listLagMs: pick(0, 0, 2 * SECOND, 4 * SECOND),
  lastUsedLagMs: pick(0, MINUTE, HOUR),
});

const policy: fc.Arbitrary<RotationPolicy> = fc.record({
  proofs: pick(1, 2, 3),
  proofSpacingMs: pick(0, 2 * SECOND),
  soakMs: pick(0, 10 * MINUTE, DAY),
  cooldownMs: pick(0, 10 * MINUTE, 7 * DAY),
});

const neighbour = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Neighbour>('none') },
  { weight: 3, arbitrary: pick<Neighbour>('unknown', 'unknown-disabled', 'held', 'held-disabled') },
);

/** Mostly none: a person who has to see to one of them keeps a rotation from all that comes after it. */
const places = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Scene['places']>([]) },
  { weight: 2, arbitrary: fc.constantFrom<Scene['places']>(['file'], ['file', 'file']) },
  {
    weight: 2,
    arbitrary: fc.array(pick('file' as const, 'broken' as const, 'hand' as const), {
      minLength: 1,
      maxLength: 3,
    }),
  },
);

const scene: fc.Arbitrary<Scene> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ habits, policy, neighbour, places, upTo: pick(...UP_TO), opening }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(habits, policy, pick(...TAILORED))
      .map(([to, by, tailored]) => ({ habits: to, policy: by, places: [], ...tailored })),
  },
);

/** Sequences of what can happen, at least a dozen things long. */
export const sequences: fc.Arbitrary<Sequence> = fc.record({
  scene,
  commands: fc.array(command, { minLength: 14, maxLength: 34, size: 'max' }),
});
