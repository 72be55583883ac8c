import type { CloudFailure } from '../../../../../shared/model/failure.ts';
import { inDoubt } from '../doubt.ts';
import { giveUpCandidate } from '../entries.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { sameOwner } from '../owner.ts';
import { attend, enter, go, note, stay, told, wait } from '../step.ts';
import { deadline, isDue } from '../time.ts';
import type { Event, Instant, Phase, Proof, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

type Proving = Extract<Phase, { kind: 'proving' }>;

/** How long a new key may be unknown to the cloud, in ms, before it is taken away again. */
const GIVE_UP_MS = 120_000;
const BACKOFF_FIRST_MS = 1_000;

/** So many good proofs in a row, well apart, signed by the new key itself. */
export function proving(rotation: Rotation, phase: Proving, event: Event): Step {
  switch (event.kind) {
    case 'proved-new':
      // An answer that was reported twice must not count twice.
      return isDue(phase.next, event.at) ? proved(rotation, phase, event.proof, event.at) : stay(rotation);
    case 'tick':
      return again(rotation, phase, event.at);
    case 'resumed':
      return inDoubt(rotation, phase, event.at);
    case 'undo-asked':
      return turnBack(rotation, phase, event.at);
    default:
      return stay(rotation);
  }
}

/** The next proof if it is time. A clock that was set back behind the last one makes it wait once more. */
function again(rotation: Rotation, phase: Proving, at: Instant): Step {
  if (isDue(phase.next, at)) return go(rotation, phase, { kind: 'prove-new' });
  if (at.local >= phase.next.from.local) return stay(rotation);
  return enter(rotation, { ...phase, next: deadline(at, phase.next.afterMs) });
}

function proved(rotation: Rotation, phase: Proving, proof: Proof, at: Instant): Step {
  const { policy, candidate } = rotation;
  const publicId = candidate?.publicId ?? null;
  if (proof.kind !== 'proven') return unproven(rotation, phase, proof, at);
  if (!sameOwner(rotation, proof)) return attend(rotation, phase, 'other-identity', []);
  const good = phase.good + 1;
  const notes = [note('proving', 'new-proven', publicId, { good: String(good), of: String(policy.proofs) })];
  if (good >= policy.proofs) return enter(rotation, { kind: 'distributing' }, notes);
  const next: Proving = { ...phase, good, next: deadline(at, policy.proofSpacingMs) };
  return policy.proofSpacingMs === 0
    ? go(rotation, next, { kind: 'prove-new' }, notes)
    : enter(rotation, next, notes);
}

/** One bad answer and the counting begins anew. Only the cloud's own no, for long enough, ends it. */
function unproven(
  rotation: Rotation,
  phase: Proving,
  proof: Exclude<Proof, { kind: 'proven' }>,
  at: Instant,
): Step {
  const { candidate } = rotation;
  const { failure } = proof;
  if (isPassing(failure)) return backOff(rotation, { ...phase, since: at }, failure, at);
  if (proof.kind === 'failed') return attend(rotation, phase, reasonOf(failure), [], failure);
  if (candidate !== null && isDue(deadline(phase.since, GIVE_UP_MS), at)) {
    const step = giveUpCandidate(rotation, phase, candidate.publicId, 'never-proven');
    return { ...step, notes: [note('proving', 'new-not-yet', candidate.publicId, told(failure))] };
  }
  return backOff(rotation, phase, failure, at);
}

function backOff(rotation: Rotation, phase: Proving, failure: CloudFailure, at: Instant): Step {
  const until = deadline(at, Math.min(BACKOFF_FIRST_MS * 2 ** phase.tries, GIVE_UP_MS));
  const notes = [note('proving', 'new-not-yet', rotation.candidate?.publicId ?? null, told(failure))];
  const next: Proving = { ...phase, good: 0, tries: phase.tries + 1, next: until };
  return go(rotation, next, wait(until), notes, { failure });
}
