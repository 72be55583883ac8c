import type { AskingProgram, ConsentAnswer } from '../model/broker.ts';

/**
 * How long a word for a program may hold. For good only where the system vouches for it. What an interpreter runs that has no
 * name would be remembered together with all else that it runs so; an interpreter alone is somebody who sits at it.
 */
export function longestWord({
  named,
  proven,
  script,
}: Pick<AskingProgram, 'named' | 'proven' | 'script'>): Exclude<ConsentAnswer, 'refuse'> {
  if (!named) return script === null ? 'session' : 'once';
  return proven ? 'always' : 'session';
}
