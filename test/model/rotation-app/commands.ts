import type { TurningCloud } from '../../../src/main/clouds/registry.ts';
import type { RotationPolicy } from '../../../src/shared/model/rotation.ts';
import { fc } from '../../support/property.ts';
import type { Neighbour } from '../rotation/commands.ts';

export type SiteName = 'app' | 'cli';

/** What somebody else does to a key: the one that is replaced, the one that replaces it, or the last of the others. */
export interface ForeignAct {
  readonly act: 'make' | 'disable' | 'enable' | 'delete' | 'use';
  readonly who: 'old' | 'new' | 'other';
}

/** Something that happens while a request is under way. */
export type Meeting =
  | ({ readonly kind: 'foreign' } & ForeignAct)
  | { readonly kind: 'lock' | 'die' }
  | { readonly kind: 'jump' | 'slow'; readonly ms: number };

/** What becomes of one request to the cloud. */
export type Trouble =
  | { readonly kind: 'lost' | 'fail'; readonly phase: 'before' | 'after' }
  | { readonly kind: 'twice'; readonly answer: 'first' | 'last' }
  | { readonly kind: 'denied' | 'throttled' }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'meet'; readonly phase: 'before' | 'after'; readonly meeting: Meeting };

/** The requests that trouble can wait for; both vendors call them so. */
export type Target =
  | 'ListAccessKeys'
  | 'CreateAccessKey'
  | 'UpdateAccessKey'
  | 'DeleteAccessKey'
  | 'GetAccessKeyLastUsed'
  | 'GetCallerIdentity'
  | 'any';

/** One thing that happens. */
export type Command =
  /** Starts or opens what is not, begins a rotation where none runs, and takes what is due. */
  | { readonly kind: 'go'; readonly site: SiteName; readonly diesAt: number | null }
  | { readonly kind: 'lock' | 'unlock' | 'die' | 'quit' | 'undo'; readonly site: SiteName }
  | { readonly kind: 'pass' | 'jump'; readonly ms: number }
  | { readonly kind: 'pass-until-due' }
  | { readonly kind: 'trouble'; readonly target: Target; readonly trouble: Trouble }
  | ({ readonly kind: 'foreign' } & ForeignAct)
  | { readonly kind: 'choose'; readonly site: SiteName; readonly index: number };

/** How a cloud behaves, in ms where it is a time. */
export interface Habits {
  readonly maxKeys: number;
  readonly enableMs: number;
  readonly revokeMs: number;
  readonly listMs: number;
  readonly lastUsedLagMs: number;
}

/** How a sequence begins. */
export interface Scene {
  readonly cloud: TurningCloud;
  readonly habits: Habits;
  readonly policy: RotationPolicy;
  readonly neighbour: Neighbour;
  readonly neighbourIsOlder: boolean;
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

const site = fc.oneof(
  { weight: 4, arbitrary: fc.constant<SiteName>('app') },
  { weight: 1, arbitrary: fc.constant<SiteName>('cli') },
);

const foreignAct: fc.Arbitrary<ForeignAct> = fc.record({
  act: pick('make', 'disable', 'enable', 'delete', 'use'),
  who: pick('old', 'new', 'other'),
});

const phase = pick('before' as const, 'after' as const);
const jump = pick(-DAY, -HOUR, -30 * SECOND, 30 * SECOND, 10 * MINUTE, HOUR, 30 * DAY);

const meeting: fc.Arbitrary<Meeting> = fc.oneof(
  { weight: 3, arbitrary: foreignAct.map((one) => ({ kind: 'foreign' as const, ...one })) },
  { weight: 1, arbitrary: pick<Meeting>({ kind: 'lock' }, { kind: 'die' }) },
  { weight: 1, arbitrary: jump.map((ms) => ({ kind: 'jump' as const, ms })) },
  // Within the time limit of a call, and past it: then the answer comes to nobody.
  {
    weight: 1,
    arbitrary: pick(3 * SECOND, 12 * SECOND, 20 * SECOND, 90 * SECOND).map((ms) => ({
      kind: 'slow' as const,
      ms,
    })),
  },
);

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: pick('lost' as const, 'fail' as const), phase }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('twice' as const),
      answer: pick('first' as const, 'last' as const),
    }),
  },
  { weight: 1, arbitrary: pick<Trouble>({ kind: 'denied' }, { kind: 'throttled' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('late' as const),
      ms: pick(SECOND, 5 * SECOND, 10 * SECOND),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('meet' as const), phase, meeting }) },
);

const target = pick<Target>(
  'ListAccessKeys',
  'CreateAccessKey',
  'CreateAccessKey',
  'UpdateAccessKey',
  'UpdateAccessKey',
  'DeleteAccessKey',
  'DeleteAccessKey',
  'GetAccessKeyLastUsed',
  'GetCallerIdentity',
  'any',
);

const troubled: fc.Arbitrary<Command> = fc.record({
  kind: fc.constant('trouble' as const),
  target,
  trouble,
});

const go: fc.Arbitrary<Command> = fc.record({
  kind: fc.constant('go' as const),
  site,
  diesAt: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 160 }) },
  ),
});

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 10, arbitrary: go },
  { weight: 6, arbitrary: fc.constant<Command>({ kind: 'pass-until-due' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: pick(SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 6 * MINUTE, HOUR, 2 * DAY),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('jump' as const), ms: jump }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: pick('lock' as const, 'die' as const, 'quit' as const), site }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unlock' as const), site }) },
  { weight: 8, arbitrary: troubled },
  { weight: 3, arbitrary: foreignAct.map((one) => ({ kind: 'foreign' as const, ...one })) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('choose' as const), site, index: fc.nat({ max: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), site }) },
);

const habits: fc.Arbitrary<Habits> = fc.record({
  maxKeys: pick(2, 3),
  enableMs: pick(0, 0, 3 * SECOND, 10 * SECOND),
  revokeMs: pick(0, 0, 3 * SECOND),
  listMs: pick(0, 0, 2 * SECOND, 4 * SECOND),
  lastUsedLagMs: pick(0, MINUTE, HOUR),
});

const policy: fc.Arbitrary<RotationPolicy> = fc.record({
  proofs: pick(1, 2),
  proofSpacingMs: pick(0, 2 * SECOND),
  soakMs: pick(0, 0, 10 * MINUTE),
  cooldownMs: pick(0, 10 * MINUTE),
});

const neighbour = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Neighbour>('none') },
  { weight: 3, arbitrary: pick<Neighbour>('unknown', 'unknown-disabled', 'held', 'held-disabled') },
);

const scene: fc.Arbitrary<Scene> = fc.record({
  cloud: pick<TurningCloud>('aws', 'aliyun'),
  habits,
  policy,
  neighbour,
  neighbourIsOlder: fc.boolean(),
});

/** Sequences of what can happen around an app, at least a dozen things long. */
export const sequences: fc.Arbitrary<Sequence> = fc.record({
  scene,
  commands: fc.array(command, { minLength: 14, maxLength: 24, size: 'max' }),
});
