import type { SlotKey } from '../../../../shared/model/rotation.ts';
import type { Rotation } from './types.ts';

/** How a key stands in the cloud's list. A key that expired is as good as disabled. */
export type Standing = 'active' | 'disabled' | 'absent';

/** The cloud's list beside what the journal knows. */
export interface Seen {
  readonly old: Standing;
  readonly candidate: Standing;
  /** Keys that were not there before, and are not the candidate. */
  readonly strangers: readonly SlotKey[];
  /** Nothing appeared, and nothing but the old key and the candidate is missing. */
  readonly othersAsLeft: boolean;
}

/** How `publicId` stands in a list. */
export function standing(slots: readonly SlotKey[], publicId: string | null): Standing {
  const key = slots.find((slot) => slot.publicId === publicId);
  if (key === undefined) return 'absent';
  return key.status === 'active' ? 'active' : 'disabled';
}

/** Compares a list with the journal. */
export function compare(rotation: Rotation, slots: readonly SlotKey[]): Seen {
  const { oldPublicId, beforeIds } = rotation;
  const candidate = rotation.candidate?.publicId ?? null;
  const strangers = slots.filter(
    ({ publicId }) => publicId !== oldPublicId && publicId !== candidate && !beforeIds.includes(publicId),
  );
  const missing = beforeIds.filter((id) => id !== oldPublicId && standing(slots, id) === 'absent');
  return {
    old: standing(slots, oldPublicId),
    candidate: standing(slots, candidate),
    strangers,
    othersAsLeft: strangers.length === 0 && missing.length === 0,
  };
}

/** The ids of a list other than the candidate's: what a person who looked at it takes for given. */
export function acceptedIds(rotation: Rotation, slots: readonly SlotKey[]): readonly string[] {
  return slots.map(({ publicId }) => publicId).filter((id) => id !== rotation.candidate?.publicId);
}
