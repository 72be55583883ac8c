import type { Clock } from '../../ports/clock.ts';
import type { Assessment } from './assess.ts';
import type { Subject } from './request.ts';

/** How long facts from a cloud may be shown again, in ms: as long as a person tries options of one plan. */
const LASTS_MS = 60_000;

/** What was last learnt about keys that somebody plans to replace. A rotation never relies on it. */
export interface RecentFacts {
  /** The facts of before where `reuse` allows it and they are recent, else gathered anew and kept. Throws as `gather`. */
  of(subject: Subject, reuse: boolean, gather: () => Promise<Assessment>): Promise<Assessment>;
  /** Forgets what is known of these keys, or by them; without ids all of it. */
  drop(ids?: readonly string[]): void;
}

export function createRecentFacts(clock: Pick<Clock, 'monotonic'>): RecentFacts {
  const known = new Map<
    string,
    { readonly subject: Subject; readonly until: number; readonly facts: Promise<Assessment> }
  >();

  return {
    of(subject, reuse, gather) {
      const key = `${subject.credentialId} ${subject.admin ?? ''}`;
      const found = known.get(key);
      if (reuse && found !== undefined && clock.monotonic() < found.until) return found.facts;
      const facts = gather();
      const entry = { subject, until: clock.monotonic() + LASTS_MS, facts };
      known.set(key, entry);
      // What could not be learnt is asked for again.
      facts.catch(() => known.get(key) === entry && known.delete(key));
      return facts;
    },
    drop(ids) {
      for (const [key, { subject }] of known) {
        const { credentialId, admin } = subject;
        const touched = ids?.some((id) => id === credentialId || id === admin) ?? true;
        if (touched) known.delete(key);
      }
    },
  };
}
