import type { MessageKey } from './i18n/resources.ts';
import type { LeftKey, RotationChoice, RotationView } from './model/rotation.ts';

/** Translates, in the window or on the command line. */
export type Say = (key: MessageKey, params?: Readonly<Record<string, string>>) => string;

type Ending = Pick<RotationView, 'leaves' | 'left'>;

/** Whether a key that is left is the one that the vault hands out. */
function isInUse({ leaves }: Ending, { part }: LeftKey): boolean {
  return leaves === 'new' ? part === 'new' : leaves !== null && part === 'old';
}

/** What remains where a rotation ended early, or would if it were stopped now: a line for each key, in full. */
export function leftLines(ending: Ending, say: Say): readonly string[] {
  return ending.left.map((key) => {
    const line = say('rotation.left.line', {
      part: say(`rotation.left.part.${key.part}`),
      id: key.publicId,
      status: say(`rotation.left.status.${key.status}`),
      held: say(key.held ? 'rotation.left.held' : 'rotation.left.notHeld'),
    });
    return isInUse(ending, key) ? say('rotation.left.inUse', { line }) : line;
  });
}

/** What a choice does, with each key by its id. */
export function choiceEffect(rotation: RotationView, choice: RotationChoice, say: Say): string {
  const { oldPublicId: old, newPublicId, newCredentialId } = rotation;
  switch (choice.kind) {
    case 'promote-held':
    case 'delete-disabled':
    case 'delete-orphan':
      return say(`rotation.choice.${choice.kind}.what`, { id: choice.publicId, old });
    case 'retry':
      return say('rotation.choice.retry.what');
    case 'stop': {
      const isStored = rotation.left.some(({ part, held }) => part === 'new' && held);
      return newPublicId !== null && newCredentialId === null && isStored
        ? say('rotation.choice.stop.stores', { id: newPublicId })
        : say('rotation.choice.stop.what');
    }
  }
}
