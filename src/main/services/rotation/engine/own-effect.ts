import { assertNever } from '../../../../shared/assert-never.ts';
import type { Effect, Rotation } from './types.ts';

/**
 * What a rotation does of itself when it is found as it is, without an event. Never creates, disables or deletes: those
 * effects come with the step that enters their state, and with nothing else.
 */
export function ownEffect({ phase, oldPublicId }: Rotation): Effect {
  switch (phase.kind) {
    case 'preflight':
      return { kind: 'prove-old' };
    case 'slots':
    case 'disabling':
    case 'deleting':
    case 'retired':
      return { kind: 'list' };
    case 'intent':
      return { kind: 'prepare-inbox' };
    case 'creating':
      return { kind: 'read-inbox' };
    case 'sealed':
      return { kind: 'store' };
    case 'stored':
      return { kind: 'check-stored' };
    case 'proving':
      return { kind: 'wait', until: phase.next };
    case 'distributing':
      return { kind: 'distribute' };
    case 'promoted':
      return { kind: 'promote' };
    case 'soaking':
      return { kind: 'wait', until: phase.nextLook };
    case 'disabled':
      return { kind: 'prove-new' };
    case 'cooling':
      return { kind: 'wait', until: phase.until };
    case 'reconcile':
      return phase.from.kind === 'creating' ? { kind: 'read-inbox' } : { kind: 'list' };
    case 'undoing':
      return phase.step === 'enable-old' ? { kind: 'enable', publicId: oldPublicId } : { kind: 'prove-old' };
    case 'blocked-slots':
    case 'attention':
      return { kind: 'ask-person' };
    case 'done':
    case 'aborted-safe':
      return { kind: 'finish' };
    default:
      return assertNever(phase);
  }
}
