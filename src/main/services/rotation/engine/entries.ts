import type { RotationReason } from '../../../../shared/model/rotation.ts';
import { enter, go, note } from './step.ts';
import { deadline, isDue, isTime, remainingMs } from './time.ts';
import type { Deadline, Effect, Instant, Notes, Rotation, Soaking, Station, Step } from './types.ts';
import { waitFor } from './waiting.ts';

const LOOK_MOST_MS = 900_000;
const LOOK_LEAST_MS = 1_000;
/** The least that a soak lasts which somebody's word began anew, in ms: a policy without a soak must not run over it. */
const OBJECTION_LEAST_MS = 60_000;

/** How long a look at the places holds, in ms, before the old key is disabled on its strength. */
const CHECKED_MS = 600_000;

/** How long the old key stays enabled beside the new one: as the policy says, but never blind to a late "last used". */
export function soakMs({
  policy,
  limits,
}: {
  readonly policy: Pick<Rotation['policy'], 'soakMs'>;
  readonly limits: Pick<Rotation['limits'], 'lastUsedLagMs'>;
}): number {
  return policy.soakMs === 0 ? 0 : Math.max(policy.soakMs, limits.lastUsedLagMs);
}

/** When to look at the old key's last use again: a tenth of the soak later but within 1 s to 15 min, or at its end. */
export function nextLook(until: Deadline, at: Instant): Deadline {
  const often = Math.min(until.afterMs / 10, LOOK_MOST_MS, remainingMs(until, at));
  return deadline(at, Math.max(Math.round(often), LOOK_LEAST_MS));
}

/** Whether the places have to be looked at (again) before the old key is disabled. */
export const isUnchecked = ({ checked }: Soaking, at: Instant): boolean =>
  checked === null || isTime(deadline(checked, CHECKED_MS), at);

/** The soak that follows the promotion: a first look at once, or straight to the gate where the policy wants no soak. */
export function firstSoak(rotation: Rotation, at: Instant, notes: Notes): Step {
  const until = deadline(at, soakMs(rotation));
  const next = nextLook(until, at);
  // They were served on the way here, but a lock may lie between, and places may have joined with the promotion.
  const phase: Soaking = { kind: 'soaking', since: at, until, seen: null, nextLook: next, checked: null };
  return go(rotation, phase, { kind: until.afterMs === 0 ? 'check-places' : 'look-at-last-use' }, notes);
}

/** A soak that begins anew because somebody enabled the old key, or had it enabled. */
export function soakAgain(rotation: Rotation, at: Instant, notes: Notes): Step {
  const { policy, limits } = rotation;
  const until = deadline(at, Math.max(policy.soakMs, limits.lastUsedLagMs, OBJECTION_LEAST_MS));
  const next = nextLook(until, at);
  const phase: Soaking = { kind: 'soaking', since: at, until, seen: null, nextLook: next, checked: null };
  const restarted = note('soaking', 'soak-restarted', rotation.oldPublicId);
  return enter(rotation, phase, [...notes, restarted], { failure: rotation.failure });
}

/** Goes on soaking with what is due now: a look before anything else, then the wait. */
export function soakOn(rotation: Rotation, phase: Soaking, at: Instant, notes: Notes = []): Step {
  const look = isDue(phase.until, at) || isTime(phase.nextLook, at);
  return look ? go(rotation, phase, { kind: 'look-at-last-use' }, notes) : enter(rotation, phase, notes);
}

/** The proofs of the new key, from the first one on. */
export function startProving(rotation: Rotation, at: Instant, notes: Notes): Step {
  const phase: Station = { kind: 'proving', good: 0, tries: 0, since: at, next: deadline(at, 0) };
  return go(rotation, phase, { kind: 'prove-new' }, notes);
}

/**
 * Waits out the cool-down. Once it is over the places are looked at before the gate: a file may have the old key back since
 * the disabling, and nothing could bring it to life there once it is deleted.
 */
export function coolOn(rotation: Rotation, until: Deadline, at: Instant, notes: Notes = []): Step {
  const effect: Effect = isDue(until, at) ? { kind: 'check-places' } : waitFor(until, at);
  return go(rotation, { kind: 'cooling', until }, effect, notes);
}

/** Enables the old key again; the soak begins anew after that. */
export function enableOld(rotation: Rotation, from: Station, notes: Notes = []): Step {
  const { oldPublicId, failure } = rotation;
  return enter(
    rotation,
    {
      kind: 'undoing',
      step: 'enable-old',
      publicId: oldPublicId,
      leadsTo: 'soaking',
      reason: 'stopped-by-person',
      provenAt: null,
      sent: false,
      places: 'untouched',
      from,
    },
    [...notes, note('undoing', 'enable-sent', oldPublicId)],
    { failure },
  );
}

/** Takes the new key away again, on the strength of the old one, and ends. */
export function giveUpCandidate(
  rotation: Rotation,
  from: Station,
  publicId: string,
  reason: RotationReason,
): Step {
  return enter(rotation, {
    kind: 'undoing',
    step: 'delete-candidate',
    publicId,
    leadsTo: 'aborted-safe',
    reason,
    provenAt: null,
    sent: false,
    places: 'untouched',
    from,
  });
}
