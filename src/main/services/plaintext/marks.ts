import type { Random } from '../../ports/random.ts';
import type { Receiver } from '../hand-outs/index.ts';

/** Who got what already, so that a program which asks again and again leaves one trace for each version of a key. */
export interface Marks {
  /** A name for an answer that nobody can guess. */
  issue(version: string, asker: Receiver | undefined): string;
  /** Whether this asker got this very version with this mark. */
  holds(mark: string, version: string, asker: Receiver | undefined): boolean;
  clear(): void;
}

/** As many as programs could run at once; the oldest go, which costs an entry more. */
const MOST = 1_000;

/** In memory: after a lock everything is told anew. */
export function createMarks(random: Random): Marks {
  const given = new Map<string, string>();
  const about = (version: string, asker: Receiver | undefined): string =>
    JSON.stringify([version, asker?.to, asker?.script]);
  return {
    issue(version, asker) {
      const mark = random.bytes(18).toString('base64url');
      given.set(mark, about(version, asker));
      const [oldest] = given.keys();
      if (given.size > MOST && oldest !== undefined) given.delete(oldest);
      return mark;
    },
    holds: (mark, version, asker) => given.get(mark) === about(version, asker),
    clear: () => given.clear(),
  };
}
