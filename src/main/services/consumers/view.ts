import type { Consumer, ConsumerView } from '../../../shared/model/consumer.ts';
import type { ConsumersDeps } from './parts.ts';
import type { Seen } from './types.ts';

/** What taking the plaintext of a place away would do; null where there is none that could be reached from here. */
function scrubOf(
  { kindOf, canBeNamed }: Pick<ConsumersDeps, 'kindOf' | 'canBeNamed'>,
  { place }: Consumer,
  state: Seen['state'],
): ConsumerView['scrub'] {
  if (place.kind !== 'file' || !['current', 'stale', 'changed'].includes(state)) return null;
  if (place.holds === 'command' && state === 'current') return null;
  const kind = kindOf(place.file);
  if (kind.asCommand !== null && canBeNamed) return 'command';
  return kind.remove === null ? null : 'remove';
}

/** A place with how it was found. */
export function viewOf(
  deps: Pick<ConsumersDeps, 'kindOf' | 'canBeNamed'>,
  consumer: Consumer,
  seen: Seen,
): ConsumerView {
  const { place } = consumer;
  const leak = place.kind === 'file' && deps.kindOf(place.file).role === 'leak';
  return { ...consumer, ...seen, leak, scrub: scrubOf(deps, consumer, seen.state) };
}
