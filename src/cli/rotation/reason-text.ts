import type { RotationReason } from '../../shared/model/rotation.ts';
import { joined, type Words } from '../words.ts';

/** Why a rotation stopped or cannot begin, what that means, and what to do. */
export function reasonText(reason: RotationReason, words: Words): string {
  const title = words.t(`rotation.reason.${reason}.title`);
  const rest = [words.t(`rotation.reason.${reason}.meaning`), words.t(`rotation.reason.${reason}.action`)];
  return `${title}\n${joined(rest, words)}`;
}
