import type { SlotKey } from '../../../../../shared/model/rotation.ts';
import { coolOn, enableOld, soakAgain, soakOn } from '../entries.ts';
import { compare, type Seen } from '../slots.ts';
import { attend, enter, note } from '../step.ts';
import { remainingMs } from '../time.ts';
import type { Instant, Rotation, Station, Step } from '../types.ts';
import { waitOut } from '../waiting.ts';

type At<K extends Station['kind']> = Extract<Station, { kind: K }>;

/** The disabling may or may not have happened. */
export function afterDisabling(
  rotation: Rotation,
  from: At<'disabling'>,
  slots: readonly SlotKey[],
  at: Instant,
): Step {
  const seen = compare(rotation, slots);
  const { doubt, oldPublicId } = rotation;
  switch (seen.old) {
    case 'active':
      if (doubt !== null && remainingMs(doubt, at) > 0) return waitOut(rotation, doubt, at);
      return soakOn(rotation, from.soak, at);
    case 'disabled':
      return (
        rescue(rotation, from, seen) ??
        enter(rotation, { kind: 'disabled' }, [note('disabled', 'old-disabled', oldPublicId)])
      );
    case 'absent':
      return attend(rotation, from.soak, 'foreign-change', slots);
  }
}

/** The old key should be disabled. Somebody who enabled it again objects. */
export function whileDisabled(
  rotation: Rotation,
  from: At<'disabled' | 'cooling'>,
  slots: readonly SlotKey[],
  at: Instant,
): Step {
  const seen = compare(rotation, slots);
  if (seen.old === 'active') return objection(rotation, at);
  const urgent = rescue(rotation, from, seen);
  if (urgent !== null) return urgent;
  if (seen.old === 'absent' || !seen.othersAsLeft) return attend(rotation, from, 'foreign-change', slots);
  return from.kind === 'cooling' ? coolOn(rotation, from.until, at) : enter(rotation, from);
}

/** The deletion may or may not have happened. */
export function afterDeleting(
  rotation: Rotation,
  from: At<'deleting'>,
  slots: readonly SlotKey[],
  at: Instant,
): Step {
  const seen = compare(rotation, slots);
  const { doubt, oldPublicId } = rotation;
  if (seen.old === 'absent') {
    return enter(rotation, { kind: 'retired', since: at }, [note('retired', 'old-deleted', oldPublicId)]);
  }
  const urgent = rescue(rotation, from, seen);
  if (urgent !== null) return urgent;
  if (doubt !== null && remainingMs(doubt, at) > 0) return waitOut(rotation, doubt, at);
  return seen.old === 'active' ? objection(rotation, at) : coolOn(rotation, from.until, at);
}

const objection = (rotation: Rotation, at: Instant): Step =>
  soakAgain(rotation, at, [note('soaking', 'old-enabled', rotation.oldPublicId)]);

/** With the old key disabled and the new one not enabled any more, the old one has to come back first of all. */
function rescue(rotation: Rotation, from: Station, seen: Seen): Step | null {
  return seen.old === 'disabled' && seen.candidate !== 'active' ? enableOld(rotation, from) : null;
}
