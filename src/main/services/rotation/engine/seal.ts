import { attend, enter, note } from './step.ts';
import type { Rotation, Step } from './types.ts';

/** The answer to create is safe in the inbox: from here on the rotation has a candidate. */
export function sealAnswer(rotation: Rotation, publicId: string): Step {
  const { beforeIds, oldPublicId } = rotation;
  if (publicId === oldPublicId || beforeIds.includes(publicId)) {
    // Whatever was answered is no new key. Nothing is built on it.
    return attend(rotation, { kind: 'creating' }, 'unexpected', []);
  }
  const notes = [note('creating', 'created', publicId), note('sealed', 'sealed', publicId)];
  const candidate = { publicId, credentialId: null, ours: true };
  return enter(rotation, { kind: 'sealed' }, notes, { candidate });
}
