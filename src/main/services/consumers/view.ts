import type { Consumer, ConsumerView } from '../../../shared/model/consumer.ts';
import { scrubbingOf } from '../plaintext/protocol.ts';
import { heldKey } from './held-key.ts';
import type { ConsumersDeps } from './parts.ts';
import type { Seen } from './types.ts';

type ViewDeps = Pick<ConsumersDeps, 'session' | 'kindOf' | 'canBeNamed'>;

/** What taking the plaintext of a place away would do; null where there is none that could be reached from here. */
function scrubOf(
  { session, kindOf, canBeNamed }: ViewDeps,
  { place, credentialId }: Consumer,
  state: Seen['state'],
): ConsumerView['scrub'] {
  if (place.kind !== 'file' || !['current', 'stale', 'changed'].includes(state)) return null;
  if (place.holds === 'command' && state === 'current') return null;
  const kind = kindOf(place.file);
  const { cloud } = session.vault().read((db) => heldKey(db, credentialId));
  const best = scrubbingOf(kind, cloud);
  if (best !== 'command' || canBeNamed) return best;
  return kind.remove === null ? null : 'remove';
}

/** A place with how it was found. */
export function viewOf(deps: ViewDeps, consumer: Consumer, seen: Seen): ConsumerView {
  const { place } = consumer;
  const leak = place.kind === 'file' && deps.kindOf(place.file).role === 'leak';
  return { ...consumer, ...seen, leak, scrub: scrubOf(deps, consumer, seen.state) };
}
