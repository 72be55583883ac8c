import type { RotationChoice, SlotKey } from '../../../../shared/model/rotation.ts';
import type { Rotation } from './types.ts';

const ANYWAY: readonly RotationChoice[] = [{ kind: 'retry' }, { kind: 'stop' }];

/** What a person may choose now; empty where the rotation waits for nobody. */
export function choicesOf(rotation: Rotation): readonly RotationChoice[] {
  const { phase } = rotation;
  if (phase.kind === 'blocked-slots') return [...phase.slots.flatMap(forBlocked), ...ANYWAY];
  if (phase.kind !== 'attention') return [];
  return phase.reason === 'orphan-key' ? [...orphans(rotation, phase.slots), ...ANYWAY] : ANYWAY;
}

/** Whether a choice is one of those. */
export function isOffered(rotation: Rotation, choice: RotationChoice): boolean {
  const target = (of: RotationChoice): string | null => ('publicId' in of ? of.publicId : null);
  return choicesOf(rotation).some((one) => one.kind === choice.kind && target(one) === target(choice));
}

function forBlocked({ publicId, status, subject, held }: SlotKey): readonly RotationChoice[] {
  if (subject) return [];
  if (status !== 'active') return [{ kind: 'delete-disabled', publicId }];
  return held !== null && held.proves !== false ? [{ kind: 'promote-held', publicId }] : [];
}

/** The keys that turned up while an answer was lost. One that the vault holds is none of them. */
function orphans({ beforeIds }: Rotation, slots: readonly SlotKey[]): readonly RotationChoice[] {
  return slots
    .filter(({ publicId, subject, held }) => !subject && held === null && !beforeIds.includes(publicId))
    .map(({ publicId }) => ({ kind: 'delete-orphan', publicId }));
}
