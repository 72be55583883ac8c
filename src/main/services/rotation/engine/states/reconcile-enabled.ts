import type { SlotKey } from '../../../../../shared/model/rotation.ts';
import { giveUpCandidate, soakOn, startProving } from '../entries.ts';
import { compare } from '../slots.ts';
import { attend, enter } from '../step.ts';
import { deadline, isDue } from '../time.ts';
import type { Instant, Rotation, Soaking, Station, Step } from '../types.ts';
import { waitOut } from '../waiting.ts';

/** How long a key that we created may be missing from the list, in ms, before it is taken for gone. */
const MISSING_MS = 300_000;

type WithCandidate = Extract<
  Station,
  { kind: 'sealed' | 'stored' | 'proving' | 'distributing' | 'promoted' }
>;

/** The candidate was made and nothing relies on it yet: go on where it stopped, if the cloud still has it. */
export function whileEnabled(
  rotation: Rotation,
  from: WithCandidate,
  since: Instant,
  slots: readonly SlotKey[],
  at: Instant,
): Step {
  const seen = compare(rotation, slots);
  if (seen.candidate === 'disabled') return attend(rotation, from, 'foreign-change', slots);
  if (seen.candidate === 'absent' && rotation.candidate !== null) {
    const patience = deadline(since, MISSING_MS);
    return isDue(patience, at)
      ? giveUpCandidate(rotation, from, rotation.candidate.publicId, 'candidate-gone')
      : waitOut(rotation, patience, at);
  }
  return from.kind === 'proving' ? startProving(rotation, at, []) : enter(rotation, from);
}

/** Both keys should be enabled, and nobody else's key there that was not. */
export function whileSoaking(
  rotation: Rotation,
  from: Soaking,
  slots: readonly SlotKey[],
  at: Instant,
): Step {
  const seen = compare(rotation, slots);
  return seen.old === 'active' && seen.candidate === 'active' && seen.othersAsLeft
    ? soakOn(rotation, from, at)
    : attend(rotation, from, 'foreign-change', slots);
}
