import { transition as real } from '../../../src/main/services/rotation/engine/index.ts';
import { deadline } from '../../../src/main/services/rotation/engine/time.ts';
import type { Event, Rotation, Step, Transition } from '../../../src/main/services/rotation/engine/types.ts';
import type { SlotKey } from '../../../src/shared/model/rotation.ts';

/** Engines with a known fault, each as somebody might write it. */
export const MUTANTS: Readonly<Record<string, () => Transition>> = {
  /** The old key is disabled as soon as the new one is stored, before it has proven. */
  'disables before proof': () => (rotation, event) => {
    const step = real(rotation, event);
    const arrived = rotation.phase.kind === 'stored' && step.rotation.phase.kind === 'proving';
    return arrived ? disableAtOnce(step, event) : step;
  },

  /** Deletes the oldest key that was listed, as most tools do. */
  'deletes the oldest': () => {
    let listed: readonly SlotKey[] = [];
    return (rotation, event) => {
      if (event.kind === 'listed' || event.kind === 'gate') listed = event.slots ?? listed;
      const step = real(rotation, event);
      if (step.effect.kind !== 'delete') return step;
      const [oldest] = listed.toSorted((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
      return { ...step, effect: { ...step.effect, publicId: oldest?.publicId ?? step.effect.publicId } };
    };
  },

  /** The new key proves out of memory, takes over, and is put into the vault after that. */
  'stores after promoting': () => (rotation, event) => {
    const step = real(rotation, event);
    if (rotation.phase.kind === 'creating' && step.rotation.phase.kind === 'sealed') {
      return proveAtOnce(step.rotation, event);
    }
    return rotation.phase.kind === 'promoted' && event.kind === 'promoted'
      ? { ...step, effect: { kind: 'store' } }
      : step;
  },
};

function disableAtOnce({ rotation, notes }: Step, { at }: Event): Step {
  const soak = {
    kind: 'soaking',
    since: at,
    until: deadline(at, 0),
    seen: null,
    nextLook: deadline(at, 0),
    checked: null,
  } as const;
  return {
    rotation: { ...rotation, phase: { kind: 'disabling', soak } },
    effect: { kind: 'disable', publicId: rotation.oldPublicId, provenAt: at },
    notes,
  };
}

function proveAtOnce(rotation: Rotation, { at }: Event): Step {
  const next = deadline(at, 0);
  return {
    rotation: { ...rotation, phase: { kind: 'proving', good: 0, tries: 0, since: at, next } },
    effect: { kind: 'prove-new' },
    notes: [],
  };
}
