import type { LastUsed } from '../../../../../shared/model/identity.ts';
import { inDoubt } from '../doubt.ts';
import { isUnchecked, nextLook, soakOn } from '../entries.ts';
import { isPassing } from '../failures.ts';
import { judge } from '../gate.ts';
import { attend, enter, go, note, pause, stay } from '../step.ts';
import { anchored, cloudTime, deadline, isDue, isFresh } from '../time.ts';
import type { Event, Instant, Notes, Rotation, Soaking, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

/** Both keys work. The old one's last use is watched, and a use since the promotion starts the timer anew. */
export function soaking(rotation: Rotation, phase: Soaking, event: Event): Step {
  switch (event.kind) {
    case 'last-used':
      return looked(rotation, phase, event.lastUsed, event.at);
    case 'list-failed':
      return isPassing(event.failure)
        ? pause(rotation, event.at, event.failure)
        : looked(rotation, phase, null, event.at);
    case 'places-checked':
      return checked(rotation, { ...phase, checked: event.at });
    case 'places-open':
      return attend(rotation, phase, 'places-open', []);
    case 'tick':
      return soakOn(rotation, phase, event.at);
    case 'gate':
      return atGate(rotation, phase, event);
    case 'resumed':
      return inDoubt(rotation, phase, event.at);
    case 'undo-asked':
      return turnBack(rotation, phase, event.at);
    default:
      return stay(rotation);
  }
}

function looked(rotation: Rotation, phase: Soaking, lastUsed: LastUsed | null, at: Instant): Step {
  const until = anchored(phase.until, at);
  const since = phase.since.cloud === null && at.cloud !== null ? at : phase.since;
  const seen = lastUsed ?? phase.seen;
  if (moved(phase, since, lastUsed)) {
    const again = deadline(at, until.afterMs);
    const next: Soaking = { ...phase, since, until: again, seen, nextLook: nextLook(again, at) };
    return enter(rotation, next, usedNotes(rotation, lastUsed));
  }
  const next: Soaking = { ...phase, since, until, seen, nextLook: nextLook(until, at) };
  if (!isDue(until, at)) return enter(rotation, next);
  return go(rotation, next, { kind: isUnchecked(next, at) ? 'check-places' : 'gate' });
}

/** No place has the old key. A look at its last use comes after that, since looking at places may take long. */
const checked = (rotation: Rotation, phase: Soaking): Step =>
  go(rotation, phase, { kind: phase.until.afterMs === 0 ? 'gate' : 'look-at-last-use' });

function moved({ seen }: Soaking, since: Instant, lastUsed: LastUsed | null): boolean {
  if (lastUsed?.kind !== 'used') return false;
  const before = seen?.kind === 'used' ? seen.at : 0;
  return lastUsed.at > Math.max(before, cloudTime(since));
}

function usedNotes({ oldPublicId }: Rotation, lastUsed: LastUsed | null): Notes {
  const where =
    lastUsed?.kind === 'used'
      ? { service: lastUsed.service ?? '', region: lastUsed.region ?? '' }
      : { service: '', region: '' };
  return [note('soaking', 'old-used', oldPublicId, where), note('soaking', 'soak-restarted', oldPublicId)];
}

function atGate(rotation: Rotation, phase: Soaking, event: Extract<Event, { kind: 'gate' }>): Step {
  const { oldPublicId } = rotation;
  const { at, provenAt, slots } = event;
  const until = anchored(phase.until, at);
  if (!isDue(until, at)) {
    return enter(rotation, { ...phase, until, nextLook: nextLook(until, at) });
  }
  if (isUnchecked(phase, at)) return go(rotation, phase, { kind: 'check-places' });
  // The computer may have slept since the last look: what was used meanwhile would go unseen.
  if (until.afterMs > 0 && !isFresh(phase.nextLook.from, at)) {
    return go(rotation, phase, { kind: 'look-at-last-use' });
  }
  const verdict = judge(rotation, event, 'active');
  switch (verdict.kind) {
    case 'open':
      return go(
        rotation,
        { kind: 'disabling', soak: phase },
        { kind: 'disable', publicId: oldPublicId, provenAt },
        [note('disabling', 'disable-sent', oldPublicId)],
      );
    case 'again':
      return pause(rotation, at, verdict.failure);
    case 'broken':
      return attend(rotation, phase, verdict.reason, slots ?? [], verdict.failure);
    case 'objection':
    case 'foreign':
      return attend(rotation, phase, 'foreign-change', slots ?? []);
  }
}
