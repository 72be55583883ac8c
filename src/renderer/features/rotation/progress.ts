import { assertNever } from '../../../shared/assert-never.ts';
import type { RotationEvent, RotationPhase, RotationView } from '../../../shared/model/rotation.ts';
import { needsPerson } from '../../../shared/rotation-needs.ts';
import { whereOf } from './where.ts';

/** The steps of a rotation as a person counts them, in their order. */
export const STEPS = [
  'create',
  'prove',
  'distribute',
  'switch',
  'soak',
  'disable',
  'cool',
  'delete',
] as const;
export type StepName = (typeof STEPS)[number];

/**
 * `stopped`: the rotation stands here and waits for a person, or ended here. `skipped`: it ended before it came
 * to this step.
 */
export type StepState = 'done' | 'present' | 'stopped' | 'ahead' | 'skipped';

/** Where one step stands. */
export interface StepProgress {
  readonly step: StepName;
  readonly state: StepState;
  /** When it was done; null while it is not. */
  readonly doneAt: number | null;
}

/** Why the time with both keys began anew. */
export interface Restart {
  readonly at: number;
  /** `used`: something used the old key, and where the cloud told it. `enabled`: somebody enabled it again. */
  readonly why: 'used' | 'enabled';
  readonly where: string | null;
}

/** What the receipt tells of the way so far. */
export interface Progress {
  readonly steps: readonly StepProgress[];
  /** Good proofs of the new key in a row. */
  readonly proofs: number;
  /** When and why the time with both keys began anew, for the last time; null when it did not. */
  readonly restarted: Restart | null;
  /** A key that was there already takes the new key's part: taking the rotation back does not delete it. */
  readonly held: boolean;
  /** What the rotation itself did to the old key. Others may have done more. */
  readonly oldKey: 'enabled' | 'disabled' | 'deleted';
}

/** The step that a phase belongs to; null for those beside the way, and the end. */
export function stepOf(phase: RotationPhase): StepName | null {
  switch (phase) {
    case 'preflight':
    case 'slots':
    case 'blocked-slots':
    case 'intent':
    case 'creating':
    case 'sealed':
    case 'stored':
      return 'create';
    case 'proving':
      return 'prove';
    case 'distributing':
      return 'distribute';
    case 'promoted':
      return 'switch';
    case 'soaking':
      return 'soak';
    case 'disabling':
    case 'disabled':
      return 'disable';
    case 'cooling':
      return 'cool';
    case 'deleting':
    case 'retired':
      return 'delete';
    case 'done':
    case 'reconcile':
    case 'undoing':
    case 'attention':
    case 'aborted-safe':
      return null;
    default:
      return assertNever(phase);
  }
}

interface Way {
  readonly doneAt: Map<StepName, number>;
  proofs: number;
  restarted: Restart | null;
  held: boolean;
  oldKey: Progress['oldKey'];
}

function done(way: Way, step: StepName, at: number): void {
  for (const before of STEPS.slice(0, STEPS.indexOf(step) + 1)) {
    if (!way.doneAt.has(before)) way.doneAt.set(before, at);
  }
}

function backTo(way: Way, step: StepName): void {
  for (const after of STEPS.slice(STEPS.indexOf(step))) way.doneAt.delete(after);
}

/** Walks the receipt once; lines that come twice or out of turn do no harm. */
function walk(events: readonly RotationEvent[]): Way {
  const way: Way = { doneAt: new Map(), proofs: 0, restarted: null, held: false, oldKey: 'enabled' };
  let lastProof: number | null = null;
  let use: RotationEvent | null = null;
  for (const event of events) {
    switch (event.what) {
      case 'slots-listed':
        // Where it begins again, what an earlier try reached counts no more.
        backTo(way, 'create');
        way.proofs = 0;
        break;
      case 'decided':
        way.held ||= event.detail.choice === 'promote-held';
        break;
      case 'stored':
        done(way, 'create', event.at);
        break;
      case 'new-proven':
        way.proofs += 1;
        lastProof = event.at;
        break;
      case 'new-not-yet':
        way.proofs = 0;
        break;
      case 'distributed':
        done(way, 'prove', lastProof ?? event.at);
        done(way, 'distribute', event.at);
        break;
      case 'promoted':
        done(way, 'prove', lastProof ?? event.at);
        done(way, 'switch', event.at);
        break;
      case 'old-used':
        use = event;
        break;
      case 'soak-restarted':
        backTo(way, 'soak');
        way.restarted =
          use === null
            ? { at: event.at, why: 'enabled', where: null }
            : { at: event.at, why: 'used', where: whereOf(use) };
        break;
      case 'disable-sent':
        done(way, 'soak', event.at);
        break;
      case 'old-disabled':
        done(way, 'disable', event.at);
        way.oldKey = 'disabled';
        break;
      case 'old-enabled':
        backTo(way, 'soak');
        way.oldKey = 'enabled';
        way.restarted = { at: event.at, why: 'enabled', where: null };
        use = null;
        break;
      case 'delete-sent':
        // On the way back it is another key that is deleted.
        if (event.phase === 'deleting') done(way, 'cool', event.at);
        break;
      case 'old-deleted':
        done(way, 'delete', event.at);
        way.oldKey = 'deleted';
        break;
      default:
        break;
    }
  }
  return way;
}

/** The steps with what is done, where it stands and what is left, from the phase and the receipt's lines. */
export function progressOf(
  rotation: Pick<RotationView, 'phase' | 'policy' | 'places'>,
  events: readonly RotationEvent[],
): Progress {
  const way = walk(events);
  const finished = rotation.phase === 'done';
  const ended = finished || rotation.phase === 'aborted-safe';
  const waits = needsPerson(rotation);
  const reached = STEPS.findIndex((step) => !way.doneAt.has(step));
  const named = stepOf(rotation.phase);
  const present = named === null ? (reached < 0 ? STEPS.length - 1 : reached) : STEPS.indexOf(named);

  const steps = STEPS.map((step, index): StepProgress => {
    const doneAt = way.doneAt.get(step) ?? null;
    if (finished) return { step, state: 'done', doneAt };
    // The receipt may lag a moment behind the phase: what lies before the present step is done.
    if (index < present) return { step, state: 'done', doneAt };
    if (index > present) return { step, state: ended ? 'skipped' : 'ahead', doneAt: null };
    return { step, state: ended || waits ? 'stopped' : 'present', doneAt: null };
  });
  return {
    steps,
    proofs: Math.min(way.proofs, rotation.policy.proofs),
    restarted: way.restarted,
    held: way.held,
    oldKey: way.oldKey,
  };
}
