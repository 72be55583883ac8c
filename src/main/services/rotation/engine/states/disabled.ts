import { inDoubt } from '../doubt.ts';
import { coolOn, enableOld } from '../entries.ts';
import { isPassing } from '../failures.ts';
import { sameOwner } from '../owner.ts';
import { note, pause, stay, told } from '../step.ts';
import { deadline } from '../time.ts';
import type { Event, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

const HERE = { kind: 'disabled' } as const;

/** The old key is disabled. The new one proves once more; if it does not, the old one is enabled again. */
export function disabled(rotation: Rotation, event: Event): Step {
  switch (event.kind) {
    case 'proved-new': {
      const { proof, at } = event;
      const publicId = rotation.candidate?.publicId ?? null;
      if (proof.kind === 'proven' && sameOwner(rotation, proof)) {
        const until = deadline(at, rotation.policy.cooldownMs);
        return coolOn(rotation, until, at, [note('disabled', 'new-proven', publicId)]);
      }
      const failure = proof.kind === 'proven' ? null : proof.failure;
      if (failure !== null && isPassing(failure)) return pause(rotation, at, failure);
      const detail = failure === null ? { reason: 'other-identity' } : told(failure);
      return enableOld({ ...rotation, failure }, HERE, [note('disabled', 'new-not-yet', publicId, detail)]);
    }
    case 'resumed':
      return inDoubt(rotation, HERE, event.at);
    case 'undo-asked':
      return turnBack(rotation, HERE, event.at);
    default:
      return stay(rotation);
  }
}
